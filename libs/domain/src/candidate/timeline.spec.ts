import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CandidateEvent } from '../session/events.js';
import { ANA, at, LINK1, LINK2, NODE, PC1, PC2 } from '../testing/given.js';
import { followed, MOST_SPANS, NO_TIMELINE, recentOf, timelineOf } from './timeline.js';

const of = { candidateId: ANA };
const joins: CandidateEvent = { ...of, type: 'CandidateJoined', deviceId: PC1 };
const takes = (deviceId = PC1, connectionId = LINK1): CandidateEvent => ({
  ...of,
  type: 'LinkTaken',
  deviceId,
  connectionId,
  nodeId: NODE,
});
const loses = (connectionId = LINK1): CandidateEvent => ({
  ...of,
  type: 'LinkLost',
  connectionId,
  cause: 'network',
  heardAt: null,
});
const raises = { ...of, type: 'AlertRaised', challengeId: 'c1', reason: 'image' } as CandidateEvent;
const dismisses = { ...of, type: 'AlertDismissed', challengeId: 'c1' } as CandidateEvent;
const told = (...rows: [number, CandidateEvent][]) =>
  timelineOf(rows.map(([minute, event]) => ({ event, at: at(minute) })));

describe('what a candidate went through', () => {
  it('a link lost and taken again is one span; one that is still lost has no end', () => {
    const rows: [number, CandidateEvent][] = [
      [0, joins],
      [0, takes()],
      [12, loses()],
      [14, takes()],
      [30, loses()],
    ];
    expect(told(...rows).lost).toEqual([
      { from: at(12), to: at(14) },
      { from: at(30), to: null },
    ]);
  });

  it('[R7] an alert lasts until the word on it', () => {
    expect(told([0, joins], [0, takes()], [20, raises], [22, dismisses], [25, raises]).alerts).toEqual([
      { from: at(20), to: at(22) },
      { from: at(25), to: null },
    ]);
  });

  it('[R6] another browser that asks and goes is not the candidate who is lost', () => {
    const asks: CandidateEvent = { ...of, type: 'ResumeAsked', deviceId: PC2, why: 'otherDevice' };
    const rows: [number, CandidateEvent][] = [
      [0, joins],
      [0, takes()],
      [5, asks],
      [5, takes(PC2, LINK2)],
      [7, loses(LINK2)],
    ];
    expect(told(...rows)).toEqual(NO_TIMELINE);
  });

  it('[R6] who is authorised on another PC is back from that word on', () => {
    const asks: CandidateEvent = { ...of, type: 'ResumeAsked', deviceId: PC2, why: 'otherDevice' };
    const authorised: CandidateEvent = { ...of, type: 'ResumeAuthorised', deviceId: PC2 };
    const rows: [number, CandidateEvent][] = [
      [0, joins],
      [0, takes()],
      [3, loses()],
      [5, asks],
      [5, takes(PC2, LINK2)],
      [7, authorised],
    ];
    expect(told(...rows).lost).toEqual([{ from: at(3), to: at(7) }]);
  });
});

it('of the last ninety minutes it keeps what reaches into them', () => {
  const timeline = {
    lost: [
      { from: at(1), to: at(5) },
      { from: at(8), to: at(12) },
    ],
    alerts: [{ from: at(2), to: null }],
  };
  expect(recentOf(timeline, at(100))).toEqual({ lost: [timeline.lost[1]], alerts: timeline.alerts });
});

it('what is seen again changes nothing, and a flapping link is bounded', () => {
  const looks = fc.record({ isLinked: fc.constantFrom(true, false, null), isAlertOpen: fc.boolean() });
  fc.assert(
    fc.property(fc.array(looks, { maxLength: 200 }), (all) => {
      let timeline = NO_TIMELINE;
      all.forEach((seen, minute) => {
        timeline = followed(timeline, seen, at(minute));
        expect(followed(timeline, seen, at(minute + 1))).toBe(timeline);
        expect(timeline.alerts.at(-1)?.to === null).toBe(seen.isAlertOpen);
        for (const strand of [timeline.lost, timeline.alerts]) {
          expect(strand.length).toBeLessThanOrEqual(MOST_SPANS);
          strand.slice(0, -1).forEach(({ to }, n) => expect(to).toBeLessThan(strand[n + 1]!.from));
        }
      });
    }),
  );
});
