import type { Command, ConnectionId, Instant, Refusal, SessionId, Skipped } from '@vigie/domain';
import type { RefusalCode } from '@vigie/protocol';
import type { DetailsChange } from './details-change.js';
import type { Personal } from './personal.js';
import type { StoredSeat } from './seat.projection.js';

/** A grant written in the transaction of the command that needs it: a device that joins, a link that is handed (R2). */
export interface NewGrant {
  id: string;
  kind: 'candidate' | 'joiningLink';
  sessionId: SessionId;
  candidateId: string;
  tokenHash: string;
  expiresAt: Instant;
}

/** One command on its way to the committer. */
export interface Envelope {
  sessionId: SessionId;
  command: Command;
  /** The person or candidate who orders; null for the system. */
  actorId: string | null;
  /** Made by the sender: a second arrival gets the first answer. Null for the system's own. */
  commandId: string | null;
  /** Hash of what was sent under that id. */
  contentHash: string | null;
  receivedAt: Instant;
  /** The candidate's socket that sent it: its acknowledgement brings its own new screen. */
  connection?: ConnectionId;
  /** Given by an administrator (F2). */
  isOffice?: boolean;
  personal: readonly Personal[];
  grant: NewGrant | null;
  /** B1: the columns of the session that change with the order. */
  details?: DetailsChange;
  /** Orders of which all are accepted, or none: this one among them, each of another session. */
  together?: readonly Envelope[];
}

/** What became of a command, before it is put into words. */
export type Outcome =
  | {
      ok: true;
      seq: number;
      at: Instant;
      skipped: readonly Skipped[];
      /** The sender's new screen; not kept under the id of the command. */
      screen?: StoredSeat;
      /** The first answer, to a second arrival: it brings no screen. */
      isRepeated?: true;
    }
  | { ok: false; code: RefusalCode; params: Refusal['params'] };

export const refusedBy = (code: RefusalCode, params: Refusal['params'] = {}): Outcome => ({ ok: false, code, params });
