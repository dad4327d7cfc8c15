import { applyDecorators } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiCookieAuth,
  ApiOperation,
  ApiResponse,
  DocumentBuilder,
  SwaggerModule,
} from '@nestjs/swagger';
import { asyncApi, DOORS, EVERYWHERE, jsonSchemas, PROTOCOL_VERSION, refTo, type Door } from '@vigie/protocol';
import type { Request, Response } from 'express';

const BINARY = { type: 'string', format: 'binary' } as const;

/** What OpenAPI says of a route: its line in `libs/protocol`, whose schemas the route parses with. */
export function Documented({ does, body, file, needsCookie, answer, refusals }: Door): MethodDecorator {
  const refused = Object.entries({ ...EVERYWHERE, ...refusals });
  return applyDecorators(
    ApiOperation({ summary: does }),
    ...(body ? [ApiBody({ schema: refTo(body) })] : []),
    ...(file ? [ApiConsumes(...file), ApiBody({ schema: BINARY })] : []),
    ...(needsCookie ? [ApiCookieAuth()] : []),
    ApiResponse({
      status: answer.status,
      description: answer.does,
      ...(answer.body && { schema: refTo(answer.body) }),
      ...(answer.file && { content: Object.fromEntries(answer.file.map((type) => [type, { schema: BINARY }])) }),
    }),
    ...refused.map(([status, codes]) =>
      ApiResponse({ status: Number(status), description: codes.join(', '), schema: refTo('RefusalMessage') }),
    ),
  );
}

/** `/api/openapi.json`, `/api/docs` to read it with files of our own, and `/api/asyncapi.json` for the sockets. */
export function serveApiDocuments(app: NestExpressApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Vigie · API',
  });
  const sockets = asyncApi();
  app.use('/api/asyncapi.json', (_request: Request, response: Response) => response.json(sockets));
}

function openApi(app: NestExpressApplication) {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Vigie')
    .setDescription('HTTP routes of the two apps; the sockets are in /api/asyncapi.json. In words: docs/protocol.md.')
    .setVersion(`${PROTOCOL_VERSION}.0.0`)
    .setLicense('MIT', '')
    .addCookieAuth('vigie_room')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const doors: Door[] = Object.values(DOORS);
  const named = doors.flatMap(({ body, answer }) => [body, answer.body]).filter((name) => name != null);
  document.components = { ...document.components, schemas: { ...jsonSchemas([...named, 'RefusalMessage']) } };
  // Machines' routes are no part of the protocol.
  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/api/')));
  return document;
}
