import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { AppModule, dataSourceOptions } from './app.module.js';
import { DemoService, type DemoAccess } from './demo/index.js';
import { Readiness } from './health/index.js';
import { serveQueueBoard } from './jobs/index.js';
import {
  HttpRefusals,
  migrate,
  modeOf,
  readConfig,
  REDIS,
  secureHttp,
  serveApiDocuments,
  SocketAdapter,
  type Config,
} from './platform/index.js';

/** HTTP and sockets: migrations, then the application (and in it the demo), then ready. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  await runMigrations(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger: new ConsoleLogger({ json: true, logLevels: ['warn', 'error', 'fatal'] }),
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  secureHttp(app, config);
  serveApiDocuments(app);
  serveQueueBoard(app);
  app.useGlobalFilters(new HttpRefusals());
  app.useWebSocketAdapter(new SocketAdapter(app, config, app.get(REDIS)));
  app.enableShutdownHooks();
  stopWithParent(app);
  await app.init();
  app.get(Readiness).isReady = true;
  await app.listen(config.port, config.host);
  tellParent({
    type: 'ready',
    port: (app.getHttpServer().address() as AddressInfo).port,
    mode: modeOf(config),
    demo: app.get(DemoService).access,
  });
}

async function runMigrations(config: Config): Promise<void> {
  const source = new DataSource(dataSourceOptions(config));
  await source.initialize();
  await migrate(config, source);
  await source.destroy();
}

/** Started by `npm start`: when that is gone, so are we. */
function stopWithParent(app: NestExpressApplication): void {
  process.once('disconnect', () => void app.close().finally(() => process.exit(0)));
}

type Word =
  { type: 'ready'; port: number; mode: string; demo: DemoAccess | null } | { type: 'failed'; sentence: string };

function tellParent(word: Word): void {
  process.send?.(word);
}

start().catch((error: Error & { code?: string }) => {
  const sentence =
    error.code === 'EADDRINUSE'
      ? 'Ce port est déjà utilisé par un autre programme.'
      : `Vigie n'a pas démarré : ${error.message}`;
  console.error(sentence);
  tellParent({ type: 'failed', sentence });
  process.exitCode = 1;
  setImmediate(() => process.exit(1));
});
