import { isDeleted, type Link } from '@vigie/domain';
import type { SessionDraft } from './draft.js';
import type { Outcome } from './envelope.js';
import type { JournalRow } from './journal-row.js';
import type { LoadedSession } from './loaded-session.js';

export interface KeptOutcome {
  sessionId: string;
  actorId: string;
  commandId: string;
  contentHash: string;
  outcome: Outcome;
}

/** The values of the one write. */
export function parameters(drafts: readonly SessionDraft[], kept: readonly KeptOutcome[]): unknown[] {
  const moved = drafts.filter(hasMoved);
  const unmoved = drafts.filter((draft) => !hasMoved(draft));
  const personal = drafts.flatMap((draft) => draft.personal);
  const removed = moved.flatMap(removedRows);
  const grants = drafts.flatMap((draft) => draft.grants);
  return [
    ...journalColumns(moved.flatMap(({ rows }) => rows)),
    ...tileColumns(moved.flatMap(tileRows)),
    ...outcomeColumns(kept),
    ...headColumns(moved.map(({ result }) => result)),
    JSON.stringify(moved.flatMap(changedRow)),
    JSON.stringify(personal.filter(({ table }) => table === 'note')),
    JSON.stringify(personal.filter(({ table }) => table === 'person')),
    JSON.stringify(grants),
    array(drafts.flatMap(({ revoked }) => revoked)),
    array(moved.map(({ decidedUpon }) => decidedUpon)),
    array(unmoved.map(({ result }) => result.id)),
    array(unmoved.map(({ decidedUpon }) => decidedUpon)),
    array(drafts.flatMap(({ details }) => details?.left ?? [])),
    array(drafts.flatMap(({ details }) => details?.back ?? [])),
    array(removed.map(({ sessionId }) => sessionId)),
    array(removed.map(({ candidateId }) => candidateId)),
    drafts.length,
  ];
}

const hasMoved = ({ rows }: SessionDraft): boolean => rows.length > 0;

const journalColumns = (rows: readonly JournalRow[]): string[] => [
  array(rows.map(({ sessionId }) => sessionId)),
  array(rows.map(({ seq }) => seq)),
  array(rows.map(({ type }) => type)),
  array(rows.map(({ v }) => v)),
  array(rows.map(({ at }) => at)),
  array(rows.map(({ receivedAt }) => receivedAt)),
  array(rows.map(({ actorId }) => actorId)),
  array(rows.map(({ commandId }) => commandId)),
  array(rows.map(({ candidateId }) => candidateId)),
  lines(rows.map(({ data }) => data)),
  array(rows.map(({ hash }) => hash)),
];

const tileColumns = (rows: readonly ReturnType<typeof tileRows>[number][]): string[] => [
  array(rows.map(({ sessionId }) => sessionId)),
  array(rows.map(({ candidateId }) => candidateId)),
  array(rows.map(({ seq }) => seq)),
  lines(rows.map(({ tile }) => tile)),
  lines(rows.map(({ seats }) => seats)),
  array(rows.map(({ isLost }) => String(isLost))),
  lines(rows.map(({ links }) => array(links.map(({ node }) => node)))),
  lines(rows.map(({ links }) => array(links.map(({ connection }) => connection)))),
];

const outcomeColumns = (kept: readonly KeptOutcome[]): string[] => [
  array(kept.map(({ sessionId }) => sessionId)),
  array(kept.map(({ actorId }) => actorId)),
  array(kept.map(({ commandId }) => commandId)),
  array(kept.map(({ contentHash }) => contentHash)),
  lines(kept.map(({ outcome }) => JSON.stringify(withoutScreen(outcome)))),
];

const withoutScreen = (outcome: Outcome): Outcome =>
  outcome.ok ? { ok: true, seq: outcome.seq, at: outcome.at, skipped: outcome.skipped } : outcome;

/** An array as Postgres reads it, of ids, numbers and names of types: nothing that needs quoting. */
const array = (values: readonly (string | number | null)[]): string => `{${values.map((one) => one ?? 'NULL').join()}}`;
export const uuids: (values: readonly (string | null)[]) => string = array;
/** A document a line, not an array: in JSON no line ends, and nothing is escaped and read once more. */
const lines = (texts: readonly string[]): string => texts.join('\n');

function tileRows(draft: SessionDraft) {
  const { id: sessionId, state } = draft.result;
  return [...draft.drawn].map(([candidateId, drawn]) => {
    const { holder, request } = state.candidates.get(candidateId)!;
    const isLost = holder?.link?.on === false;
    return { sessionId, candidateId, ...drawn, isLost, links: liveLinks([holder?.link, request?.link]) };
  });
}

const removedRows = ({ result, removed }: SessionDraft) =>
  [...removed].map((candidateId) => ({ sessionId: result.id, candidateId }));

/** The live links, and of which process each is: whoever judges a dead node's leases asks this. */
function liveLinks(links: readonly (Link | null | undefined)[]): { connection: string; node: string }[] {
  const on = links.filter((link) => link?.on === true);
  // The holder and its own request share one link.
  return on.filter(({ connection }, index) => on.findIndex((one) => one.connection === connection) === index);
}

const headColumns = (heads: readonly LoadedSession[]): string[] => [
  array(heads.map(({ id }) => id)),
  array(heads.map(({ seq }) => seq)),
  array(heads.map(({ headHash }) => headHash)),
  array(heads.map(({ lastAt }) => lastAt)),
  array(heads.map(({ due }) => due?.at ?? null)),
  array(heads.map(({ rosterVersion }) => rosterVersion)),
];

/** What else of a session's row changed, which is rare. */
function changedRow({ result: { id, state }, view, summary, details }: SessionDraft) {
  const isNowDeleted = isDeleted(state);
  if (!view && !summary && !details && !isNowDeleted) return [];
  const { left: _left, back: _back, ...columns } = details ?? {};
  return [
    { id, view, summary, ...(isNowDeleted && { isDeleted: true }), ...(details && { isChanged: true, ...columns }) },
  ];
}
