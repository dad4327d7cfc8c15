import { describe, expect, it } from 'vitest';
import type { CandidateId, PersonId } from '../session/ids.js';
import * as given from '../testing/given.js';

const { ANA, BOB, NOTE } = given;
const on = { candidateId: ANA };
const [LISTED, CORRECTED, APPLIED] = ['listed', 'corrected', 'applied'] as PersonId[];
const none = { kind: 'none' } as const;
const noted = { type: 'NoteCorrection', ...on, personId: CORRECTED! } as const;
const apply = { type: 'ApplyCorrection', ...on, correctionId: CORRECTED!, personId: APPLIED! } as const;

describe('[B2] the enrolment before somebody joins', () => {
  const third = { kind: 'percent', value: 33 } as const;

  it('changes by new details, or a new extra time, or both; the same again changes nothing', () => {
    const scene = given.aSession();
    scene
      .when({ type: 'ReviseEnrolment', ...on, personId: LISTED!, extraTime: third })
      .then('DetailsRevised', 'ExtraTimeRevised');
    scene
      .and({ type: 'ReviseEnrolment', ...on, personId: null, extraTime: third })
      .when({ type: 'ReviseEnrolment', ...on, personId: null, extraTime: { ...third } })
      .thenNothing();
    const { current } = scene.and({ type: 'ReviseEnrolment', ...on, personId: null, extraTime: third });
    expect(given.ana(current).extraTime).toEqual(third);
    expect(current.phase.name).toBe('prepared');
  });

  it('removes who has not joined, and keeps the others in their order', () => {
    const { current } = given.aSession().and({ type: 'RemoveCandidate', ...on });
    expect(current.candidates.has(ANA)).toBe(false);
    expect(current.candidates.get(BOB)?.id).toBe(BOB);
    expect(current.candidates.values().map(({ id }) => id)).not.toContain(ANA);
    expect(current.phase.name).toBe('prepared');
  });

  it('refuses both for who has joined', () => {
    const joined = given.aSession().and(...given.joined());
    joined.when({ type: 'RemoveCandidate', ...on }).thenRefused('already-joined');
    joined.when({ type: 'ReviseEnrolment', ...on, personId: LISTED!, extraTime: none }).thenRefused('already-joined');
  });

  it('removes nobody of whom the room has noted something', () => {
    const welcomed = given.aSession().and({ type: 'CheckIdentity', ...on, how: 'documentSeen', noteId: null });
    welcomed.when({ type: 'RemoveCandidate', ...on }).thenRefused('noted-in-the-room');
    given
      .aSession()
      .and(noted)
      .when({ type: 'RemoveCandidate', ...on })
      .thenRefused('noted-in-the-room');
  });

  it('knows nobody who is not enrolled', () => {
    const gone = 'nobody' as CandidateId;
    given.aSession().when({ type: 'RemoveCandidate', candidateId: gone }).thenRefused('unknown-candidate');
  });
});

describe('[R1] a correction becomes the enrolment', () => {
  it('once it is accepted, also after joining; then there is none any more', () => {
    const scene = given.aSession().and(...given.joined());
    scene.when(apply).thenRefused('no-correction');
    scene.and(noted).when(apply).thenRefused('correction-not-accepted');
    const accepted = scene.and(noted, { type: 'AcceptCorrection', ...on });
    accepted.when(apply).then('CorrectionApplied');
    expect(given.ana(accepted.and(apply).current).correction).toBeNull();
    accepted.and(apply).when(apply).thenRefused('no-correction');
  });

  it('only the one that the administrator has read', () => {
    const other = given.aSession().and({ ...noted, personId: LISTED! }, { type: 'AcceptCorrection', ...on });
    other.when(apply).thenRefused('correction-changed');
  });
});

it('[B3] who is not certifiable is enrolled all the same by somebody, with a reason, at any time', () => {
  const order = { type: 'AllowNotCertifiable', ...on, noteId: NOTE } as const;
  given.aSession().when(order).then('NotCertifiableAllowed');
  given.aRunningTest().when(order).then('NotCertifiableAllowed');
});
