import type { Instant, SessionId } from '@vigie/domain';
import type { ClientBase } from 'pg';
import { SessionDraft, type Told } from './draft.js';
import { refusedBy, type Envelope, type Outcome } from './envelope.js';
import type { HeadRow, SessionCache } from './loaded-session.js';
import { EARLIER_OUTCOMES, LOCK_SESSIONS, WRITE } from './statements.js';
import { parameters, type KeptOutcome } from './write-parameters.js';

export interface BatchResult {
  outcomes: Outcome[];
  told: Told[];
}

/** Thrown when the COMMIT was sent and no answer came: the batch may or may not be in. */
export class UnknownOutcome extends Error {}

/** One transaction for many commands of many sessions: lock, decide, write, commit. */
export async function runBatch(
  client: ClientBase,
  envelopes: readonly Envelope[],
  cache: SessionCache,
  now: () => Instant,
): Promise<BatchResult> {
  await client.query('begin');
  const heads = await lock(client, envelopes);
  const known = await earlierOutcomes(client, envelopes);
  const drafts = await open(client, heads, cache, now());
  const kept: KeptOutcome[] = [];
  const outcomes = envelopes.map((envelope) => decideOnce(envelope, drafts, known, kept));
  await write(client, [...drafts.values()], kept);
  for (const draft of drafts.values()) cache.keep(draft.result);
  return { outcomes, told: [...drafts.values()].flatMap(({ told }) => told) };
}

async function lock(client: ClientBase, envelopes: readonly Envelope[]): Promise<HeadRow[]> {
  const ids = [...new Set(envelopes.map(({ sessionId }) => sessionId))];
  return (await client.query<HeadRow>({ name: 'lock', text: LOCK_SESSIONS, values: [ids] })).rows;
}

async function open(
  client: ClientBase,
  heads: HeadRow[],
  cache: SessionCache,
  now: Instant,
): Promise<Map<SessionId, SessionDraft>> {
  const drafts = new Map<SessionId, SessionDraft>();
  for (const head of heads) drafts.set(head.id, new SessionDraft(await cache.at(client, head), now));
  return drafts;
}

interface Earlier {
  content: string;
  outcome: Outcome;
}
const keyOf = (sessionId: string, actorId: string | null, commandId: string | null) =>
  `${sessionId} ${actorId} ${commandId}`;

async function earlierOutcomes(client: ClientBase, envelopes: readonly Envelope[]): Promise<Map<string, Earlier>> {
  const named = envelopes.filter(({ commandId }) => commandId !== null);
  if (named.length === 0) return new Map();
  const values = [named.map((e) => e.sessionId), named.map((e) => e.actorId), named.map((e) => e.commandId)];
  const { rows } = await client.query<{
    session_id: string;
    actor_id: string;
    command_id: string;
    content_hash: Buffer;
    outcome: Outcome;
  }>({ name: 'earlier', text: EARLIER_OUTCOMES, values });
  return new Map(
    rows.map((row) => [
      keyOf(row.session_id, row.actor_id, row.command_id),
      { content: row.content_hash.toString('hex'), outcome: row.outcome },
    ]),
  );
}

/** The same id twice gives the first answer; another content under a known id is refused. */
function decideOnce(
  envelope: Envelope,
  drafts: ReadonlyMap<SessionId, SessionDraft>,
  known: Map<string, Earlier>,
  kept: KeptOutcome[],
): Outcome {
  const { sessionId, actorId, commandId } = envelope;
  const key = keyOf(sessionId, actorId, commandId);
  const content = envelope.contentHash?.toString('hex') ?? '';
  const earlier = commandId === null ? undefined : known.get(key);
  if (earlier) return earlier.content === content ? earlier.outcome : refusedBy('id-reused');
  const draft = drafts.get(sessionId);
  if (!draft) return refusedBy('session-not-prepared');
  const rowsBefore = draft.rows.length;
  const outcome = draft.decide(envelope);
  if (commandId !== null && actorId !== null && (outcome.ok || remembered(draft, rowsBefore, commandId))) {
    known.set(key, { content, outcome });
    kept.push({ sessionId, actorId, commandId, contentHash: content, outcome });
  }
  return outcome;
}

/** A refusal is not stored, unless it left a trace in the journal (a wrong code counts once). */
const remembered = (draft: SessionDraft, from: number, commandId: string): boolean =>
  draft.rows.slice(from).some((row) => row.commandId === commandId);

async function write(client: ClientBase, drafts: readonly SessionDraft[], kept: readonly KeptOutcome[]): Promise<void> {
  const values = parameters(drafts, kept);
  if (values === null) {
    await client.query('commit');
    return;
  }
  await client.query({ name: 'write', text: WRITE, values });
  await client.query('commit').catch((error: Error) => {
    throw new UnknownOutcome(error.message);
  });
}
