import type { Link } from '@vigie/domain';
import type { SessionDraft } from './draft.js';
import type { Outcome } from './envelope.js';

export interface KeptOutcome {
  sessionId: string;
  actorId: string;
  commandId: string;
  contentHash: string;
  outcome: Outcome;
}

/** The values of the one write, or null when nothing is to be written. */
export function parameters(drafts: readonly SessionDraft[], kept: readonly KeptOutcome[]): unknown[] | null {
  const moved = drafts.filter(({ rows }) => rows.length > 0);
  const personal = drafts.flatMap((draft) => draft.personal);
  const grants = drafts.flatMap((draft) => draft.grants);
  if (moved.length === 0 && kept.length === 0 && personal.length === 0 && grants.length === 0) return null;
  const rows = moved.flatMap((draft) => draft.rows.map((row) => ({ ...row, hash: row.hash.toString('hex') })));
  return [
    JSON.stringify(rows),
    JSON.stringify(moved.flatMap(tileRows)),
    JSON.stringify(moved.map(headRow)),
    JSON.stringify(kept),
    JSON.stringify(personal),
    JSON.stringify(grants),
    drafts.flatMap(({ revoked }) => revoked),
  ];
}

function tileRows(draft: SessionDraft) {
  const { id: sessionId, state } = draft.result;
  return [...draft.dirty].map((candidateId) => {
    const { holder, request } = state.candidates.get(candidateId)!;
    return { sessionId, candidateId, ...draft.tile(candidateId), ...connections([holder?.link, request?.link]) };
  });
}

/** The live links, and of which process each is: whoever judges a dead node's leases asks this. */
function connections(links: readonly (Link | null | undefined)[]) {
  const on = new Map(links.flatMap((link) => (link?.on ? [[link.connection, link.node]] : [])));
  return { connectionIds: [...on.keys()], nodeIds: [...on.values()] };
}

function headRow(draft: SessionDraft) {
  const { id, seq, headHash, lastAt, rosterVersion } = draft.result;
  const { nextDueAt, view } = draft;
  return { id, seq, headHash: headHash.toString('hex'), lastAt, nextDueAt, rosterVersion, view };
}
