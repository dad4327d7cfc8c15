import { describe, expect, it } from 'vitest';
import { anAlert, aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { nextStep } from './next-step';

const none = { identity: null, attendance: false, seated: false, seat: null } as const;
const typeOf = (...args: Parameters<typeof nextStep>) => nextStep(...args)?.order?.type ?? null;

describe('[R1] the welcome, one tap a step, in order', () => {
  const joinedAt = LAUNCH;
  it.each([
    ['identity', aTile(), 'CheckIdentity'],
    ['signature', aTile({ welcome: { ...none, identity: 'attested' } }), 'SignAttendance'],
    ['seat', aTile({ welcome: { ...none, identity: 'documentSeen', attendance: true } }), 'SeatCandidate'],
    [
      'presence',
      aTile({ joinedAt, welcome: { ...none, identity: 'documentSeen', attendance: true } }),
      'ConfirmPresence',
    ],
    ['identity of who joined first', aTile({ joinedAt }), 'CheckIdentity'],
  ])('%s', (_what, tile, type) => expect(typeOf(tile, 'welcome')).toBe(type));

  it('waits for a PC once seated, and for nothing once confirmed', () => {
    expect(
      typeOf(aTile({ welcome: { ...none, identity: 'attested', attendance: true, seated: true } }), 'welcome'),
    ).toBeNull();
    expect(typeOf(aTile({ confirmedAt: LAUNCH, joinedAt }), 'launched')).toBeNull();
  });

  it('never proposes to accept a refused identity', () => {
    expect(typeOf(aTile({ welcome: { ...none, identity: 'refused' } }), 'welcome')).toBeNull();
  });
});

it('[R6] authorises a resume whatever else the tile says', () => {
  const request = { why: 'otherDevice', since: LAUNCH, linked: true } as const;
  expect(typeOf(aRunningTile({ request, situation: 'awaitsResume' }), 'launched')).toBe('AuthoriseResume');
});

it('[R9] witnesses an end screen, also once the session has ended', () => {
  const tile = aRunningTile({ situation: 'endScreen', endScreenAt: LAUNCH });
  expect(typeOf(tile, 'launched')).toBe('WitnessEndScreen');
  expect(typeOf(tile, 'ended')).toBe('WitnessEndScreen');
});

it('leaves who works in peace', () => {
  expect(typeOf(aRunningTile(), 'launched')).toBeNull();
  expect(typeOf(aTile({ situation: 'absent' }), 'ended')).toBeNull();
});

describe('[R7] [R13] who calls comes before what the test asks for', () => {
  const request = { why: 'otherDevice', since: LAUNCH, linked: true } as const;
  const end = { situation: 'endScreen', endScreenAt: LAUNCH } as const;
  const said = { callAcknowledgedAt: LAUNCH } as const;

  it('an alert: « J’arrive », then the panel', () => {
    const open = aRunningTile({ alert: anAlert(), request, handSince: LAUNCH, outSince: LAUNCH, ...end });
    expect(typeOf(open, 'launched')).toBe('AcknowledgeCall');
    expect(nextStep({ ...open, ...said }, 'launched')).toMatchObject({ name: 'handle', order: null });
  });

  it('an alert left open is judged once the session has ended, and « J’arrive » no longer offered', () => {
    expect(nextStep(aRunningTile({ alert: anAlert() }), 'ended')).toMatchObject({ name: 'handle', order: null });
    expect(nextStep(aRunningTile({ alert: anAlert() }), 'finalised')).toBeNull();
  });

  it('a hand: « J’arrive », then « C’est réglé »; a resume goes before the latter', () => {
    const hand = aRunningTile({ handSince: LAUNCH, ...end });
    expect(typeOf(hand, 'launched')).toBe('AcknowledgeCall');
    expect(typeOf({ ...hand, ...said }, 'launched')).toBe('SettleHand');
    expect(typeOf({ ...hand, ...said, request }, 'launched')).toBe('AuthoriseResume');
    expect(typeOf({ ...hand, ...said }, 'ended')).toBe('WitnessEndScreen');
  });

  it('out of the room: « De retour »', () => {
    expect(typeOf(aRunningTile({ outSince: LAUNCH, ...end }), 'launched')).toBe('ReturnToRoom');
    expect(typeOf(aRunningTile({ outSince: LAUNCH }), 'ended')).toBeNull();
  });
});
