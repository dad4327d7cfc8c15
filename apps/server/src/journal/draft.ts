import {
  decide,
  evolve,
  followUpOf,
  latest,
  nextDue,
  type CandidateId,
  type DeviceId,
  type DomainEvent,
  type FollowUp,
  type Instant,
  type SessionId,
} from '@vigie/domain';
import type { Frame, SessionView } from '@vigie/protocol';
import type { Envelope, NewGrant, Outcome } from './envelope.js';
import { canonical } from './hash.js';
import { journalRow, type JournalRow, type Origin } from './journal-row.js';
import type { LoadedSession, StoredTile } from './loaded-session.js';
import type { Personal } from './personal.js';
import { seatsOf, type Seats } from './seat.projection.js';
import { isFollowedAlike } from './summary.projection.js';
import { sessionViewOf, tileOf } from './tile.projection.js';

/** What one decided command changed, ready to be told once it is committed. */
export interface Told {
  sessionId: SessionId;
  frame: Frame;
  /** `gone`: why a browser that was named before is named no more. */
  seats: { before: Seats; after: Seats; gone: 'device-replaced' | 'signed-out' }[];
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
  readonly dirty = new Set<CandidateId>();
  readonly personal: Personal[] = [];
  readonly grants: NewGrant[] = [];
  readonly revoked: DeviceId[] = [];
  /** What an administrator follows, when this batch changed it, under the sequence that did. */
  summary: (FollowUp & { seq: number }) | null = null;
  private readonly tiles: Map<CandidateId, StoredTile>;

  constructor(
    private session: LoadedSession,
    private readonly now: Instant,
  ) {
    this.tiles = new Map(session.tiles);
  }

  get result(): LoadedSession {
    return { ...this.session, tiles: this.tiles };
  }

  get view(): SessionView {
    return { ...sessionViewOf(this.session.state), rosterVersion: this.session.rosterVersion };
  }

  get nextDueAt(): Instant | null {
    return nextDue(this.session.state)?.at ?? null;
  }

  tile(id: CandidateId): StoredTile {
    return this.tiles.get(id)!;
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
    for (let due = nextDue(this.session.state); due && due.at <= this.now; due = nextDue(this.session.state))
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
    const seats: Told['seats'] = [];
    const changed = touched.filter(({ id }) => this.project(id, seats));
    const isNewView = all || rosterVersion !== before.rosterVersion || state.invigilator !== before.state.invigilator;
    const frame: Frame = {
      seq,
      prev: before.seq,
      at,
      entries: this.rows.filter((row) => row.seq > before.seq).map(entryOf),
      tiles: changed.map(({ id }) => ({ ...this.tile(id).tile, seq })),
      ...(isNewView && { session: this.view }),
    };
    const { nextDueAt } = this;
    const isNewDue = nextDueAt !== (nextDue(before.state)?.at ?? null);
    this.told.push({ sessionId, frame, seats, isSummaryNew: this.summarise(before), ...(isNewDue && { nextDueAt }) });
  }

  private summarise(before: LoadedSession): boolean {
    const { state, seq } = this.session;
    if (isFollowedAlike(before.state, state)) return false;
    this.summary = { ...followUpOf(state), seq };
    return true;
  }

  /** Draws the tile and the screens of one candidate anew; true when the invigilator sees a change. */
  private project(id: CandidateId, seats: Told['seats']): boolean {
    const { state, seq } = this.session;
    const candidate = state.candidates.get(id)!;
    const old = this.tiles.get(id);
    const next = { seq, tile: tileOf(state, candidate), seats: seatsOf(state, candidate) };
    const isNewTile = canonical(old?.tile) !== canonical(next.tile);
    const areNewSeats = canonical(old?.seats) !== canonical(next.seats);
    this.tiles.set(id, { ...next, seq: isNewTile || areNewSeats || !old ? seq : old.seq });
    this.dirty.add(id);
    const gone = candidate.test.phase === 'signedOut' ? 'signed-out' : 'device-replaced';
    if (areNewSeats) seats.push({ before: old?.seats ?? {}, after: next.seats, gone });
    this.revoked.push(...(Object.keys(old?.seats ?? {}) as DeviceId[]).filter((device) => !(device in next.seats)));
    return isNewTile;
  }
}

const entryOf = ({ seq, type, at, candidateId, actorId }: JournalRow): Frame['entries'][number] => ({
  seq,
  type,
  at,
  candidateId,
  actorId,
});
