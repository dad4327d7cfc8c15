import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium, requireChromium } from '../../scripts/services/chromium.mjs';
import { requireFirefox } from '../../scripts/services/firefox.mjs';
import { startPostgres } from '../../scripts/services/postgres.mjs';
import { startRedis } from '../../scripts/services/redis.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The database `postgres` of the run's server, as an account that may create and drop databases. */
    databaseUrl: string;
    /** Empty where there is none, and then only outside the browser tests. */
    chromiumPath: string;
    /** Empty outside the browser tests. */
    firefoxPath: string;
    /** A real Redis in the project `redis`; empty elsewhere: Postgres alone. */
    redisUrl: string;
  }
}

/** One PostgreSQL for the whole run, in a folder that goes away with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromiumPath = project.name === 'e2e' ? requireChromium() : (findChromium() ?? '');
  const firefoxPath = project.name === 'e2e' ? requireFirefox() : '';
  const postgres = await temporaryPostgres({ fast: true });
  project.provide('databaseUrl', postgres.adminUrl);
  project.provide('chromiumPath', chromiumPath);
  project.provide('firefoxPath', firefoxPath);
  const redis = project.name === 'redis' ? await startRedis() : null;
  project.provide('redisUrl', redis?.url ?? '');
  return async () => {
    await redis?.stop();
    await postgres.remove();
  };
}

export type TemporaryPostgres = Awaited<ReturnType<typeof temporaryPostgres>>;

/** A server of one's own: durable, so that a test may kill it; `restart()` takes up the same data. */
export const aDurablePostgres = () => temporaryPostgres({ fast: false });

async function temporaryPostgres({ fast }: { fast: boolean }) {
  const folder = temporaryFolder();
  const options = { dataDir: path.join(folder, 'data'), fast };
  let server = await startPostgres({ ...options, port: 0 });
  const { adminUrl, url } = server;
  return {
    url,
    adminUrl,
    pid: () => server.pid,
    /** Its log since it last started. */
    log: () => readFileSync(`${server.dataDir}.log`, 'utf8'),
    async kill(): Promise<void> {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
    },
    /** As if the number of the killed server had been given to this process. */
    pretendPid(pid: number): void {
      const file = path.join(server.dataDir, 'postmaster.pid');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(pid)));
    },
    /** At the same address as before. */
    async restart(): Promise<void> {
      await server.stop();
      server = await startPostgres({ ...options, port: server.port });
    },
    async remove(): Promise<void> {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-test-'));
  chmodSync(folder, 0o755); // under root, PostgreSQL runs as another account
  return folder;
}
