import { hasJoined } from '../candidate/phase.js';
import { accept, refuse, type Decision } from './decision.js';
import type { SessionCommand } from './commands.js';
import type { DomainEvent } from './events.js';
import { UNSAID, type SessionRules, type SessionState } from './state.js';

/** What an administrator says of a session beside its rules (B1): the values stand in columns, never in the journal. */
export const SESSION_DETAILS = ['room', 'address', 'plannedAt', 'description', 'invigilators'] as const;
export type SessionDetail = (typeof SESSION_DETAILS)[number];

/** What may still change once the session is launched: it moves no end and is on no door. */
export const CHANGES_LATE: ReadonlySet<SessionDetail> = new Set(['description', 'invigilators']);

type Edit = Extract<SessionCommand, { type: 'EditSession' }>;

/** B1: before the launch everything, after it only what moves nothing. What is as it was changes nothing. */
export function editSession(state: SessionState, { rules, changed }: Edit): Decision {
  const isNew = !sameRules(state.rules, rules);
  const isLaunched = state.phase.name === 'launched' || state.phase.name === 'ended';
  if (isLaunched && (isNew || changed.some((one) => !CHANGES_LATE.has(one)))) return refuse('session-already-launched');
  const events: DomainEvent[] = [];
  if (isNew) events.push({ type: 'SessionRulesChanged', rules });
  if (changed.length > 0) events.push({ type: 'SessionDetailsChanged', changed: [...new Set(changed)] });
  return accept(...events);
}

/** What is not said counts as it does without. */
function sameRules(one: SessionRules, other: SessionRules): boolean {
  const said = (rules: SessionRules, name: keyof SessionRules) =>
    rules[name] ?? (UNSAID as Partial<SessionRules>)[name];
  const names = Object.keys({ ...one, ...other }) as (keyof SessionRules)[];
  return names.every((name) => said(one, name) === said(other, name));
}

/** B1: only while nobody has joined. Its journal stays, and nothing lists it any more. */
export function deleteSession(state: SessionState): Decision {
  if (isDeleted(state)) return accept();
  return state.candidates.values().some(hasJoined)
    ? refuse('cannot-delete-joined')
    : accept({ type: 'SessionDeleted' });
}

export const isDeleted = ({ phase }: SessionState): boolean => phase.name === 'cancelled' && phase.deleted === true;
