import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import type { CandidateId, NoteId } from '../session/ids.js';
import {
  aFinishedTest,
  ana,
  ANA,
  anEndScreen,
  aRunningTest,
  aSession,
  at,
  aWitnessedEnd,
  BOB,
  joined,
  PC1,
  PC2,
} from '../testing/given.js';
import { MOST_ANNOUNCEMENTS } from './announcements.js';

const QUIET = 'quiet' as NoteId;
const telling = (noteId = QUIET, candidateIds = [ANA]): Command => ({ type: 'Announce', candidateIds, noteId });
const shown = (noteId = QUIET, deviceId = PC1): Command => ({
  type: 'ShowAnnouncement',
  candidateId: ANA,
  deviceId,
  noteId,
});
const read = (noteId = QUIET): Command => ({
  type: 'AcknowledgeAnnouncement',
  candidateId: ANA,
  deviceId: PC1,
  noteId,
});
const notes = (count: number) => Array.from({ length: count }, (_one, n) => `n${n}` as NoteId);

describe('[A1] an announcement', () => {
  it('is one event for all who are told; the others are named, with the reason', () => {
    const { decision, events } = aRunningTest().when(telling(QUIET, [ANA, BOB, ANA, 'zoe' as CandidateId])).result;
    expect(events.map(({ event }) => event)).toEqual([
      { type: 'AnnouncementSent', noteId: QUIET, candidateIds: [ANA] },
    ]);
    expect(decision).toMatchObject({
      accepted: true,
      skipped: [
        { candidateId: BOB, code: 'not-joined' },
        { candidateId: 'zoe', code: 'unknown-candidate' },
      ],
    });
  });

  it('goes to every screen from the waiting one to the end, and no further', () => {
    for (const scene of [aSession().and(...joined()), aRunningTest(), aFinishedTest(), anEndScreen(), aWitnessedEnd()])
      scene.when(telling()).then('AnnouncementSent');
    const signedOut = aWitnessedEnd().and({ type: 'SignOut', candidateId: ANA, deviceId: PC1 });
    const closed = aRunningTest().and({ type: 'EndTest', candidateId: ANA });
    for (const [scene, code] of [
      [aSession(), 'not-joined'],
      [signedOut, 'signed-out'],
      [closed, 'already-abandoned-or-ended'],
    ] as const) {
      scene.when(telling()).thenNothing();
      expect(scene.when(telling()).result.decision).toMatchObject({ skipped: [{ code }] });
    }
  });

  it('is shown once, then read once', () => {
    const scene = aRunningTest().and(telling()).at(1).and(shown()).at(2);
    scene.when(shown()).thenNothing();
    const state = scene.when(read()).then('AnnouncementAcknowledged');
    expect(ana(state).announcements).toEqual([{ note: QUIET, at: at(0), shownAt: at(1), acknowledgedAt: at(2) }]);
    scene.and(read()).when(read()).thenNothing();
    scene.and(read()).when(shown()).thenNothing();
  });

  it('that is read was shown, whatever became of the first receipt', () => {
    const state = aRunningTest().and(telling()).at(2).and(read()).current;
    expect(ana(state).announcements).toMatchObject([{ shownAt: at(2), acknowledgedAt: at(2) }]);
  });

  it('is received by the browser that holds the candidate; of another one nothing is known', () => {
    const scene = aRunningTest().and(telling());
    scene.when(shown(QUIET, PC2)).thenRefused('device-replaced');
    scene.when(read('other' as NoteId)).thenNothing();
  });

  it('is still read once the session has ended, in front of the end screen', () => {
    const ended = anEndScreen().and(telling(), { type: 'CloseSession' });
    ended.when(telling()).thenRefused('session-ended');
    ended.when(read()).then('AnnouncementAcknowledged');
  });

  it('the last 20 are kept: what is read gives way first', () => {
    const many = notes(MOST_ANNOUNCEMENTS + 1);
    const full = aRunningTest().and(...many.slice(0, MOST_ANNOUNCEMENTS).map((note) => telling(note)));
    const keptOf = (scene: typeof full) =>
      ana(scene.and(telling(many.at(-1))).current).announcements.map(({ note }) => note);
    expect(keptOf(full)).toEqual(many.slice(1));
    expect(keptOf(full.and(read(many[3])))).toEqual(many.filter((_note, n) => n !== 3));
  });
});
