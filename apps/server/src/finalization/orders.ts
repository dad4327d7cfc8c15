import type { Command, NoteId, SessionId } from '@vigie/domain';
import type { FinalisationOrder } from '@vigie/protocol';
import { v7 as uuid } from 'uuid';
import type { GrantsService } from '../auth/index.js';
import { note, type Personal } from '../journal/index.js';
import { toDomain } from '../supervision/index.js';

interface Translated {
  command: Command;
  personal: Personal[];
}

/** From an administrator's message to the rules' command: what the room orders too is translated as it is there. */
export function orderOf(message: FinalisationOrder, sessionId: SessionId, grants: GrantsService): Translated {
  switch (message.type) {
    case 'NoteFinalisation':
      return noted(message, sessionId);
    case 'WitnessEndScreens':
    case 'GiveAbortReasons':
    case 'CorrectPresence': {
      const { id: _id, ...command } = message;
      return { command, personal: [] };
    }
    default:
      return toDomain(message, sessionId, grants);
  }
}

/** F3: the comment stands beside the journal. */
function noted(
  { comment, hasIncident, hasJoiningProblem }: Extract<FinalisationOrder, { type: 'NoteFinalisation' }>,
  sessionId: SessionId,
): Translated {
  const noteId = comment === null ? null : (uuid() as NoteId);
  return {
    command: { type: 'NoteFinalisation', noteId, hasIncident, hasJoiningProblem },
    personal: comment !== null && noteId !== null ? [note(sessionId, noteId, comment)] : [],
  };
}
