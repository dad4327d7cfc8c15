import { describe, expect, it } from 'vitest';
import { ANA, ana, aRunningTest, aSession, BOB, joined, NADIA, NOTE, welcomed } from '../testing/given.js';

const checkIdentity = { type: 'CheckIdentity', candidateId: ANA, how: 'documentSeen', noteId: null } as const;
const sign = { type: 'SignAttendance', candidateId: ANA } as const;
const confirm = { type: 'ConfirmPresence', candidateId: ANA } as const;

describe('welcome', () => {
  it('[B7][R1] the first step opens the welcome', () => {
    const state = aSession().when(checkIdentity).then('WelcomeOpened', 'IdentityChecked');
    expect(state.phase.name).toBe('welcome');
  });

  it('[R1] keeps the order: identity, signature, seat', () => {
    aSession().when(sign).thenRefused('identity-first');
    aSession()
      .and(checkIdentity)
      .when({ type: 'SeatCandidate', candidateId: ANA, seat: '4' })
      .thenRefused('attendance-first');
    aSession()
      .and(checkIdentity, sign)
      .when({ type: 'SeatCandidate', candidateId: ANA, seat: '4' })
      .then('CandidateSeated');
  });

  it('[R1] attested or refused needs to say by whom or why', () => {
    aSession()
      .when({ ...checkIdentity, how: 'attested' })
      .thenRefused('reason-needed');
    aSession()
      .and({ ...checkIdentity, how: 'refused', noteId: NOTE })
      .when(sign)
      .thenRefused('identity-refused');
  });

  it('[R1] attested again by somebody else is noted', () => {
    const attested = { ...checkIdentity, how: 'attested', noteId: NOTE } as const;
    aSession().and(attested).when(attested).then('IdentityChecked');
  });

  it('[R1] ticking twice changes nothing', () => {
    aSession().and(checkIdentity).when(checkIdentity).thenNothing();
    aSession().and(checkIdentity, sign).when(sign).thenNothing();
  });

  it('[R1] a step can be undone, with a reason once the test runs', () => {
    const undo = { type: 'UndoWelcomeStep', candidateId: ANA, step: 'attendance', noteId: null } as const;
    aSession().and(checkIdentity).when(undo).thenRefused('step-not-done');
    aSession().and(checkIdentity, sign).when(undo).then('WelcomeStepUndone');
    aRunningTest().when(undo).thenRefused('reason-needed');
    aRunningTest()
      .when({ ...undo, noteId: NOTE })
      .then('WelcomeStepUndone');
  });

  it('[R1] a correction is noted, then accepted', () => {
    const accept = { type: 'AcceptCorrection', candidateId: ANA } as const;
    aSession().when(accept).thenRefused('no-correction');
    const noted = aSession().and({ type: 'NoteCorrection', candidateId: ANA, personId: NADIA });
    expect(ana(noted.when(accept).then('CorrectionAccepted')).correction).toEqual({ person: NADIA, accepted: true });
    noted.and(accept).when(accept).thenNothing();
  });
});

describe('presence', () => {
  it('[R3] is confirmed for who has joined, is identified and has signed', () => {
    aSession().when(confirm).thenRefused('not-joined');
    aSession()
      .and(...joined())
      .when(confirm)
      .thenRefused('identity-first');
    aSession()
      .and(...joined(), checkIdentity)
      .when(confirm)
      .thenRefused('attendance-first');
    aSession()
      .and(...joined(), ...welcomed())
      .when(confirm)
      .then('PresenceConfirmed');
  });

  it('[R3] for all who are ready: confirms these and names the others', () => {
    const then = aSession()
      .and(...joined(), ...welcomed())
      .when({ type: 'ConfirmPresences', candidateIds: [ANA, BOB] });
    then.then('PresenceConfirmed');
    expect(then.result.decision).toMatchObject({ skipped: [{ candidateId: BOB, code: 'not-joined' }] });
  });

  it('[R3] falls with the identity or the signature it stands on', () => {
    const confirmed = aSession().and(...joined(), ...welcomed(), confirm);
    confirmed.when({ ...checkIdentity, how: 'refused', noteId: NOTE }).then('IdentityChecked', 'PresenceCancelled');
    confirmed
      .when({ type: 'UndoWelcomeStep', candidateId: ANA, step: 'attendance', noteId: null })
      .then('WelcomeStepUndone', 'PresenceCancelled');
  });

  it('[R3] can be taken back before the start', () => {
    const confirmed = aSession().and(...joined(), ...welcomed(), confirm);
    confirmed.when({ type: 'CancelPresence', candidateId: ANA }).then('PresenceCancelled');
  });
});
