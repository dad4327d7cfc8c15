import {
  changedWithQueue,
  decide,
  dueAfter,
  evolve,
  followUpOf,
  isFollowedAlike,
  latest,
  type CandidateId,
  type CandidateState,
  type ConnectionId,
  type DeviceId,
  type DomainEvent,
  type FollowUp,
  type Instant,
  type SessionId,
  type SessionState,
} from '@vigie/domain';
import type { Frame, SessionView, Tile } from '@vigie/protocol';
import { drawn, looksAlike, type DrawnTile, type NewSeats } from './drawing.js';
import type { Envelope, NewGrant, Outcome } from './envelope.js';
import { journalRow, type JournalRow, type Origin } from './journal-row.js';
import type { LoadedSession } from './loaded-session.js';
import type { Personal } from './personal.js';
import type { StoredSeat } from './seat.projection.js';
import { sessionViewOf } from './tile.projection.js';

/** What one decided command changed, ready to be told once it is committed. */
export interface Told {
  sessionId: SessionId;
  frame: Frame;
  seats: NewSeats[];
  /** The socket whose acknowledgement brings its own new screen. */
  sender: ConnectionId | null;
  /** True when what an administrator follows of the session is not what it was. */
  isSummaryNew: boolean;
  /** When time next owes the session something, only when that is not what it was. */
  nextDueAt?: Instant | null;
}

const CHANGES_THE_ROSTER: ReadonlySet<DomainEvent['type']> = new Set([
  'CandidateEnrolled',
  'CorrectionAccepted',
  'InvigilatorTookOver',
]);

/** The row keeps the sequence that it has. */
const UNCHANGED = 0;

/** One session inside one batch: commands are decided on the result of the one before; nothing is written yet. */
export class SessionDraft {
  readonly rows: JournalRow[] = [];
  readonly told: Told[] = [];
  /** The tiles drawn in this batch, to be written. */
  readonly drawn = new Map<CandidateId, DrawnTile>();
  readonly personal: Personal[] = [];
  readonly grants: NewGrant[] = [];
  readonly revoked: DeviceId[] = [];
  /** What an administrator follows, when this batch changed it, under the sequence that did. */
  summary: (FollowUp & { seq: number }) | null = null;
  /** What the room shows of the session, when this batch changed it. */
  view: SessionView | null = null;
  /** The sequence of the session when the batch took it up. */
  readonly decidedUpon: number;

  constructor(
    private session: LoadedSession,
    private readonly now: Instant,
  ) {
    this.decidedUpon = session.seq;
  }

  get result(): LoadedSession {
    return this.session;
  }

  /** First what time owes the session, so that nothing depends on when a job ran; then the command. */
  decide(envelope: Envelope): Outcome {
    this.passTime();
    const { command, receivedAt } = envelope;
    const decision = decide(this.session.state, command, { now: this.now, receivedAt });
    // A refusal brings no screen: what it changed, if anything, goes as a view.
    const from = decision.accepted ? envelope : { ...envelope, connection: undefined };
    if (decision.events.length > 0) this.append(decision.events, this.now, from);
    if (!decision.accepted) return { ok: false, code: decision.refusal.code, params: decision.refusal.params ?? {} };
    if (decision.events.length > 0) this.personal.push(...envelope.personal);
    if (envelope.grant) this.grants.push(envelope.grant);
    const { seq, lastAt: at } = this.session;
    return { ok: true, seq, at, skipped: decision.skipped, screen: this.screenFor(envelope, decision.events.length) };
  }

  /** What the sender's own browser shows from now on. */
  private screenFor({ command, connection }: Envelope, happened: number): StoredSeat | undefined {
    if (!connection || happened === 0 || !('deviceId' in command)) return undefined;
    return this.told.at(-1)?.seats.find(({ screens }) => command.deviceId in screens)?.screens[command.deviceId];
  }

  private passTime(): void {
    const { id: sessionId } = this.session;
    const system = { sessionId, actorId: null, commandId: null, receivedAt: this.now, personal: [] };
    for (let { due } = this.session; due && due.at <= this.now; { due } = this.session)
      this.append(due.events, due.at, system);
  }

  private append(events: readonly DomainEvent[], when: Instant, from: Origin): void {
    const before = this.session;
    const at = latest(when, before.lastAt);
    for (const event of events) this.appendOne(event, at, from);
    const { state } = this.session;
    this.session = { ...this.session, due: dueAfter(before.due, before.state, state) };
    this.tell(before, at, from.connection ?? null);
  }

  private appendOne(event: DomainEvent, at: Instant, from: Origin): void {
    const { seq, headHash, state, rosterVersion } = this.session;
    const row = journalRow(event, seq + 1, at, from, headHash);
    this.rows.push(row);
    this.session = {
      ...this.session,
      seq: row.seq,
      headHash: row.hash,
      lastAt: at,
      rosterVersion: rosterVersion + (CHANGES_THE_ROSTER.has(event.type) ? 1 : 0),
      state: evolve(state, event, at),
    };
  }

  private tell(before: LoadedSession, at: Instant, sender: ConnectionId | null): void {
    const { id: sessionId, seq, state, rosterVersion, due } = this.session;
    const all = state.phase !== before.state.phase || state.rules !== before.state.rules;
    const touched = all ? state.candidates.values() : changedWithQueue(before.state, state);
    const seats: NewSeats[] = [];
    const tiles = touched.flatMap((one) => this.project(before.state, one, seats) ?? []);
    const isNewView = all || rosterVersion !== before.rosterVersion || state.invigilator !== before.state.invigilator;
    const frame: Frame = {
      seq,
      prev: before.seq,
      at,
      entries: this.rows.filter((row) => row.seq > before.seq).map(entryOf),
      tiles,
      ...(isNewView && { session: (this.view = { ...sessionViewOf(state), rosterVersion }) }),
    };
    const nextDueAt = due?.at ?? null;
    const isNewDue = nextDueAt !== (before.due?.at ?? null);
    const isSummaryNew = this.summarise(before);
    this.told.push({ sessionId, frame, seats, sender, isSummaryNew, ...(isNewDue && { nextDueAt }) });
  }

  private summarise(before: LoadedSession): boolean {
    const { state, seq } = this.session;
    if (isFollowedAlike(before.state, state)) return false;
    this.summary = { ...followUpOf(state), seq };
    return true;
  }

  /** Draws the tile and the screens of one candidate anew; the tile when the invigilator sees a change. */
  private project(before: SessionState, candidate: CandidateState, seats: NewSeats[]): Tile | null {
    const { state, seq } = this.session;
    const old = drawn(before, before.candidates.get(candidate.id));
    const next = drawn(state, candidate);
    const [isSameTile, isSameSeats] = [looksAlike(old.tile, next.tile), looksAlike(old.seats, next.seats)];
    const changedAt = isSameTile && isSameSeats ? (this.drawn.get(candidate.id)?.seq ?? UNCHANGED) : seq;
    const texts = { tile: JSON.stringify(next.tile), seats: JSON.stringify(next.seats) };
    this.drawn.set(candidate.id, { seq: changedAt, ...texts });
    const gone = (Object.keys(old.seats) as DeviceId[]).filter((device) => !(device in next.seats));
    const why = candidate.test.phase === 'signedOut' ? 'signed-out' : 'device-replaced';
    if (!isSameSeats) seats.push({ screens: next.seats, gone, why });
    this.revoked.push(...gone);
    return isSameTile ? null : { ...next.tile!, seq };
  }
}

const entryOf = ({ seq, type, at, candidateId, actorId }: JournalRow): Frame['entries'][number] => ({
  seq,
  type,
  at,
  candidateId,
  actorId,
});
