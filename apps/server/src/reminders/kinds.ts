/**
 * What people are reminded of. Each kind has exactly one handler, given to `ReminderHandlers` before the process starts
 * to serve; a start with one too few or too many is refused.
 */
export const REMINDER_KINDS: readonly string[] = ['finalisation', 'finalisationHook'];

/** The ways on which a delivery leaves. Each has exactly one, given to `Channels`. */
export const CHANNELS: readonly string[] = ['screen', 'mail', 'webhook'];
