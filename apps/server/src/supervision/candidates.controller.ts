import type { Action, CandidateId, PersonId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  CandidateRevision,
  CorrectionToApply,
  DOORS,
  Id,
  NotCertifiableOverride,
  ProfileByHand,
  type CandidateChanged,
  type CandidateList,
  type RefusalMessage,
} from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { CandidatesView } from '../enrolment/index.js';
import { Documented } from '../platform/index.js';
import { CandidateChanges, type Changed } from './candidate.changes.js';
import { CenterDoor, isRefused, type Asker } from './center.door.js';
import { refuse } from './words.js';

type Answer = Promise<CandidateChanged | RefusalMessage>;
/** Of one candidate, as the route says it. */
interface On {
  id: string;
  candidateId: string;
}

/** B2, B3, R1: an administrator reads the candidates of a session, and changes one of them. */
@Controller('api/center/sessions/:id/candidates')
export class CandidatesController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(CandidatesView) private readonly view: CandidatesView,
    @Inject(CandidateChanges) private readonly changes: CandidateChanges,
  ) {}

  @Get()
  @Documented(DOORS.candidates)
  async list(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CandidateList | RefusalMessage> {
    const asked = await this.door.ofSession(request, 'FollowEnrolment', id);
    if (isRefused(asked)) return refuse(request, response, asked.status, asked.refused);
    response.set('cache-control', 'no-store');
    return (await this.view.of(asked.asker.sessionId)) ?? refuse(request, response, 409, 'session-not-prepared');
  }

  @Post(':candidateId/revise')
  @HttpCode(200)
  @Documented(DOORS.candidateRevise)
  revise(
    @Param() on: On,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const language = languageOf(request.headers['accept-language']);
    return this.change(on, request, response, 'ReviseEnrolment', CandidateRevision, body, (asker, id, revision) =>
      this.changes.revise(asker, id, revision, language),
    );
  }

  @Post(':candidateId/remove')
  @HttpCode(200)
  @Documented(DOORS.candidateRemove)
  remove(@Param() on: On, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    return this.change(on, request, response, 'RemoveCandidate', null, null, (asker, id) =>
      this.changes.remove(asker, id),
    );
  }

  @Post(':candidateId/correct')
  @HttpCode(200)
  @Documented(DOORS.candidateCorrect)
  correct(
    @Param() on: On,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    return this.change(
      on,
      request,
      response,
      'ApplyCorrection',
      CorrectionToApply,
      body,
      (asker, id, { correctionId }) => this.changes.correct(asker, id, correctionId as PersonId),
    );
  }

  @Post(':candidateId/profile')
  @HttpCode(200)
  @Documented(DOORS.candidateProfile)
  profile(
    @Param() on: On,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const language = languageOf(request.headers['accept-language']);
    return this.change(on, request, response, 'NoteCertifiability', ProfileByHand, body, (asker, id, given) =>
      this.changes.profile(asker, id, given, language),
    );
  }

  @Post(':candidateId/allow')
  @HttpCode(200)
  @Documented(DOORS.candidateAllow)
  allow(
    @Param() on: On,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    return this.change(
      on,
      request,
      response,
      'AllowNotCertifiable',
      NotCertifiableOverride,
      body,
      (asker, id, { why }) => this.changes.allow(asker, id, why),
    );
  }

  /** Who asks is known before what they ask is looked at. */
  private async change<Schema extends z.ZodType | null>(
    on: On,
    request: Request,
    response: Response,
    action: Action,
    schema: Schema,
    body: unknown,
    make: (
      asker: Asker,
      id: CandidateId,
      asked: Schema extends z.ZodType ? z.output<Schema> : null,
    ) => Promise<Changed>,
  ): Answer {
    const asked = await this.door.ofSession(request, action, on.id);
    if (isRefused(asked)) return refuse(request, response, asked.status, asked.refused);
    const parsed = schema?.safeParse(body);
    const isId = Id.safeParse(on.candidateId).success;
    if (!isId || parsed?.success === false) return refuse(request, response, 400, 'invalid-message');
    const given = (parsed?.data ?? null) as Parameters<typeof make>[2];
    const answer = await make(asked.asker, on.candidateId as CandidateId, given);
    if ('ok' in answer) return answer;
    return refuse(request, response, answer.refused === 'not-allowed' ? 403 : 409, answer.refused);
  }
}
