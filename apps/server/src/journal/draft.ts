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
  type Decision,
  type DeviceId,
  type DomainEvent,
  type FollowUp,
  type Instant,
  type JoiningLinkId,
  type PersonId,
  type SessionId,
  type SessionState,
} from '@vigie/domain';
import type { Frame, SessionView } from '@vigie/protocol';
import { drawn, type DrawnTile, type NewSeats } from './drawing.js';
import type { DetailsChange } from './details-change.js';
import type { Envelope, NewGrant, Outcome } from './envelope.js';
import { journalRow, type JournalRow, type Origin } from './journal-row.js';
import type { LoadedSession } from './loaded-session.js';
import type { Personal } from './personal.js';
import { storedSeats, type StoredSeat } from './seat.projection.js';
import { sessionViewOf } from './tile.projection.js';

/** What one decided command changed, ready to be told once it is committed. */
export interface Told {
  sessionId: SessionId;
  frame: Omit<Frame, 'tiles'>;
  /** The whole frame as JSON: its tiles are written once, for the room and for the database. */
  text: string;
  seats: NewSeats[];
  /** The socket whose acknowledgement brings its own new screen. */
  sender: ConnectionId | null;
  /** True when what an administrator follows of the session is not what it was. */
  isSummaryNew: boolean;
  /** When time next owes the session something, only when that is not what it was. */
  nextDueAt?: Instant | null;
}

/** What no frame carries: names, and what announcements say. */
const CHANGES_THE_ROSTER: ReadonlySet<DomainEvent['type']> = new Set([
  'AnnouncementSent',
  'CandidateEnrolled',
  'CandidateRemoved',
  'CorrectionAccepted',
  'CorrectionApplied',
  'DetailsRevised',
  'InvigilatorTookOver',
  'SessionDetailsChanged',
]);

/** What the room shows of the session beside its phase and its names. */
const isSeenAlike = (before: SessionState, { invigilator, outages, rowRoundAt, watches }: SessionState): boolean =>
  before.invigilator === invigilator &&
  before.outages === outages &&
  before.rowRoundAt === rowRoundAt &&
  before.watches === watches;

/** One session inside one batch: commands are decided on the result of the one before; nothing is written yet. */
export class SessionDraft {
  readonly rows: JournalRow[] = [];
  readonly told: Told[] = [];
  /** The tiles drawn in this batch, to be written. */
  readonly drawn = new Map<CandidateId, DrawnTile>();
  /** B2: those who were on the list when the batch took it up, and are not any more. */
  readonly removed = new Set<CandidateId>();
  personal: Personal[] = [];
  readonly grants: NewGrant[] = [];
  readonly revoked: (DeviceId | JoiningLinkId)[] = [];
  /** What an administrator follows, when this batch changed it, under the sequence that did. */
  summary: (FollowUp & { seq: number }) | null = null;
  /** What the room shows of the session, when this batch changed it. */
  view: SessionView | null = null;
  /** B1: the session's columns, when this batch changed them. */
  details: DetailsChange | null = null;
  /** The sequence of the session when the batch took it up. */
  readonly decidedUpon: number;

  constructor(
    private session: LoadedSession,
    private readonly now: Instant,
  ) {
    this.decidedUpon = session.seq;
  }

  /** F2: in this batch; no invigilator and no projector follows it any more. */
  get isFinalised(): boolean {
    return this.rows.some(({ type }) => type === 'SessionFinalised');
  }

  get result(): LoadedSession {
    return this.session;
  }

  /** What the rules would answer now. */
  private answerTo({ command, commandId, receivedAt, actorId, isOffice = false }: Envelope): Decision {
    this.passTime(command.type === 'PassTime' ? commandId : null);
    return decide(this.session.state, command, {
      now: this.now,
      receivedAt,
      actor: actorId as PersonId | null,
      isOffice,
    });
  }

  /** Why this would be refused; nothing of it is kept. */
  whyNot(envelope: Envelope): Extract<Outcome, { ok: false }> | null {
    const decision = this.answerTo(envelope);
    return decision.accepted ? null : { ok: false, code: decision.refusal.code, params: decision.refusal.params ?? {} };
  }

  /** First what time owes the session, so that nothing depends on when a job ran; then the command. */
  decide(envelope: Envelope): Outcome {
    const decision = this.answerTo(envelope);
    // A refusal brings no screen: what it changed, if anything, goes as a view.
    const from = decision.accepted ? envelope : { ...envelope, connection: undefined };
    if (decision.events.length > 0) this.append(decision.events, this.now, from);
    if (decision.events.length > 0) this.personal = withFormer(this.personal, envelope.personal);
    if (!decision.accepted) return { ok: false, code: decision.refusal.code, params: decision.refusal.params ?? {} };
    if (envelope.details && decision.events.length > 0) this.change(envelope.details);
    if (envelope.grant) this.grants.push(envelope.grant);
    const { seq, lastAt: at } = this.session;
    return { ok: true, seq, at, skipped: decision.skipped, screen: this.screenFor(envelope, decision.events.length) };
  }

  /** Two changes in one batch: the columns of the last, the people of both. */
  private change(details: DetailsChange): void {
    const { left = [], back = [] } = this.details ?? {};
    this.details = {
      ...details,
      left: [...left.filter((id) => !details.back.includes(id)), ...details.left],
      back: [...back.filter((id) => !details.left.includes(id)), ...details.back],
    };
  }

  /** What the sender's own browser shows from now on. */
  private screenFor({ command, connection }: Envelope, happened: number): StoredSeat | undefined {
    if (!connection || happened === 0 || !('deviceId' in command)) return undefined;
    const screens = this.told.at(-1)?.seats.flatMap((one) => one.screens);
    return screens?.find(({ device }) => device === command.deviceId)?.seat;
  }

  /** Under the id of the wake-up that rang, if one did: the journal says what stopped a test. */
  private passTime(commandId: string | null): void {
    const { id: sessionId } = this.session;
    const system = { sessionId, actorId: null, commandId, receivedAt: this.now, personal: [] };
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
    const { id, seq, headHash, state, rosterVersion, due } = this.session;
    const row = journalRow(event, seq + 1, at, from, headHash);
    this.rows.push(row);
    this.session = {
      id,
      seq: row.seq,
      headHash: row.hash,
      lastAt: at,
      rosterVersion: rosterVersion + (CHANGES_THE_ROSTER.has(event.type) ? 1 : 0),
      state: evolve(state, event, at),
      due,
    };
  }

  private tell(before: LoadedSession, at: Instant, sender: ConnectionId | null): void {
    const { id: sessionId, seq, state, rosterVersion, due } = this.session;
    const all = state.phase !== before.state.phase || state.rules !== before.state.rules;
    const touched = all ? state.candidates.values() : changedWithQueue(before.state, state);
    const seats: NewSeats[] = [];
    const tiles = touched.map((one) => this.project(before.state, one, seats));
    this.unlist(before);
    const isNewView = all || rosterVersion !== before.rosterVersion || !isSeenAlike(before.state, state);
    const frame = {
      seq,
      prev: before.seq,
      at,
      entries: this.rows.filter((row) => row.seq > before.seq).map(entryOf),
      ...(isNewView && { session: (this.view = { ...sessionViewOf(state), rosterVersion }) }),
    };
    const text = `${JSON.stringify(frame).slice(0, -1)},"tiles":[${tiles.join()}]}`;
    const nextDueAt = due?.at ?? null;
    const isNewDue = nextDueAt !== (before.due?.at ?? null);
    const isSummaryNew = this.summarise(before);
    this.told.push({ sessionId, frame, text, seats, sender, isSummaryNew, ...(isNewDue && { nextDueAt }) });
  }

  /** Whoever left the list leaves the grid, and with the next names every screen. */
  private unlist({ state: before }: LoadedSession): void {
    const { candidates } = this.session.state;
    if (candidates.size >= before.candidates.size) return;
    for (const was of before.candidates.values()) {
      if (candidates.has(was.id)) continue;
      this.drawn.delete(was.id);
      this.removed.add(was.id);
      this.personal = this.personal.map((one) => (isListed(one, was.id) ? { ...one, kind: 'former' } : one));
      if (was.joiningLink) this.revoked.push(was.joiningLink.id);
    }
  }

  private summarise(before: LoadedSession): boolean {
    const { state, seq } = this.session;
    if (isFollowedAlike(before.state, state)) return false;
    this.summary = { ...followUpOf(state), seq };
    return true;
  }

  /** Draws anew the tile and the screens of a candidate of whom anything changed; to look alike harms nobody. */
  private project(before: SessionState, candidate: CandidateState, told: NewSeats[]): string {
    const { state, seq } = this.session;
    const { tile, screens } = drawn(state, candidate, seq);
    const text = JSON.stringify(tile);
    this.removed.delete(candidate.id);
    this.drawn.set(candidate.id, { seq, tile: text, seats: storedSeats(screens) });
    const was = before.candidates.get(candidate.id);
    const gone = devicesOf(was).filter((one) => !screens.some(({ device }) => device === one));
    const why = candidate.test.phase === 'signedOut' ? 'signed-out' : 'device-replaced';
    told.push({ screens, gone, why });
    this.revoked.push(...gone, ...linkGone(was, candidate));
    return text;
  }
}

const isListed = (one: Personal, id: CandidateId): one is Extract<Personal, { table: 'person' }> =>
  one.table === 'person' && one.kind === 'candidate' && one.candidateId === id;

/** Details that take the place of others of the same batch leave those behind as they leave what is written. */
function withFormer(before: readonly Personal[], added: readonly Personal[]): Personal[] {
  if (before.length === 0) return [...added];
  const revised = new Set(
    added.flatMap((one) => (one.table === 'person' && one.kind === 'candidate' ? one.candidateId : [])),
  );
  const left = before.map((one) =>
    one.table === 'person' && one.kind === 'candidate' && revised.has(one.candidateId)
      ? { ...one, kind: 'former' as const }
      : one,
  );
  return [...left, ...added];
}

const devicesOf = (candidate: CandidateState | undefined): DeviceId[] =>
  [candidate?.holder?.device, candidate?.request?.device].filter((device) => device !== undefined);

/** R2: used, or another one was handed. */
const linkGone = (was: CandidateState | undefined, { joiningLink }: CandidateState): JoiningLinkId[] =>
  was?.joiningLink && was.joiningLink.id !== joiningLink?.id ? [was.joiningLink.id] : [];

const entryOf = ({ seq, type, at, candidateId, actorId }: JournalRow): Frame['entries'][number] => ({
  seq,
  type,
  at,
  candidateId,
  actorId,
});
