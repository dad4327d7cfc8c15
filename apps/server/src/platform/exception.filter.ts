import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { RefusalCode } from '@vigie/protocol';
import { languageOf, refusalSentence } from '@vigie/wording';
import type { Request, Response } from 'express';

/** Whatever goes wrong over HTTP is answered as a refusal in words; the stack stays in the log. */
@Catch()
export class HttpRefusals implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const status = error instanceof HttpException ? error.getStatus() : 500;
    if (request.path.startsWith('/health')) {
      response.status(status).json(error instanceof HttpException ? error.getResponse() : { status: 'error' });
      return;
    }
    if (status >= 500) this.logger.error((error as Error).message, (error as Error).stack);
    const code: RefusalCode = status >= 500 ? 'internal' : status === 404 ? 'unknown-message' : 'invalid-message';
    const text = refusalSentence(languageOf(request.headers['accept-language']), code);
    response.status(status).json({ ok: false, code, params: {}, text });
  }
}
