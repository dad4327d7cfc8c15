import { Controller, Get, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { FILES_ROUTE, QuestionSet } from './question-set.js';

const A_DAY = 24 * 60 * 60;

/** The images and attachments of the challenges, read-only, under names that nobody guesses. */
// No door of the protocol: a challenge's view names the address of each file.
@ApiExcludeController()
@Controller(FILES_ROUTE)
export class QuestionsController {
  constructor(@Inject(QuestionSet) private readonly questions: QuestionSet) {}

  @Get(':name')
  file(@Param('name') name: string, @Res() response: Response): void {
    const file = this.questions.files.byName(name);
    if (!file) throw new NotFoundException();
    response
      .set('Content-Type', file.type)
      .set('Cache-Control', `private, max-age=${A_DAY}, immutable`)
      // An SVG opened by its address runs no script and asks for nothing.
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .send(file.content);
  }
}
