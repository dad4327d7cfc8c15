import type { CandidateCommand, SessionCommand } from '../session/commands.js';
import { accept, refuse, type Decision, type Skipped } from '../session/decision.js';
import type { CandidateEvent } from '../session/events.js';
import type { CandidateId, NoteId } from '../session/ids.js';
import type { SessionState } from '../session/state.js';
import type { Instant } from '../time/instant.js';
import { phaseOf } from './phase.js';
import { notTheHolder } from './seat.js';
import type { Announcement, CandidateState } from './state.js';
import { CANDIDATE_TABLE } from './transitions.js';

type Receipt = Extract<CandidateCommand, { type: 'ShowAnnouncement' | 'AcknowledgeAnnouncement' }>;
type Announce = Extract<SessionCommand, { type: 'Announce' }>;
type Received = Extract<CandidateEvent, { type: 'AnnouncementShown' | 'AnnouncementAcknowledged' }>;

/** A1: how many of them stand in a candidate's state. */
export const MOST_ANNOUNCEMENTS = 20;

/** A1: to whoever has a screen to read it on; the others are named, with the reason. One event for all. */
export function announce(state: SessionState, { candidateIds, noteId }: Announce): Decision {
  const ids = [...new Set(candidateIds)];
  const skipped = ids.flatMap((candidateId) => whyNot(state, candidateId) ?? []);
  const left = new Set(skipped.map(({ candidateId }) => candidateId));
  const told = ids.filter((id) => !left.has(id));
  if (told.length === 0) return { accepted: true, events: [], skipped };
  return { accepted: true, events: [{ type: 'AnnouncementSent', noteId, candidateIds: told }], skipped };
}

/** Who could not acknowledge it is not told it. */
function whyNot(state: SessionState, candidateId: CandidateId): Skipped | null {
  const candidate = state.candidates.get(candidateId);
  if (!candidate) return { candidateId, code: 'unknown-candidate' };
  const outcome = CANDIDATE_TABLE.AcknowledgeAnnouncement[phaseOf(candidate)];
  return outcome === 'decide' ? null : { candidateId, code: outcome };
}

/** A1: the candidate's own screen has shown it, or they have read it. Once each; one that is forgotten changes nothing. */
export function receive(candidate: CandidateState, { type, deviceId, noteId }: Receipt): Decision {
  const away = notTheHolder(candidate, deviceId);
  if (away) return refuse(away);
  const one = candidate.announcements.find(({ note }) => note === noteId);
  const of = { candidateId: candidate.id, noteId };
  if (type === 'AcknowledgeAnnouncement')
    return one?.acknowledgedAt === null ? accept({ type: 'AnnouncementAcknowledged', ...of }) : accept();
  return one?.shownAt === null ? accept({ type: 'AnnouncementShown', ...of }) : accept();
}

/** What is read gives way first, then what is oldest. */
export function announced(candidate: CandidateState, note: NoteId, at: Instant): CandidateState {
  const all = [...candidate.announcements, { note, at, shownAt: null, acknowledgedAt: null }];
  if (all.length > MOST_ANNOUNCEMENTS) {
    const read = all.findIndex(({ acknowledgedAt }) => acknowledgedAt !== null);
    all.splice(Math.max(0, read), 1);
  }
  return { ...candidate, announcements: all };
}

/** What is read was shown. */
export function received(candidate: CandidateState, { type, noteId }: Received, at: Instant): CandidateState {
  const isRead = type === 'AnnouncementAcknowledged';
  const mark = (one: Announcement): Announcement =>
    one.note === noteId
      ? { ...one, shownAt: one.shownAt ?? at, acknowledgedAt: isRead ? at : one.acknowledgedAt }
      : one;
  return { ...candidate, announcements: candidate.announcements.map(mark) };
}
