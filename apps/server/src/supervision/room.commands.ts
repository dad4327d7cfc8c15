import type { Command, JoiningLinkId, NoteId, PersonId, SessionId } from '@vigie/domain';
import type { RoomCommand } from '@vigie/protocol';
import { v7 as uuid } from 'uuid';
import type { GrantsService } from '../auth/index.js';
import { note, person, type NewGrant, type Personal } from '../journal/index.js';

interface Translated {
  command: Command;
  personal: Personal[];
  grant?: NewGrant;
  /** R2: the secret of a link, for who asked for it alone. */
  token?: string;
}
type Grants = Pick<GrantsService, 'forJoiningLink'>;

/** From an invigilator's message to the rules' command: free text and names go beside the journal, under an id. */
export function toDomain(message: RoomCommand, sessionId: SessionId, grants: Grants): Translated {
  switch (message.type) {
    case 'CheckIdentity': {
      const { candidateId, how, detail } = message;
      return noted(sessionId, detail, (noteId) => ({ type: 'CheckIdentity', candidateId, how, noteId }));
    }
    case 'UndoWelcomeStep': {
      const { candidateId, step, reason } = message;
      return noted(sessionId, reason, (noteId) => ({ type: 'UndoWelcomeStep', candidateId, step, noteId }));
    }
    case 'UndoWitness': {
      const { candidateId } = message;
      return noted(sessionId, message.reason, (noteId) => ({ type: 'UndoWitness', candidateId, noteId: noteId! }));
    }
    case 'GrantTime':
    case 'GrantTimes':
    case 'PauseTest':
    case 'PauseTests': {
      const { id: _id, reason, ...command } = message;
      return noted(sessionId, reason, (noteId) => ({ ...command, noteId: noteId! }));
    }
    case 'Announce': {
      const { candidateIds, text } = message;
      return noted(sessionId, text, (noteId) => ({ type: 'Announce', candidateIds, noteId: noteId! }));
    }
    case 'CancelSession':
      return noted(sessionId, message.reason, (noteId) => ({ type: 'CancelSession', noteId: noteId! }));
    case 'ReportIssue':
    case 'EditIssueReport':
      return written(sessionId, message);
    case 'WithdrawIssueReport': {
      const { id: _id, reason, ...command } = message;
      return noted(sessionId, reason, (noteId) => ({ ...command, noteId: noteId! }));
    }
    case 'NoteCorrection':
      return corrected(sessionId, message);
    case 'HandJoiningLink':
      return linked(message, grants.forJoiningLink(sessionId, message.candidateId));
    default: {
      const { id: _id, ...command } = message;
      return { command, personal: [] };
    }
  }
}

function noted(sessionId: SessionId, text: string | undefined, build: (id: NoteId | null) => Command): Translated {
  if (text === undefined) return { command: build(null), personal: [] };
  const id = uuid() as NoteId;
  return { command: build(id), personal: [note(sessionId, id, text)] };
}

/** The form of a fraud report is one note, as JSON. */
function written(
  sessionId: SessionId,
  message: Extract<RoomCommand, { type: 'ReportIssue' | 'EditIssueReport' }>,
): Translated {
  const { id: _id, description, fraud, ...command } = message;
  const length = [...(fraud?.facts ?? description ?? '')].length;
  const body = fraud ? JSON.stringify(fraud) : description;
  return noted(sessionId, body, (noteId) => ({ ...command, noteId, length }));
}

function corrected(sessionId: SessionId, message: Extract<RoomCommand, { type: 'NoteCorrection' }>): Translated {
  const { candidateId, lastName, firstName, birthDate } = message;
  const personId = uuid() as PersonId;
  const details = { kind: 'correction', candidateId, lastName, firstName, birthDate, className: null } as const;
  return {
    command: { type: 'NoteCorrection', candidateId, personId },
    personal: [person(sessionId, personId, details)],
  };
}

function linked(
  { type, candidateId }: Extract<RoomCommand, { type: 'HandJoiningLink' }>,
  { token, grant }: ReturnType<Grants['forJoiningLink']>,
): Translated {
  return { command: { type, candidateId, linkId: grant.id as JoiningLinkId }, personal: [], grant, token };
}
