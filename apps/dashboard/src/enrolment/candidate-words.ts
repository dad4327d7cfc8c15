import type { CandidateList, Certifiability, EnrolledCandidate } from '@vigie/protocol';
import { calendarDay } from '../time/format';
import { language, t, tn } from '../wording';

type ExtraTime = EnrolledCandidate['extraTime'];

/** As a cell of a list says it: « 33 % ». */
export function extraTimeCell({ kind, value }: ExtraTime): string {
  if (kind === 'none' || value === undefined) return '';
  return kind === 'percent' ? `${value} %` : `${value} min`;
}

export const extraTimeWords = (extraTime: ExtraTime): string => extraTimeCell(extraTime) || '—';

export const fullName = ({ lastName, firstName }: Pick<EnrolledCandidate, 'lastName' | 'firstName'>): string =>
  `${lastName} ${firstName}`;

/** B3: each of the two conditions in its own sentence. */
export function conditionsOf({ collection, reached, sentOn }: Certifiability) {
  return {
    collection:
      collection === 'met' && sentOn
        ? t('certifiability.sentOn', { day: calendarDay(sentOn) })
        : t(`certifiability.collection.${collection}`),
    competences:
      reached === null ? t('certifiability.competences.unknown') : tn('certifiability.reached', reached, { needed: 5 }),
  };
}

export interface Filter {
  readonly text: string;
  readonly only: 'all' | 'notCertifiable' | 'correction' | 'extraTime';
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Not certifiable, or nobody knows, and nobody said that it may be so. */
export const needsAWord = ({ certifiability, allowed }: EnrolledCandidate): boolean =>
  certifiability.verdict === 'notCertifiable' && allowed === null;

const ONLY: Record<Filter['only'], (one: EnrolledCandidate) => boolean> = {
  all: () => true,
  notCertifiable: ({ certifiability }) => certifiability.verdict !== 'certifiable',
  correction: ({ correction }) => correction !== null,
  extraTime: ({ extraTime }) => extraTime.kind !== 'none',
};

const collator = new Intl.Collator(language);

export function shownOf(candidates: readonly EnrolledCandidate[], { text, only }: Filter): EnrolledCandidate[] {
  const wanted = folded(text.trim());
  return candidates
    .filter(
      (one) =>
        ONLY[only](one) && folded(`${fullName(one)} ${one.className ?? ''} ${one.localId ?? ''}`).includes(wanted),
    )
    .sort((a, b) => collator.compare(fullName(a), fullName(b)));
}

export const countsOf = ({ candidates }: CandidateList): Record<Filter['only'], number> => {
  const of = (only: Filter['only']) => candidates.filter(ONLY[only]).length;
  return {
    all: of('all'),
    notCertifiable: of('notCertifiable'),
    correction: of('correction'),
    extraTime: of('extraTime'),
  };
};
