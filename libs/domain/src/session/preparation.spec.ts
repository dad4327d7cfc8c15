import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasJoined } from '../candidate/phase.js';
import { followUpOf, isFollowedAlike } from '../finalization/follow-up.js';
import * as given from '../testing/given.js';
import type { Command } from './commands.js';
import { isDeleted, SESSION_DETAILS, type SessionDetail } from './preparation.js';

const { RULES } = given;
const edit = (changed: SessionDetail[], rules: object = {}): Command => ({
  type: 'EditSession',
  rules: { ...RULES, ...rules },
  changed,
});
const remove: Command = { type: 'DeleteSession' };
const cancel: Command = { type: 'CancelSession', noteId: given.NOTE };

describe('editing a session', () => {
  it('[B1] before the launch everything, without opening the welcome', () => {
    const edited = given
      .aSession()
      .when(edit([...SESSION_DETAILS], { durationMinutes: 60, clockPolicy: 'candidate' }))
      .then('SessionRulesChanged', 'SessionDetailsChanged');
    expect(edited).toMatchObject({ phase: { name: 'prepared' }, revision: 1, rules: { durationMinutes: 60 } });
  });

  it('[B1] what is as it was changes nothing', () => {
    given.aSession().when(edit([])).thenNothing();
    given
      .aSession()
      .when(edit([], { roundMinutes: undefined }))
      .thenNothing();
  });

  it.each(['room', 'address', 'plannedAt'] as const)('[B1] after the launch no more: %s', (detail) => {
    given
      .aLaunchedSession()
      .when(edit(['description', detail]))
      .thenRefused('session-already-launched');
  });

  it('[T1] after the launch no rule, which would move an end', () => {
    given
      .aRunningTest()
      .when(edit([], { durationMinutes: 120 }))
      .thenRefused('session-already-launched');
    given
      .aLaunchedSession()
      .when(edit([], { graceSeconds: 60 }))
      .thenRefused('session-already-launched');
  });

  it('[B4] after the launch the description and who watches', () => {
    given
      .aRunningTest()
      .when(edit(['description', 'invigilators']))
      .then('SessionDetailsChanged');
  });

  it('[B1] is followed: an administrator’s list is told', () => {
    const before = given.aSession();
    const after = before.and(edit(['room'])).current;
    expect(isFollowedAlike(before.current, after)).toBe(false);
  });
});

describe('deleting a session', () => {
  it('[B1] while nobody has joined: nothing is done in it any more, and it is told from a cancelled one', () => {
    const deleted = given.aSession().and(remove);
    expect(isDeleted(deleted.current)).toBe(true);
    expect(followUpOf(deleted.current)).toMatchObject({ phase: 'cancelled', deleted: true, finalisation: null });
    deleted.when(given.joined()[0]!).thenRefused('session-cancelled');
    deleted.when(remove).thenNothing();
  });

  it('[B1] not once somebody has joined', () => {
    given
      .aSession()
      .and(...given.joined())
      .when(remove)
      .thenRefused('cannot-delete-joined');
    given
      .aSession()
      .and(...given.joined(), cancel)
      .when(remove)
      .thenRefused('cannot-delete-joined');
  });

  it('[B1] a cancelled one too', () => {
    given.aSession().and(cancel).when(remove).then('SessionDeleted');
    expect(followUpOf(given.aSession().and(cancel).current)).not.toHaveProperty('deleted');
  });

  it('[B1] whatever the order, never both deleted and joined', () => {
    const moves = fc.array(fc.constantFrom(remove, cancel, edit(['room']), ...given.joined(), ...given.welcomed()));
    fc.assert(
      fc.property(moves, (list) => {
        const { current } = list.reduce((scene, command) => scene.trying(command), given.aSession());
        expect(isDeleted(current) && current.candidates.values().some(hasJoined)).toBe(false);
      }),
    );
  });
});

it('[B7] a session that ended without a test is cancelled too: nothing is to be finalised', () => {
  const ended = given
    .aLaunchedSession()
    .at(60 * 30)
    .and({ type: 'PassTime' }, { type: 'PassTime' });
  expect(followUpOf(ended.and(cancel).current)).toMatchObject({ phase: 'cancelled', finalisation: null });
});

it('[R7] open alerts and raised hands are counted', () => {
  const seat = { candidateId: given.ANA, deviceId: given.PC1 };
  const raised = given
    .aRunningTest()
    .and({ type: 'RaiseHand', ...seat })
    .and({ type: 'RaiseAlert', ...seat, challengeId: given.CHALLENGES[0]!, reason: 'image' });
  expect(followUpOf(raised.current).calls).toEqual({ alerts: 1, hands: 1 });
  const { current } = raised.and({ type: 'DismissAlert', candidateId: given.ANA });
  expect(followUpOf(current).calls).toEqual({ alerts: 0, hands: 1 });
  expect(isFollowedAlike(raised.current, current)).toBe(false);
});
