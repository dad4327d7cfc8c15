import { matchingKey, sameName } from '../identity/name-matching.js';
import type { CandidateId } from '../session/ids.js';
import { isSameProfile, learnt, type ProfileFacts } from './certifiability.js';
import type { Fault } from './fault.js';
import type { Listed } from './line.js';
import type { ProfileLine } from './profile-list.js';

/** Somebody of the session, and what is known of their profile. */
export type Profiled = Pick<Listed, 'lastName' | 'firstName' | 'birthDate' | 'className' | 'localId'> & {
  readonly candidateId: CandidateId;
  readonly profile: ProfileFacts;
};

export interface MatchedProfile {
  readonly line: number;
  readonly candidate: Profiled;
  readonly profile: ProfileFacts;
  readonly isChanged: boolean;
}

/** B3: whom each line is about: the local id first, then names and birth date; without a birth date, names and class. */
export function matchProfiles(lines: readonly ProfileLine[], candidates: readonly Profiled[]) {
  const matched = new Map<CandidateId, { line: ProfileLine; candidate: Profiled }>();
  const [errors, warnings]: [Fault[], Fault[]] = [[], []];
  for (const line of lines) {
    const found = whoIs(line, candidates);
    if ('fault' in found) (found.fault.code === 'local-id-other-name' ? errors : warnings).push(found.fault);
    if (!('one' in found)) continue;
    const { candidateId } = found.one;
    const earlier = matched.get(candidateId)?.line;
    const later = earlier ? laterOf(earlier, line) : line;
    if (later) matched.set(candidateId, { line: later, candidate: found.one });
    else errors.push({ line: line.line, column: null, code: 'line-twice', params: { other: earlier!.line } });
  }
  return { matched: [...matched.values()].map(asMatch), errors, warnings };
}

type Who = { one: Profiled } | { fault: Fault };
const fault = (line: number, code: Fault['code'], column: Fault['column'] = null): Who => ({
  fault: { line, column, code, params: {} },
});

function whoIs(line: ProfileLine, candidates: readonly Profiled[]): Who {
  const holder = line.localId === null ? undefined : candidates.find(({ localId }) => isSameId(localId, line.localId!));
  if (holder) return areNamesOther(line, holder) ? fault(line.line, 'local-id-other-name', 'localId') : { one: holder };
  const alike = candidates.filter((one) => line.lastName !== '' && isNamed(one, line));
  const born = line.birthDate === null ? alike : alike.filter(({ birthDate }) => birthDate === line.birthDate);
  const here = born.length > 1 && line.className ? born.filter((one) => isInClass(one, line)) : born;
  if (here.length === 1) return { one: here[0]! };
  return fault(line.line, here.length === 0 && born.length === 0 ? 'matched-nobody' : 'matched-several');
}

const isSameId = (one: string | null, other: string): boolean =>
  one !== null && one.trim().toUpperCase() === other.trim().toUpperCase();
const isNamed = (one: Profiled, line: ProfileLine): boolean =>
  sameName(one.lastName, line.lastName) && sameName(one.firstName, line.firstName);
const areNamesOther = (line: ProfileLine, one: Profiled): boolean => line.lastName !== '' && !isNamed(one, line);
const isInClass = ({ className }: Profiled, line: ProfileLine): boolean =>
  className !== null && matchingKey(className) === matchingKey(line.className!);

/** Pix Orga lists every sending: the last one counts. Null: nothing says which is. */
function laterOf(one: ProfileLine, other: ProfileLine): ProfileLine | null {
  const [a, b] = [one.facts.sentOn, other.facts.sentOn];
  if (a === b) return null;
  return (a ?? '') > (b ?? '') ? one : other;
}

function asMatch({ line, candidate }: { line: ProfileLine; candidate: Profiled }): MatchedProfile {
  const profile = learnt(candidate.profile, line.facts);
  return { line: line.line, candidate, profile, isChanged: !isSameProfile(profile, candidate.profile) };
}
