import type { Action } from '@vigie/domain';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  DOORS,
  NewCandidate,
  type CertifiabilityReport,
  type EnrolmentReport,
  type RefusalMessage,
} from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import { template, TEMPLATE_TYPES, type TemplateFormat } from '../enrolment/index.js';
import { Documented } from '../platform/index.js';
import { readFileOf } from './enrolment.body.js';
import { CenterDoor, isRefused } from './center.door.js';
import { refuse } from './words.js';
import { EnrolmentImports } from './enrolment.imports.js';
import type { EnrolmentAnswer, EnrolmentJob } from './enrolment.job.js';

type Answer = Promise<EnrolmentReport | CertifiabilityReport | RefusalMessage | string | void>;

/** B2: an administrator enrols candidates, from a list or one by one. */
@Controller('api/center')
export class EnrolmentController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(EnrolmentImports) private readonly imports: EnrolmentImports,
  ) {}

  @Get('enrolment/template.:format')
  @Documented(DOORS.enrolmentTemplate)
  async template(@Param('format') format: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (!(await this.door.principalOf(request)))
      return void response.json(refuse(request, response, 401, 'sign-in-required'));
    if (!Object.hasOwn(TEMPLATE_TYPES, format)) throw new NotFoundException();
    const known = format as TemplateFormat;
    response
      .attachment(`candidats.${format}`)
      .type(TEMPLATE_TYPES[known])
      .send(Buffer.from(template(known)));
  }

  @Post('sessions/:id/enrolment/preview')
  @HttpCode(200)
  @Documented(DOORS.enrolmentPreview)
  preview(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    return this.list(id, request, response, { action: 'PreviewEnrolment', purpose: 'enrol', isApplied: false });
  }

  @Post('sessions/:id/enrolment/apply')
  @HttpCode(200)
  @Documented(DOORS.enrolmentApply)
  apply(
    @Param('id') id: string,
    @Query('despiteNotCertifiable') despite: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const despiteNotCertifiable = despite === 'true';
    const why = despiteNotCertifiable ? whyOf(request) : null;
    const how = { action: 'EnrolCandidates', purpose: 'enrol', isApplied: true, despiteNotCertifiable, why } as const;
    return this.list(id, request, response, how);
  }

  @Post('sessions/:id/certifiability/preview')
  @HttpCode(200)
  @Documented(DOORS.certifiabilityPreview)
  profiles(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const how = { action: 'NoteCertifiability', purpose: 'certify', isApplied: false } as const;
    return this.list(id, request, response, how);
  }

  @Post('sessions/:id/certifiability/apply')
  @HttpCode(200)
  @Documented(DOORS.certifiabilityApply)
  certify(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const how = { action: 'NoteCertifiability', purpose: 'certify', isApplied: true } as const;
    return this.list(id, request, response, how);
  }

  @Post('sessions/:id/candidates')
  @HttpCode(200)
  @Documented(DOORS.enrolOne)
  async one(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const asked = await this.door.ofSession(request, 'EnrolCandidates', id);
    if (isRefused(asked)) return refuse(request, response, asked.status, asked.refused);
    const parsed = NewCandidate.safeParse(body);
    if (!parsed.success) return refuse(request, response, 400, 'invalid-message');
    const despiteNotCertifiable = parsed.data.despiteNotCertifiable === true;
    return this.run(request, response, {
      ...asked.asker,
      purpose: 'enrol',
      from: { one: parsed.data },
      why: tidyNote(parsed.data.why ?? ''),
      isApplied: true,
      despiteNotCertifiable,
    });
  }

  /** Who asks is known before the first byte of the file is read. */
  private async list(
    id: string,
    request: Request,
    response: Response,
    { action, ...how }: { action: Action } & Pick<EnrolmentJob, 'purpose' | 'isApplied'> & Partial<EnrolmentJob>,
  ): Answer {
    const asked = await this.door.ofSession(request, action, id);
    if (isRefused(asked)) return refuse(request, response, asked.status, asked.refused);
    if (request.is(['json', 'multipart'])) return refuse(request, response, 400, 'invalid-message');
    const file = await readFileOf(request);
    if (!file) return refuse(request, response, 413, 'file-too-large');
    return this.run(request, response, {
      despiteNotCertifiable: false,
      why: null,
      ...asked.asker,
      ...how,
      from: { file },
    });
  }

  private async run(request: Request, response: Response, job: Omit<EnrolmentJob, 'language'>): Answer {
    const language = languageOf(request.headers['accept-language']);
    const answer: EnrolmentAnswer = await this.imports.run({ ...job, language });
    if ('refused' in answer) {
      const status = answer.refused === 'not-allowed' ? 403 : 409;
      return refuse(request, response, status, answer.refused, answer.params);
    }
    if (request.accepts(['json', 'text/csv']) !== 'text/csv') return answer.report;
    response.attachment('erreurs.csv').type('text/csv; charset=utf-8');
    return answer.faultFile;
  }
}

/** Why, in words that no address and no log holds. */
function whyOf({ headers }: Request): string | null {
  const header = headers['vigie-why'];
  if (typeof header !== 'string') return null;
  try {
    return tidyNote(decodeURIComponent(header));
  } catch {
    return null;
  }
}

const tidyNote = (text: string): string | null =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 500) || null;
