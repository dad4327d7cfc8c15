import {
  decide,
  evolve,
  followUpOf,
  isFollowedAlike,
  latest,
  type CandidateId,
  type CandidateState,
  type DeviceId,
  type DomainEvent,
  type FollowUp,
  type Instant,
  type SessionId,
  type SessionState,
} from '@vigie/domain';
import type { Frame, SessionView, Tile } from '@vigie/protocol';
import { drawn, type DrawnTile, type NewSeats } from './drawing.js';
import { dueOf } from './due.js';
import type { Envelope, NewGrant, Outcome } from './envelope.js';
import { journalRow, type JournalRow, type Origin } from './journal-row.js';
import type { LoadedSession } from './loaded-session.js';
import type { Personal } from './personal.js';
import { sessionViewOf } from './tile.projection.js';

/** What one decided command changed, ready to be told once it is committed. */
export interface Told {
  sessionId: SessionId;
  frame: Frame;
  seats: NewSeats[];
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
  private readonly tileSeqs: Map<CandidateId, number>;

  constructor(
    private session: LoadedSession,
    private readonly now: Instant,
  ) {
    this.tileSeqs = new Map(session.tileSeqs);
  }

  get result(): LoadedSession {
    return { ...this.session, tileSeqs: this.tileSeqs };
  }

  get view(): SessionView {
    return { ...sessionViewOf(this.session.state), rosterVersion: this.session.rosterVersion };
  }

  get nextDueAt(): Instant | null {
    return dueOf(this.session.state)?.at ?? null;
  }

  /** First what time owes the session, so that nothing depends on when a job ran; then the command. */
  decide(envelope: Envelope): Outcome {
    this.passTime();
    const { command, receivedAt } = envelope;
    const decision = decide(this.session.state, command, { now: this.now, receivedAt });
    if (decision.events.length > 0) this.append(decision.events, this.now, envelope);
    if (!decision.accepted) return { ok: false, code: decision.refusal.code, params: decision.refusal.params ?? {} };
    if (decision.events.length > 0) this.personal.push(...envelope.personal);
    if (envelope.grant) this.grants.push(envelope.grant);
    return { ok: true, seq: this.session.seq, at: this.session.lastAt, skipped: decision.skipped };
  }

  private passTime(): void {
    const { id: sessionId } = this.session;
    const system = { sessionId, actorId: null, commandId: null, receivedAt: this.now, personal: [] };
    for (let due = dueOf(this.session.state); due && due.at <= this.now; due = dueOf(this.session.state))
      this.append(due.events, due.at, system);
  }

  private append(events: readonly DomainEvent[], when: Instant, from: Origin): void {
    const before = this.session;
    const at = latest(when, before.lastAt);
    for (const event of events) this.appendOne(event, at, from);
    this.tell(before, at);
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

  private tell(before: LoadedSession, at: Instant): void {
    const { id: sessionId, seq, state, rosterVersion } = this.session;
    const all = state.phase !== before.state.phase || state.rules !== before.state.rules;
    const touched = [...state.candidates.values()].filter((one) => all || before.state.candidates.get(one.id) !== one);
    const seats: NewSeats[] = [];
    const tiles = touched.flatMap((one) => this.project(before.state, one, seats) ?? []);
    const isNewView = all || rosterVersion !== before.rosterVersion || state.invigilator !== before.state.invigilator;
    const frame: Frame = {
      seq,
      prev: before.seq,
      at,
      entries: this.rows.filter((row) => row.seq > before.seq).map(entryOf),
      tiles,
      ...(isNewView && { session: this.view }),
    };
    const { nextDueAt } = this;
    const isNewDue = nextDueAt !== (dueOf(before.state)?.at ?? null);
    this.told.push({ sessionId, frame, seats, isSummaryNew: this.summarise(before), ...(isNewDue && { nextDueAt }) });
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
    const isAlike = next.tile === old.tile && next.seats === old.seats;
    const tileSeq = isAlike ? this.tileSeqs.get(candidate.id)! : seq;
    this.tileSeqs.set(candidate.id, tileSeq);
    this.drawn.set(candidate.id, { seq: tileSeq, tile: next.tile, seats: next.seats });
    const gone = (Object.keys(old.shown.seats) as DeviceId[]).filter((device) => !(device in next.shown.seats));
    const why = candidate.test.phase === 'signedOut' ? 'signed-out' : 'device-replaced';
    if (next.seats !== old.seats) seats.push({ screens: next.shown.seats, gone, why });
    this.revoked.push(...gone);
    return next.tile === old.tile ? null : { ...next.shown.tile!, seq };
  }
}

const entryOf = ({ seq, type, at, candidateId, actorId }: JournalRow): Frame['entries'][number] => ({
  seq,
  type,
  at,
  candidateId,
  actorId,
});
