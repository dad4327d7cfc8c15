import { typedCode, type CandidateCommand, type Principal } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SeatCommand } from '@vigie/protocol';
import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../journal/index.js';
import { QuestionSet } from '../questions/index.js';
import { SessionsService } from '../sessions/index.js';

type Seat = Extract<Principal, { kind: 'candidate' }>;

/** From a candidate's message to the rules' command: the candidate and the device are the grant's. */
@Injectable()
export class SeatCommands {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(QuestionSet) private readonly questions: QuestionSet,
  ) {}

  async toDomain(message: SeatCommand, { sessionId, candidateId, deviceId }: Seat): Promise<CandidateCommand | null> {
    const seat = { candidateId, deviceId };
    switch (message.type) {
      case 'StartTest': {
        const { accessCode } = await this.sessions.byId(sessionId);
        const codeIsRight = isSameCode(message.code, accessCode);
        return { type: 'StartTest', ...seat, codeIsRight, challenges: this.questions.draw() };
      }
      case 'AnswerChallenge': {
        const { challengeId, choice } = message;
        const isKnown = this.questions.has(challengeId, choice);
        return isKnown ? { type: 'AnswerChallenge', ...seat, challengeId, choice } : null;
      }
      case 'PassChallenge':
        return { type: 'PassChallenge', ...seat, challengeId: message.challengeId };
      case 'ShowEndScreen':
      case 'SignOut':
        return { type: message.type, ...seat };
      default:
        return message satisfies never;
    }
  }
}

/** Compared by hash, in constant time: the time tells nothing of the code. */
export const isSameCode = (typed: string, accessCode: string): boolean =>
  timingSafeEqual(sha256(typedCode(typed)), sha256(accessCode));
