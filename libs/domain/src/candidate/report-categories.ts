import { CHALLENGE_CATEGORIES } from './alert-reasons.js';

/** Pix's categories of issue reports (R8), and under each the codes that it files them by. */
export const REPORT_GROUPS = {
  information: ['C1', 'C2'],
  signature: ['C4'],
  fraud: ['C6'],
  nonBlocking: ['C7', 'C8'],
  challenge: CHALLENGE_CATEGORIES,
} as const;

export type ReportGroup = keyof typeof REPORT_GROUPS;
export type ReportCategory = (typeof REPORT_GROUPS)[ReportGroup][number];

export const ALL_REPORT_CATEGORIES: readonly ReportCategory[] = Object.values(REPORT_GROUPS).flat();

/** What a report of a group must say, may say, or has no place for. */
interface Says {
  readonly challenge: 'needed' | 'optional' | 'none';
  readonly description: 'needed' | 'optional';
}

export const REPORT_SAYS: Record<ReportGroup, Says> = {
  information: { challenge: 'none', description: 'needed' },
  signature: { challenge: 'none', description: 'needed' },
  fraud: { challenge: 'optional', description: 'needed' },
  nonBlocking: { challenge: 'optional', description: 'needed' },
  challenge: { challenge: 'needed', description: 'optional' },
};

export const groupOf = (category: ReportCategory): ReportGroup =>
  (Object.keys(REPORT_GROUPS) as ReportGroup[]).find((group) =>
    (REPORT_GROUPS[group] as readonly ReportCategory[]).includes(category),
  )!;

export const LONGEST_DESCRIPTION = 2_000;
