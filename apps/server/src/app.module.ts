import { Module, type DynamicModule } from '@nestjs/common';
import { ServeStaticModule } from '@nestjs/serve-static';
import { TypeOrmModule } from '@nestjs/typeorm';
import path from 'node:path';
import { GrantEntity } from './auth/index.js';
import { CenterEntity } from './centers/index.js';
import { DeadlinesModule } from './deadlines/index.js';
import { DemoModule } from './demo/index.js';
import { PersonEntity } from './enrolment/index.js';
import { HealthModule } from './health/index.js';
import { Administrators1700000000002, First1700000000001, LighterWrites1700000000003 } from './journal/index.js';
import { databaseOptions, PlatformModule, type Config } from './platform/index.js';
import { SessionEntity } from './sessions/index.js';
import { SupervisionModule } from './supervision/index.js';

const ENTITIES = [CenterEntity, GrantEntity, PersonEntity, SessionEntity];
const MIGRATIONS = [First1700000000001, Administrators1700000000002, LighterWrites1700000000003];

/** Built files carry a hash in their names: kept for good. The page that names them is asked for anew. */
const keepAssets = (response: { setHeader(name: string, value: string): unknown }, file: string) =>
  response.setHeader('Cache-Control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');

const app = (serveRoot: string, folder: string) => ({
  rootPath: path.resolve('dist/apps', folder),
  serveRoot,
  serveStaticOptions: { cacheControl: false, setHeaders: keepAssets },
});

export const dataSourceOptions = (config: Config) => databaseOptions(config.databaseUrl, ENTITIES, MIGRATIONS);

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        TypeOrmModule.forRoot({ ...dataSourceOptions(config), retryAttempts: 1, retryDelay: 0 }),
        ServeStaticModule.forRoot(app('/candidat', 'candidate'), app('/espace', 'dashboard'), {
          rootPath: path.resolve('apps/server/public'),
          renderPath: '/',
          serveStaticOptions: { redirect: false },
        }),
        HealthModule,
        SupervisionModule,
        DeadlinesModule,
        DemoModule,
      ],
    };
  }
}
