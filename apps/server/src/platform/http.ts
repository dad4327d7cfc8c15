import type { NestExpressApplication } from '@nestjs/platform-express';
import { languageOf, refusalSentence } from '@vigie/wording';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Config } from './config.js';
import { isOwnOrigin } from './origin.js';

const LARGEST_BODY = '16kb';

/** Headers, limits and origins of everything that is served over HTTP. */
export function secureHttp(app: NestExpressApplication, config: Config): void {
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  app.use(headers());
  app.use(compression());
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isVisit(request) || isOwnOrigin(request, config.publicOrigins)) return next();
    const text = refusalSentence(languageOf(request.headers['accept-language']), 'not-allowed');
    response.status(403).json({ ok: false, code: 'not-allowed', params: {}, text });
  });
  app.useBodyParser('json', { limit: LARGEST_BODY, strict: true });
}

/** A link followed from another site (the school's portal, a mail) opens a page: it reads nothing and orders nothing. */
const isVisit = ({ method, headers }: Request): boolean =>
  method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers.origin === undefined;

/** Nothing but our own files; plain http on a school's LAN must work, so nothing upgrades it by force. */
const headers = () =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
