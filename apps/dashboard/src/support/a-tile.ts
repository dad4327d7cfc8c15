import { wholeTile, type Frame, type RosterEntry, type SessionView, type Tile } from '@vigie/protocol';

/** What the specs are built with. */
export const LAUNCH = Date.UTC(2026, 10, 20, 9, 0);

export const aTile = (given: Partial<Tile> = {}): Tile =>
  wholeTile({
    candidateId: 'c1',
    seq: 1,
    situation: 'expected',
    welcome: { identity: null, attendance: false, seated: false, seat: null },
    wrongCodes: 0,
    extraMinutes: 0,
    grantedMs: 0,
    reports: 0,
    ...given,
  });

export const aRunningTile = (given: Partial<Tile> = {}): Tile =>
  aTile({
    situation: 'started',
    welcome: { identity: 'documentSeen', attendance: true, seated: true, seat: 'A1' },
    joinedAt: LAUNCH - 60_000,
    link: { on: true, since: LAUNCH - 60_000, cause: null },
    startedAt: LAUNCH + 10_000,
    progress: { done: 2, passed: 0, total: 5 },
    lastAnswerAt: LAUNCH + 600_000,
    deadlineAt: LAUNCH + 105 * 60_000,
    ...given,
  });

export const anAlert = (given: Partial<NonNullable<Tile['alert']>> = {}): NonNullable<Tile['alert']> => ({
  challengeId: 'q3',
  number: 3,
  reason: 'image',
  since: LAUNCH + 1_200_000,
  ...given,
});

export const aPerson = (given: Partial<RosterEntry> = {}): RosterEntry => ({
  lastName: 'Dupont',
  firstName: 'Léa',
  birthDate: '2012-04-21',
  className: '3e A',
  ...given,
});

export const aSession = (given: Partial<SessionView> = {}): SessionView => ({
  phase: 'launched',
  launchedAt: LAUNCH,
  endedAt: null,
  endedBy: null,
  invigilatorId: null,
  durationMinutes: 105,
  clockPolicy: 'session',
  stopPolicy: 'enforce',
  autoCloseMinutes: null,
  outages: [],
  rowRoundAt: null,
  roundMinutes: 15,
  rosterVersion: 1,
  ...given,
});

export const aFrame = (given: Partial<Frame> = {}): Frame => ({
  seq: 2,
  prev: 1,
  at: LAUNCH,
  entries: [],
  tiles: [],
  ...given,
});
