import type { CheckedList, Fault, ReadList } from '@vigie/domain';
import type { EnrolmentReport } from '@vigie/protocol';
import { faultSentence, type Language } from '@vigie/wording';
import type { readFile } from '../enrolment/index.js';

export const MOST_FAULTS = 500;
export const MOST_CANDIDATES = 200;

export type Source = ReadList & Pick<ReturnType<typeof readFile>, 'kind'>;

/** What the administrator is shown of a list, cut to what a page can hold. */
export function reportOf(
  language: Language,
  { kind: format }: Source,
  { lines, errors, warnings }: CheckedList,
  applied: boolean,
): EnrolmentReport {
  const told = faultTeller(language);
  return {
    ok: true,
    applied,
    format,
    lines: lines.length,
    errors: errors.slice(0, MOST_FAULTS).map(told),
    warnings: warnings.slice(0, MOST_FAULTS).map(told),
    counts: { errors: errors.length, warnings: warnings.length },
    sessions: sessionsOf(lines),
    candidates: lines
      .slice(0, MOST_CANDIDATES)
      .map(({ line, session, lastName, firstName, birthDate, className, isKnown }) => {
        return { line, session, lastName, firstName, birthDate, className, isKnown };
      }),
  };
}

export const faultTeller = (language: Language) => (fault: Fault) => ({
  line: fault.line,
  column: fault.column,
  code: fault.code,
  text: faultSentence(language, fault),
});

function sessionsOf(lines: CheckedList['lines']): EnrolmentReport['sessions'] {
  const sessions = new Map<string, EnrolmentReport['sessions'][number]>();
  for (const { session: number, isKnown } of lines) {
    const counts = sessions.get(number) ?? { number, added: 0, known: 0 };
    counts[isKnown ? 'known' : 'added']++;
    sessions.set(number, counts);
  }
  return [...sessions.values()];
}
