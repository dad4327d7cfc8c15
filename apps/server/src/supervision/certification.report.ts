import { certifiabilityOf, type MatchedProfile, type ReadProfiles } from '@vigie/domain';
import type { CertifiabilityReport } from '@vigie/protocol';
import type { Language } from '@vigie/wording';
import { faultTeller, MOST_CANDIDATES, MOST_FAULTS } from './enrolment.report.js';

export interface CheckedProfiles extends ReadProfiles {
  readonly kind: CertifiabilityReport['format'];
  readonly matched: readonly MatchedProfile[];
}

/** What the administrator is shown of a file about certifiability (B3). */
export function certificationOf(
  language: Language,
  { kind, lines, matched, errors, warnings }: CheckedProfiles,
  enrolled: number,
  applied = false,
): CertifiabilityReport {
  const told = faultTeller(language);
  const changed = matched.filter(({ isChanged }) => isChanged).length;
  const unmatched = warnings.filter(({ code }) => code === 'matched-nobody' || code === 'matched-several').length;
  return {
    ok: true,
    applied,
    format: kind,
    lines: lines.length,
    errors: errors.slice(0, MOST_FAULTS).map(told),
    warnings: warnings.slice(0, MOST_FAULTS).map(told),
    counts: {
      errors: errors.length,
      warnings: warnings.length,
      changed,
      same: matched.length - changed,
      unmatched,
      absent: enrolled - matched.length,
    },
    candidates: matched.slice(0, MOST_CANDIDATES).map(shown),
  };
}

function shown({ line, candidate, profile, isChanged }: MatchedProfile): CertifiabilityReport['candidates'][number] {
  const { candidateId, lastName, firstName } = candidate;
  const { verdict, reasons, reached } = certifiabilityOf(profile);
  const before = certifiabilityOf(candidate.profile).verdict;
  return { line, candidateId, lastName, firstName, verdict, before, reasons: [...reasons], reached, isChanged };
}
