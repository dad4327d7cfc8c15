import type { Tile } from '@vigie/protocol';

/** R12: the cases of the sheet « Attitudes à adopter », with how many steps each has. */
export const ATTITUDES = {
  disconnection: { steps: [1, 2, 3, 4], actions: ['resume', 'credit', 'report'] },
  technical: { steps: [1, 2, 3, 4], actions: ['alert', 'report', 'abandon'] },
  identity: { steps: [1, 2, 3], actions: ['identity', 'correction', 'report'] },
  fraud: { steps: [1, 2, 3, 4], actions: ['fraud'] },
  abandonment: { steps: [1, 2, 3, 4], actions: ['time', 'abandon'] },
  endScreenLeft: { steps: [1, 2, 3, 4], actions: ['resume', 'witness', 'report'] },
} as const;

export type Attitude = keyof typeof ATTITUDES;
export type AttitudeAction = (typeof ATTITUDES)[Attitude]['actions'][number];
export const ALL_ATTITUDES = Object.keys(ATTITUDES) as Attitude[];

/** Where the action stands in the candidate's panel. */
export const STANDS_AT: Record<AttitudeAction, (candidateId: string) => string> = {
  resume: (id) => `[data-place="panel:${id}:resume"]`,
  witness: (id) => `[data-place="panel:${id}:witness"]`,
  credit: () => '[data-section=lost] .order',
  alert: () => '[data-call=alert]',
  report: () => '[data-action=report-issue], [data-place$=":report:new"]',
  fraud: () => '[data-action=report-fraud], [data-place$=":report:fraud"]',
  identity: () => '[data-section=welcome]',
  correction: () => '[data-section=correction]',
  time: () => '[data-section=time]',
  abandon: () => '[data-section=test]',
};

/** The case that this candidate is most likely in. */
export function likelyFor(tile: Tile): Attitude {
  if (tile.alert) return 'technical';
  const isAway = tile.link?.on === false || tile.request !== null;
  if (tile.endScreenAt !== null && isAway) return 'endScreenLeft';
  if (isAway) return 'disconnection';
  if (tile.welcome.identity === 'refused' || (tile.startedAt === null && tile.closed === null)) return 'identity';
  return tile.closed?.how === 'abandoned' || tile.situation === 'timeUp' ? 'abandonment' : 'technical';
}
