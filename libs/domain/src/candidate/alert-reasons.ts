/** Pix's categories of what goes wrong in a challenge (R8); the others of R8 concern no challenge. */
export const CHALLENGE_CATEGORIES = ['E1', 'E2', 'E3', 'E4', 'E5', 'E8', 'E9', 'E10', 'E11', 'E12'] as const;
export type ChallengeCategory = (typeof CHALLENGE_CATEGORIES)[number];

/** What a candidate may report of a challenge (R7): reasons, and under each what exactly. */
export const ALERT_REASONS = {
  content: ['image', 'attachment', 'display'],
  website: ['siteUnavailable', 'siteBlocked'],
  computer: ['software', 'focusLost'],
  other: ['skippedByMistake', 'accessibility', 'other'],
} as const;

export type AlertReasonGroup = keyof typeof ALERT_REASONS;
export type AlertReason = (typeof ALERT_REASONS)[AlertReasonGroup][number];

export const ALL_ALERT_REASONS: readonly AlertReason[] = Object.values(ALERT_REASONS).flat();

/** The category that the invigilator is offered first; null: nothing of Pix's list says it, they choose. */
export const SUGGESTED_CATEGORY: Record<AlertReason, ChallengeCategory | null> = {
  image: 'E1',
  attachment: 'E3',
  display: 'E2',
  siteUnavailable: 'E4',
  siteBlocked: 'E5',
  software: 'E9',
  focusLost: 'E10',
  skippedByMistake: 'E11',
  accessibility: 'E12',
  other: null,
};

/** Reasons that make sense only of a challenge that has such a thing. */
export const REASON_NEEDS: Partial<Record<AlertReason, 'image' | 'attachment'>> = {
  image: 'image',
  attachment: 'attachment',
};
