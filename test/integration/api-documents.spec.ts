import { Parser } from '@asyncapi/parser';
import { DOORS, jsonSchemas, type Door } from '@vigie/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

let database: Database;
let server: Server;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const get = async (path: string) => {
  // The parser holds this process up for longer than the server keeps a connection.
  const answer = await fetch(server.url + path, { headers: { connection: 'close' } });
  expect(answer.status).toBe(200);
  return answer;
};

it('AsyncAPI is served, and valid', async () => {
  const text = await (await get('/api/asyncapi.json')).text();
  const { document, diagnostics } = await new Parser().parse(text);
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  const sent = document!
    .operations()
    .filterBySend()
    .map((one) => one.id());
  const received = document!
    .operations()
    .filterByReceive()
    .map((one) => one.id());
  expect(sent.sort()).toEqual([
    'center.goodbye',
    'center.notice',
    'center.noticesRead',
    'center.pulse',
    'center.summary',
    'projection.goodbye',
    'projection.pulse',
    'projection.view',
    'room.frame',
    'room.goodbye',
    'room.pulse',
    'seat.announcement',
    'seat.display',
    'seat.goodbye',
    'seat.view',
  ]);
  expect(received.sort()).toEqual([
    'center.clock',
    'center.list',
    'projection.clock',
    'projection.follow',
    'room.catchUp',
    'room.clock',
    'room.command',
    'room.reports',
    'seat.chooseDisplay',
    'seat.clock',
    'seat.command',
  ]);
});

interface Operation {
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, object>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

it('OpenAPI is served, and says of each route what libs/protocol says', async () => {
  const { openapi, paths, components } = (await (await get('/api/openapi.json')).json()) as OpenApi;
  expect(openapi).toMatch(/^3\.1/);
  const doors: Door[] = Object.values(DOORS);
  const spoken = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((one) => `${one} ${path}`),
  );
  expect(spoken.sort()).toEqual(doors.map(({ method, path }) => `${method} ${path}`).sort());
  for (const { path, method, body, answer, refusals } of doors) {
    const { requestBody, responses } = paths[path]![method]!;
    const ref = body && { $ref: `#/components/schemas/${body}` };
    expect(requestBody?.content['application/json']?.schema, path).toEqual(ref);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining([String(answer.status), ...Object.keys(refusals)]));
  }
  expect(components.schemas['JoinRequest']).toEqual(jsonSchemas()['JoinRequest']);
  for (const [, name] of JSON.stringify(paths).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(components.schemas).toHaveProperty(name!);
});

it('the page to read it asks nothing of the internet', async () => {
  const page = await (await get('/api/docs')).text();
  const assets = [...page.matchAll(/(?:src|href)=['"]([^'"]+)['"]/g)].map(([, asset]) => asset!);
  expect(assets.length).toBeGreaterThan(2);
  for (const asset of assets) expect(asset).not.toMatch(/^(https?:)?\/\//);
});
