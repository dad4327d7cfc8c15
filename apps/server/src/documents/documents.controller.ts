import { may, type SessionId } from '@vigie/domain';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { DocumentRequest, DOORS, type RefusalCode } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { Documented } from '../platform/index.js';
import { CenterDoor, refuse } from '../supervision/index.js';
import { DocumentsService } from './documents.service.js';
import { Press } from './press.js';
import { SessionRecord } from './session-record.js';

/** B6: an administrator prints the documents of a session of their centre. */
@Controller('api/center/sessions')
export class DocumentsController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(SessionRecord) private readonly records: SessionRecord,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(Press) private readonly press: Press,
  ) {}

  @Get(':sessionId/documents/:kind.pdf')
  @Documented(DOORS.document)
  async print(
    @Param('sessionId') sessionId: string,
    @Param('kind') kind: string,
    @Query('language') language: string | undefined,
    @Query('reference') reference: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = DocumentRequest.safeParse({ sessionId, kind, language, reference });
    if (!asked.success) return turnAway(request, response, 404, 'unknown-message');
    const principal = await this.door.principalOf(request);
    if (!principal) return turnAway(request, response, 401, 'sign-in-required');
    const id = asked.data.sessionId as SessionId;
    const centerId = await this.records.centerOf(id);
    // A session that does not exist is refused as one of somebody else's.
    if (centerId === null || !may(principal, 'PrintDocuments', { centerId }))
      return turnAway(request, response, 403, 'not-allowed');
    if (this.press.isFull) return turnAway(request, response, 503, 'busy');
    const made = await this.documents.make(asked.data.kind, id, asked.data.language, asked.data.reference);
    if (!made) return turnAway(request, response, 404, 'no-report');
    const { fileName, pdf } = made;
    response
      .set('Content-Type', 'application/pdf')
      .set('Content-Disposition', `attachment; filename="${fileName}"`)
      .set('Cache-Control', 'no-store')
      .send(pdf);
  }
}

function turnAway(request: Request, response: Response, status: number, code: RefusalCode): void {
  response.json(refuse(request, response, status, code));
}
