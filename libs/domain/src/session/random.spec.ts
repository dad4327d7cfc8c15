import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LINK_LASTS } from '../candidate/joining-link.js';
import { MOST_ANNOUNCEMENTS } from '../candidate/announcements.js';
import { hasJoined, phaseOf, type CandidatePhase } from '../candidate/phase.js';
import { followUpOf, isFollowedAlike } from '../finalization/follow-up.js';
import type { CandidateState } from '../candidate/state.js';
import { situationOf } from '../candidate/situation.js';
import { RULES } from '../testing/given.js';
import { IDS, moves, PERSON, type Move } from '../testing/moves.js';
import { play, type Told } from '../testing/player.js';
import type { Instant } from '../time/instant.js';
import type { Command } from './commands.js';
import { evolve } from './evolve.js';
import type { CandidateId, DeviceId } from './ids.js';
import { followed, NO_TIMELINE, seenOf, TIMELINE_EVENTS, timelineOf, type Timeline } from '../candidate/timeline.js';
import type { CandidateEvent } from './events.js';
import { deadlineFor, dueAfter, lastInstantOf, nextDue } from './owed.js';
import { noSession } from './state.js';

const AFTER: Record<CandidatePhase, CandidatePhase[]> = {
  expected: ['expected', 'waiting'],
  waiting: ['waiting', 'confirmed', 'expected'],
  confirmed: ['confirmed', 'waiting', 'running', 'expected'],
  running: ['running', 'timeUp', 'finished', 'closed'],
  timeUp: ['timeUp', 'running', 'finished', 'closed'],
  finished: ['finished', 'endScreen', 'closed', 'witnessed'],
  endScreen: ['endScreen', 'witnessed'],
  witnessed: ['witnessed', 'endScreen', 'signedOut'],
  signedOut: ['signedOut'],
  closed: ['closed', 'running'],
};

it('[fault 37] random sequences lead only to legal states, and replaying the journal gives the state', () => {
  fc.assert(
    fc.property(moves, (run) => {
      const { state, journal } = play(run, (before, after, told) => {
        for (const { event, at: when } of told) {
          const next = evolve(before, event, when);
          for (const id of IDS) {
            const [was, is] = [phaseOf(before.candidates.get(id)!), phaseOf(next.candidates.get(id)!)];
            expect(AFTER[was], `${event.type} took ${was} to ${is}`).toContain(is);
          }
          before = next;
        }
        for (const one of after.candidates.values()) {
          const deadline = deadlineFor(after, one);
          const { holder, request, test } = one;
          if (test.phase === 'running') expect(deadline).not.toBeNull();
          if (holder && request && holder.device !== request.device) expect(request.why).toBe('otherDevice');
          if (holder?.lapsed) expect(request).not.toBeNull();
          expect(situationOf(one, after.phase.name)).toBeTypeOf('string');
        }
        for (const { endedAt, candidates } of after.outages)
          if (endedAt === null)
            expect(candidates.some((id) => after.candidates.get(id)!.holder?.link?.on === false)).toBe(true);
      });
      expect(journal.reduce((before, { event, at: when }) => evolve(before, event, when), noSession)).toEqual(state);
      const instants = journal.map(({ at: when }) => when);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});

/** T4, said once more: what counts after the deadline. */
function countsLate(one: CandidateState, deadline: Instant, claimed: Instant | undefined, when: Instant): boolean {
  const isCut = one.test.phase === 'timeUp' && !one.test.linked;
  return isCut && claimed !== undefined && claimed < deadline && when <= deadline + RULES.lateSeconds * 1_000;
}

it('[T4] no answer counts after its deadline, but for those that a cut held up, and nobody starts unconfirmed', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, _after, told) => {
        for (const { event, at: when } of told) {
          const one = 'candidateId' in event ? before.candidates.get(event.candidateId) : undefined;
          if (event.type === 'ChallengeAnswered') {
            const deadline = deadlineFor(before, one!)!;
            expect(when < deadline || countsLate(one!, deadline, event.claimedAt, when)).toBe(true);
          }
          if (event.type === 'ChallengeAnswered')
            expect(one!.call?.alert ?? one!.outSince ?? one!.pausedSince).toBeNull();
          if (event.type === 'TestStarted') expect(one!.confirmedAt).not.toBeNull();
          before = evolve(before, event, when);
        }
      });
    }),
    { numRuns: 300 },
  );
});

/** Whoever is closed, and whose session is over, is not paused any more. */
const ENDS_A_PAUSE = new Set(['TestUnpaused', 'TestClosed', 'SessionEnded', 'SessionCancelled']);

/** T1, T5, T6 and T9 once more, from what the journal tells: what moved the end of this candidate. */
function movedBy(journal: readonly Told[], id: CandidateId): number {
  let moved = 0;
  let pausedAt: number | null = null;
  for (const { event, at: when } of journal) {
    if ('candidateId' in event && event.candidateId !== id) continue;
    if (event.type === 'TimeGranted' || event.type === 'LostTimeCredited') moved += event.ms;
    if (event.type === 'TestPaused') pausedAt = when;
    if (!ENDS_A_PAUSE.has(event.type)) continue;
    moved += pausedAt === null ? 0 : when - pausedAt;
    pausedAt = null;
  }
  return moved;
}

const OTHERWISE = { stopPolicy: 'indicate', autoCloseMinutes: 10 } as const;

it.each([
  ['session', {}],
  ['candidate', {}],
  ['session', { autoCloseMinutes: 10 }],
  ['session', OTHERWISE],
  ['candidate', OTHERWISE],
] as const)(
  '[T1] under the policy `%s` %o, the end is launch or own start + duration + extra time + time given back or granted + pauses, within 24 h (T7), always',
  (clockPolicy, more) => {
    let moved = 0;
    const first: Command = { type: 'PrepareSession', rules: { ...RULES, ...more, clockPolicy } };
    fc.assert(
      fc.property(moves, (run) => {
        const journal: Told[] = [];
        const startOf = (id: CandidateId) =>
          journal.find(({ event }) =>
            clockPolicy === 'session'
              ? event.type === 'SessionLaunched'
              : event.type === 'TestStarted' && event.candidateId === id,
          )?.at;
        play(
          run,
          (_before, after, told) => {
            journal.push(...told);
            for (const [n, id] of IDS.entries()) {
              const from = startOf(id);
              const end = from === undefined ? null : from + (105 + n * 10) * 60_000 + movedBy(journal, id);
              const candidate = after.candidates.get(id)!;
              const last = lastInstantOf(after, candidate) ?? Infinity;
              expect(deadlineFor(after, candidate)).toBe(end && Math.min(end, last));
              if (movedBy(journal, id) !== 0) moved++;
            }
          },
          first,
        );
      }),
      { numRuns: 200, seed: 17 },
    );
    expect(moved).toBeGreaterThan(1_000);
  },
);

it.each([{}, { autoCloseMinutes: 10 }, OTHERWISE])(
  '[T3] %o: each warning comes at its instant, or at once when the end has come nearer, once until there is more time',
  (more) => {
    let warned = 0;
    fc.assert(
      fc.property(moves, (run) => {
        const told = new Map<CandidateId, number>();
        play(
          run,
          (before, _after, events) => {
            for (const { event, at: when } of events) {
              const one = 'candidateId' in event ? before.candidates.get(event.candidateId) : undefined;
              if ((event.type === 'TimeGranted' || event.type === 'LostTimeCredited') && event.ms > 0)
                told.delete(event.candidateId);
              if (event.type === 'TimeWarned') {
                const left = deadlineFor(before, one!)! - when;
                const { granted, unpausedAt, test, pausedSince } = one!;
                expect([test.phase, pausedSince]).toEqual(['running', null]);
                expect(left).toBeGreaterThan(0);
                if (left !== event.minutes * 60_000) expect([granted?.at, unpausedAt]).toContain(when);
                expect(left).toBeLessThanOrEqual(event.minutes * 60_000);
                expect(event.minutes).toBeLessThan(told.get(event.candidateId) ?? Infinity);
                told.set(event.candidateId, event.minutes);
                warned++;
              }
              before = evolve(before, event, when);
            }
          },
          { type: 'PrepareSession', rules: { ...RULES, ...more } },
        );
      }),
      { numRuns: 200, seed: 19 },
    );
    expect(warned).toBeGreaterThan(50);
  },
);

it('[T4] under `indicate` no answer is late, and nobody is closed but by somebody or with the session', () => {
  let afterwards = 0;
  fc.assert(
    fc.property(moves, (run) => {
      play(
        run,
        (before, _after, told) => {
          for (const { event, at: when } of told) {
            expect(event.type).not.toBe('LateAnswerKept');
            if (event.type === 'TestClosed') expect(event.how).not.toBe('closedByTime');
            if (event.type === 'ChallengeAnswered')
              afterwards += before.candidates.get(event.candidateId)!.test.phase === 'timeUp' ? 1 : 0;
            before = evolve(before, event, when);
          }
        },
        { type: 'PrepareSession', rules: { ...RULES, ...OTHERWISE } },
      );
    }),
    { numRuns: 200, seed: 23 },
  );
  expect(afterwards).toBeGreaterThan(0);
});

it('[T4] a test is closed by itself 10 minutes after its stop, to the millisecond, and nobody else', () => {
  let closed = 0;
  fc.assert(
    fc.property(moves, (run) => {
      play(
        run,
        (before, _after, told) => {
          for (const { event, at: when } of told) {
            if (event.type === 'TestClosed' && event.how === 'closedByTime') {
              const one = before.candidates.get(event.candidateId)!;
              const since = one.test.phase === 'timeUp' ? one.test.since : NaN;
              expect(when).toBe(Math.max(since, deadlineFor(before, one)!) + 10 * 60_000);
              closed++;
            }
            before = evolve(before, event, when);
          }
        },
        { type: 'PrepareSession', rules: { ...RULES, autoCloseMinutes: 10 } },
      );
    }),
    { numRuns: 200, seed: 29 },
  );
  expect(closed).toBeGreaterThan(20);
});

it('[T6] no moment is lost twice, none before the start, and no more is credited than was lost', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (_before, after, told) => {
        const now = told.at(-1)?.at;
        for (const { lost, test } of after.candidates.values()) {
          if (!lost || now === undefined || test.phase === 'awaited') continue;
          const sum = lost.network + lost.server + lost.alert;
          expect(lost.credited).toBeLessThanOrEqual(sum);
          expect(sum).toBeLessThanOrEqual(now - test.paper!.startedAt);
        }
      });
    }),
    { numRuns: 200 },
  );
});

it('[Q3] no page is left for longer than its test lasts, nor noted more often than every 5 s', () => {
  fc.assert(
    fc.property(moves, (run) => {
      const { state, journal } = play(run, () => {});
      for (const { id, focusLost, test } of state.candidates.values()) {
        const noted = journal.filter(({ event }) => event.type === 'FocusLost' && event.candidateId === id);
        expect(focusLost === null).toBe(noted.length === 0);
        if (!focusLost || test.phase === 'awaited') continue;
        const elapsed = journal.at(-1)!.at - test.paper!.startedAt;
        expect((noted.length - 1) * 5_000).toBeLessThanOrEqual(elapsed);
        expect(focusLost.last.forMs).toBeLessThanOrEqual(elapsed);
      }
    }),
    { numRuns: 200 },
  );
});

it('[A1] announcements reach who was there, each is shown before it is read, and no receipt is taken back', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, after) => {
        for (const { id, announcements } of after.candidates.values()) {
          const earlier = before.candidates.get(id)!.announcements;
          expect(announcements.length).toBeLessThanOrEqual(MOST_ANNOUNCEMENTS);
          if (announcements.length > earlier.length)
            expect(phaseOf(before.candidates.get(id)!)).not.toMatch(/^(expected|signedOut|closed)$/);
          for (const { at: sentAt, shownAt, acknowledgedAt } of announcements) {
            if (shownAt !== null) expect(shownAt).toBeGreaterThanOrEqual(sentAt);
            if (acknowledgedAt !== null) expect(acknowledgedAt).toBeGreaterThanOrEqual(shownAt!);
          }
          for (const [n, was] of earlier.entries())
            expect(announcements[n]).toMatchObject({ at: was.at, ...(was.shownAt && { shownAt: was.shownAt }) });
        }
      });
    }),
    { numRuns: 200 },
  );
});

it('[R8] no report is lost, none names what was not reached, and no two fraud reports share a number', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, after) => {
        const all = after.candidates.values();
        for (const { id, reports, test } of all) {
          const was = before.candidates.get(id)!.reports;
          expect(reports.length).toBeGreaterThanOrEqual(was.length);
          was.forEach(({ withdrawn, version }, n) => {
            expect(reports[n]!.version).toBeGreaterThanOrEqual(version);
            if (withdrawn) expect(reports[n]).toEqual(was[n]);
          });
          for (const { number } of reports) if (number !== null) expect(test.phase).not.toBe('awaited');
        }
        const references = all.flatMap(({ reports }) => reports.map(({ reference }) => reference)).filter(Boolean);
        expect(new Set(references).size).toBe(references.length);
        expect(all.flatMap(({ reports }) => reports).filter(({ category }) => category === 'C6')).toHaveLength(
          references.length,
        );
      });
    }),
    { numRuns: 200 },
  );
});

it('[R1] no two who are present have the same place, nor is one awaited at the place of another', () => {
  let [seated, arrived] = [0, 0];
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (_before, after, told) => {
        const present = after.candidates.values().filter((one) => !['signedOut', 'closed'].includes(phaseOf(one)));
        const placesOf = ({ welcome, moving }: CandidateState) => new Set([welcome.seated?.seat, moving?.post]);
        const places = present.flatMap((one) => [...placesOf(one)]).filter((place) => place != null);
        expect(new Set(places).size).toBe(places.length);
        const types = told.map(({ event }) => event.type);
        seated += types.filter((type) => type === 'CandidateSeated').length;
        if (types.includes('ResumeAuthorised') && types.includes('CandidateSeated')) arrived++;
      });
    }),
    { numRuns: 300, seed: 19 },
  );
  expect(seated).toBeGreaterThan(100);
  expect(arrived).toBeGreaterThan(2);
});

it('[R2] a joining link is used once, within 15 minutes, and only the last one handed', () => {
  let used = 0;
  fc.assert(
    fc.property(moves, (run) => {
      const handedAt = new Map<CandidateId, Instant>();
      for (const { event, at: when } of play(run, () => {}).journal) {
        if (event.type === 'JoiningLinkHanded') handedAt.set(event.candidateId, when);
        if (event.type !== 'JoiningLinkUsed') continue;
        expect(when - (handedAt.get(event.candidateId) ?? -Infinity)).toBeLessThan(LINK_LASTS);
        handedAt.delete(event.candidateId);
        used++;
      }
    }),
    { numRuns: 200, seed: 13 },
  );
  expect(used).toBeGreaterThan(20);
});

/** Somebody who comes and goes on the list, between the moves of the others. */
const LISTED = 'lou' as CandidateId;
const comingAndGoing = fc.constantFrom<Command[]>(
  { type: 'EnrolCandidates', candidates: [{ candidateId: LISTED, extraTime: { kind: 'minutes', value: 45 } }] },
  { type: 'RemoveCandidate', candidateId: LISTED },
  { type: 'NoteCorrection', candidateId: LISTED, personId: PERSON },
  { type: 'JoinSession', candidateId: LISTED, deviceId: 'pc4' as DeviceId, code: 'none' },
);
const aList = fc.tuple(moves, fc.array(comingAndGoing, { minLength: 5, maxLength: 30 })).map(([run, listed]) =>
  run.flatMap((one, n): [Move, number][] => {
    const also = n % 3 === 0 ? listed[n / 3] : undefined;
    return also ? [one, [also, 0]] : [one];
  }),
);

it('[B2] nobody leaves the list who has joined, and time owes what it owes those who stay', () => {
  let removed = 0;
  fc.assert(
    fc.property(aList, (run) => {
      const { state, journal } = play(run, (before, after, told) => {
        for (const { event } of told) {
          if (event.type !== 'CandidateRemoved') continue;
          removed++;
          expect(hasJoined(before.candidates.get(event.candidateId)!)).toBe(false);
          expect(after.candidates.has(event.candidateId)).toBe(false);
          expect(after.candidates.changedSince(before.candidates)).toEqual([]);
        }
        expect(dueAfter(nextDue(before), before, after)).toEqual(nextDue(after));
        if (isFollowedAlike(before, after)) expect(followUpOf(after)).toEqual(followUpOf(before));
      });
      expect(journal.reduce((before, { event, at: when }) => evolve(before, event, when), noSession)).toEqual(state);
    }),
    { numRuns: 200, seed: 19 },
  );
  expect(removed).toBeGreaterThan(40);
});

it('reaches every phase of a candidate', () => {
  const reached = new Set<CandidatePhase>();
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (_before, after) => {
        for (const one of after.candidates.values()) reached.add(phaseOf(one));
      });
    }),
    { numRuns: 300, seed: 7 },
  );
  expect([...reached].toSorted()).toEqual(Object.keys(AFTER).toSorted());
});

it('what time owes is paid at once: nothing due is left behind', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (_before, after, told) => {
        const now = told.at(-1)?.at;
        const due = nextDue(after);
        if (now !== undefined && due) expect(due.at).toBeGreaterThan(now - 1);
      });
    }),
    { numRuns: 200 },
  );
});

it('what time owes after a step is what it owes the new state', () => {
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, after) => expect(dueAfter(nextDue(before), before, after)).toEqual(nextDue(after)));
    }),
    { numRuns: 200 },
  );
});

it('[F1] what is followed alike is followed alike, and most steps change nothing of it', () => {
  let [alike, steps] = [0, 0];
  fc.assert(
    fc.property(moves, (run) => {
      play(run, (before, after) => {
        steps += before === after ? 0 : 1;
        if (before === after || !isFollowedAlike(before, after)) return;
        alike++;
        expect(followUpOf(after)).toEqual(followUpOf(before));
      });
    }),
    { numRuns: 200, seed: 11 },
  );
  expect(alike / steps).toBeGreaterThan(0.4);
});

it('what a screen follows frame by frame is what the journal tells after a reload', () => {
  const types: ReadonlySet<string> = new Set(TIMELINE_EVENTS);
  let spans = 0;
  fc.assert(
    fc.property(moves, (run) => {
      const live = new Map<CandidateId, Timeline>();
      const { journal } = play(run, (_before, after, told) => {
        const now = told.at(-1)?.at;
        if (now === undefined) return;
        for (const one of after.candidates.values())
          live.set(one.id, followed(live.get(one.id) ?? NO_TIMELINE, seenOf(one), now));
      });
      for (const id of IDS) {
        const rows = journal.filter(
          ({ event }) => types.has(event.type) && 'candidateId' in event && event.candidateId === id,
        );
        const read = timelineOf(rows as { event: CandidateEvent; at: Instant }[]);
        expect(live.get(id) ?? NO_TIMELINE).toEqual(read);
        spans += read.lost.length + read.alerts.length;
      }
    }),
    { numRuns: 1_000, seed: 5 },
  );
  expect(spans).toBeGreaterThan(50);
});
