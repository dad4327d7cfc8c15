import type { CalendarDate } from '../identity/calendar-date.js';

/** The 16 competences of Pix, by number (B3). */
export const COMPETENCES = [
  '1.1',
  '1.2',
  '1.3',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '4.1',
  '4.2',
  '4.3',
  '5.1',
  '5.2',
] as const;
export type Competence = (typeof COMPETENCES)[number];

/** B3: level 1 or more in so many of them. */
export const COMPETENCES_NEEDED = 5;
export const HIGHEST_LEVEL = 8;

/** What is known of somebody's profile; null: nothing is said of it. */
export interface ProfileFacts {
  /** « Certifiable » as a list or Pix Orga says it. */
  readonly declared: boolean | null;
  readonly isSent: boolean | null;
  readonly sentOn: CalendarDate | null;
  /** A level for each competence, in their order; null: not tested. */
  readonly levels: readonly (number | null)[] | null;
  /** In how many competences level 1 is reached; counted from the levels where they are known. */
  readonly reached: number | null;
}

export const nothingKnown: ProfileFacts = { declared: null, isSent: null, sentOn: null, levels: null, reached: null };

export type Condition = 'met' | 'notMet' | 'unknown';
export const CERTIFIABILITY_REASONS = [
  'collection-not-sent',
  'collection-unknown',
  'competences-too-few',
  'competences-unknown',
  'declared-not',
] as const;
export type CertifiabilityReason = (typeof CERTIFIABILITY_REASONS)[number];

/** B3: the verdict, the two conditions apart, and why it is not a yes. */
export interface Certifiability {
  readonly verdict: 'certifiable' | 'notCertifiable' | 'unknown';
  readonly collection: Condition;
  readonly competences: Condition;
  readonly reached: number | null;
  readonly reasons: readonly CertifiabilityReason[];
}

/**
 * B3: the profile was sent, and level 1 reached in 5 competences. One that is known not to be met says no, whatever was
 * declared; a declaration answers for the conditions of which nothing is known.
 */
export function certifiabilityOf(facts: ProfileFacts): Certifiability {
  const reached = reachedIn(facts);
  const collection = asCondition(facts.isSent ?? (facts.sentOn === null ? null : true));
  const competences = asCondition(reached === null ? null : reached >= COMPETENCES_NEEDED);
  const found = { collection, competences, reached };
  const no = whyNot(facts, found);
  if (no.length > 0) return { verdict: 'notCertifiable', ...found, reasons: no };
  const unknown = whyUnknown(found);
  if (unknown.length === 0 || facts.declared === true) return { verdict: 'certifiable', ...found, reasons: [] };
  return { verdict: 'unknown', ...found, reasons: unknown };
}

const reachedIn = ({ levels, reached }: ProfileFacts): number | null =>
  levels === null ? reached : levels.filter((level) => level !== null && level >= 1).length;

const asCondition = (is: boolean | null): Condition => (is === null ? 'unknown' : is ? 'met' : 'notMet');

type Found = Pick<Certifiability, 'collection' | 'competences'>;

function whyNot({ declared }: ProfileFacts, { collection, competences }: Found): CertifiabilityReason[] {
  const why: CertifiabilityReason[] = [];
  if (collection === 'notMet') why.push('collection-not-sent');
  if (competences === 'notMet') why.push('competences-too-few');
  if (declared === false) why.push('declared-not');
  return why;
}

function whyUnknown({ collection, competences }: Found): CertifiabilityReason[] {
  const why: CertifiabilityReason[] = [];
  if (collection === 'unknown') why.push('collection-unknown');
  if (competences === 'unknown') why.push('competences-unknown');
  return why;
}

/** What a file says anew, and what was known before where it says nothing. */
export const learnt = (before: ProfileFacts, now: ProfileFacts): ProfileFacts => ({
  declared: now.declared ?? before.declared,
  isSent: now.isSent ?? before.isSent,
  sentOn: now.isSent === false ? null : (now.sentOn ?? before.sentOn),
  levels: now.levels ?? (now.reached === null ? before.levels : null),
  reached: now.levels ? null : (now.reached ?? before.reached),
});

export const isSameProfile = (one: ProfileFacts, other: ProfileFacts): boolean =>
  one.declared === other.declared &&
  one.isSent === other.isSent &&
  one.sentOn === other.sentOn &&
  one.reached === other.reached &&
  JSON.stringify(one.levels) === JSON.stringify(other.levels);
