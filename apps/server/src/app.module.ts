import { Module, type DynamicModule } from '@nestjs/common';
import { ServeStaticModule } from '@nestjs/serve-static';
import { TypeOrmModule } from '@nestjs/typeorm';
import path from 'node:path';
import { AlertsModule } from './alerts/index.js';
import { GrantEntity } from './auth/index.js';
import { CenterEntity, RoomEntity } from './centers/index.js';
import { CheckListsModule } from './check-lists/index.js';
import { DeadlinesModule } from './deadlines/index.js';
import { DemoModule } from './demo/index.js';
import { DocumentsModule } from './documents/index.js';
import { DisplayEntity } from './display/index.js';
import { PersonEntity } from './enrolment/index.js';
import { FinalizationModule } from './finalization/index.js';
import { HealthModule } from './health/index.js';
import { JobsModule } from './jobs/index.js';
import { MIGRATIONS } from './journal/index.js';
import { databaseOptions, PlatformModule, type Config } from './platform/index.js';
import { PlanningModule } from './planning/index.js';
import { RemindersModule } from './reminders/index.js';
import { SessionEntity } from './sessions/index.js';
import { SupervisionModule } from './supervision/index.js';

const ENTITIES = [CenterEntity, DisplayEntity, GrantEntity, PersonEntity, RoomEntity, SessionEntity];

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
        RemindersModule,
        AlertsModule,
        JobsModule,
        DocumentsModule,
        PlanningModule,
        FinalizationModule,
        CheckListsModule,
        DemoModule,
      ],
    };
  }
}
