import { may } from '@vigie/domain';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { dashboardWording, languageOf, type Language } from '@vigie/wording';
import type { Express, NextFunction, Request, Response } from 'express';
import { Jobs } from '../platform/index.js';
import { CenterDoor } from '../supervision/index.js';

const ADDRESS = '/admin/queues';

/**
 * Bull Board on all the queues, to be looked at by who looks after the installation. It orders nothing: a wake-up that is
 * taken away or rung by hand would only be the sweeper's, and nobody should wonder.
 */
export function serveQueueBoard(app: NestExpressApplication): void {
  const door = app.get(CenterDoor);
  const board = boardOf(app.get(Jobs));
  app.use(ADDRESS, (request: Request, response: Response, next: NextFunction) => {
    const language = languageOf(request.headers['accept-language']);
    const show = (isAllowed: boolean) => {
      if (!isAllowed) return refuse(response, language, 'board.refused');
      if (request.method !== 'GET') return refuse(response, language, 'board.readOnly');
      response.set('Cache-Control', 'no-store');
      board(request, response, next);
    };
    mayInspect(door, request).then(show).catch(next);
  });
}

function boardOf({ queues }: Jobs): Express {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(ADDRESS);
  const readOnly = { readOnlyMode: true, allowRetries: false };
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, readOnly)),
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: dashboardWording('fr')('board.title'),
        locale: { lng: 'fr-FR' },
        hideDocsLink: true,
      },
    },
  });
  const board = serverAdapter.getRouter() as Express;
  withoutStrangers(board);
  return board;
}

type Render = (file: string, params: object, done: (error: Error | null, html?: string) => void) => void;

/** Its page asks another site for fonts: an exam room has no internet, and the site is no business of the room's. */
function withoutStrangers(board: Express): void {
  const render = (board as unknown as { engines: Record<string, Render> }).engines['.ejs']!;
  board.engine('ejs', (file: string, params: object, done: Parameters<Render>[2]) =>
    render(file, params, (error, html) => done(error, html?.replace(/<link[^>]*https?:\/\/[^>]*>/g, ''))),
  );
}

async function mayInspect(door: CenterDoor, request: Request): Promise<boolean> {
  const principal = await door.principalOf(request);
  return principal !== null && may(principal, 'InspectQueues', { installation: 'whole' });
}

/** In words, for a person who followed a link. */
function refuse(response: Response, language: Language, why: 'board.refused' | 'board.readOnly'): void {
  const t = dashboardWording(language);
  response.status(403).type('html').send(`<!doctype html>
<html lang="${language}">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${t('board.title')}</title>
<body style="font: 18px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem">
<h1 style="font-size: 1.4rem">${t('board.title')}</h1>
<p>${t(why)}</p>
<p><a href="/espace/centre">${t('board.toSignIn')}</a></p>
`);
}
