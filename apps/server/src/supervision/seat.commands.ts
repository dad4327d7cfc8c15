import {
  SEEDS,
  typedCode,
  type CandidateCommand,
  type Duration,
  type GivenAnswer,
  type Instant,
  type NoteId,
  type Principal,
} from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SeatCommand } from '@vigie/protocol';
import { randomInt, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { note, sha256, type Personal } from '../journal/index.js';
import { QuestionSet } from '../questions/index.js';
import { SessionsService } from '../sessions/index.js';

type Seat = Extract<Principal, { kind: 'candidate' }>;
type Answered = Extract<SeatCommand, { type: 'AnswerChallenge' }>;
type AnswerOrder = Extract<CandidateCommand, { type: 'AnswerChallenge' }>;

interface Translated {
  command: CandidateCommand;
  personal: Personal[];
}

/** From a candidate's message to the rules' command: the candidate and the device are the grant's. */
@Injectable()
export class SeatCommands {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(QuestionSet) private readonly questions: QuestionSet,
  ) {}

  /** Null when there is no such challenge, or no such answer to it. */
  async toDomain(message: SeatCommand, principal: Seat): Promise<Translated | null> {
    const { sessionId, candidateId, deviceId } = principal;
    const seat = { candidateId, deviceId };
    const bare = (command: CandidateCommand): Translated => ({ command, personal: [] });
    switch (message.type) {
      case 'StartTest': {
        const { accessCode } = await this.sessions.byId(sessionId);
        const codeIsRight = isSameCode(message.code, accessCode);
        const seed = randomInt(SEEDS);
        return bare({ type: 'StartTest', ...seat, codeIsRight, seed, ...this.questions.draw(seed) });
      }
      case 'AnswerChallenge':
        return this.questions.takes(message.challengeId, message.answer) ? answered(message, principal) : null;
      case 'PassChallenge':
        return bare({ type: 'PassChallenge', ...seat, challengeId: message.challengeId });
      case 'RaiseAlert':
        return bare({ type: 'RaiseAlert', ...seat, challengeId: message.challengeId, reason: message.reason });
      case 'LoseFocus': {
        const { times, forMs, claimedAt = null } = message;
        const left = { times, forMs: forMs as Duration, claimedAt: claimedAt as Instant | null };
        return bare({ type: 'LoseFocus', ...seat, ...left });
      }
      case 'ShowAnnouncement':
      case 'AcknowledgeAnnouncement':
        return bare({ type: message.type, ...seat, noteId: message.announcementId as NoteId });
      case 'RaiseHand':
      case 'LowerHand':
      case 'AcknowledgeTime':
      case 'ShowEndScreen':
      case 'SignOut':
        return bare({ type: message.type, ...seat });
      default:
        return message satisfies never;
    }
  }
}

/** F3: what a candidate types goes beside the journal, under an id. */
function answered(message: Answered, { sessionId, candidateId, deviceId }: Seat): Translated {
  const { challengeId, answer } = message;
  const claimedAt = (message.claimedAt ?? null) as Instant | null;
  const given = (kept: GivenAnswer): AnswerOrder => ({
    type: 'AnswerChallenge',
    candidateId,
    deviceId,
    challengeId,
    claimedAt,
    answer: kept,
  });
  if ('choices' in answer) return { command: given(answer), personal: [] };
  const noteId = uuid() as NoteId;
  return { command: given({ noteId }), personal: [note(sessionId, noteId, answer.text)] };
}

/** Compared by hash, in constant time: the time tells nothing of the code. */
export const isSameCode = (typed: string, accessCode: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(typedCode(typed))), Buffer.from(sha256(accessCode)));
