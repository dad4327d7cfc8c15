import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Started } from '../support/started.js';
import { until } from '../support/until.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-start-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm start', () => {
  let vigie: Started;

  it('serves the two applications, and tells how to open the demonstration', async () => {
    vigie = await Started.run(folder);
    await vigie.ready();
    for (const page of ['/candidat/', '/espace/']) {
      expect((await fetch(vigie.url(page))).headers.get('content-type')).toContain('text/html');
    }
    await until(() => vigie.says.includes('npm run reset'));
    for (const told of [
      '/candidat/',
      'Numéro de session',
      'Code d’accès',
      'Mot de passe',
      'Trois candidats',
      '/espace/centre',
      'Adresse e-mail',
      'Ctrl-C',
    ]) {
      expect(vigie.says).toContain(told);
    }
    expect(vigie.left()).not.toEqual([]);
  });

  it('keeps the accesses of the demonstration for the simulator, readable by this account alone', () => {
    const file = path.join(folder, 'demo.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const demo = JSON.parse(readFileSync(file, 'utf8'));
    expect(demo).toMatchObject({ port: vigie.port, candidates: expect.arrayContaining([expect.anything()]) });
    const sessions = [demo, ...demo.others];
    expect(sessions.map(({ state }) => state)).toEqual(['waiting', 'running', 'ended']);
    expect(new Set(sessions.map(({ sessionNumber }) => sessionNumber)).size).toBe(3);
    for (const told of [demo.sessionNumber, demo.accessCode, demo.invigilatorPassword])
      expect(vigie.says).toContain(told);
  });

  it('runs once in a folder', async () => {
    const second = await Started.run(folder);
    expect(await second.ended()).toBe(1);
    expect(second.says).toContain(`Vigie tourne déjà dans ce dossier (port ${vigie.port}`);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops all that it started', async (signal) => {
    if (vigie.process.exitCode !== null) vigie = await Started.run(folder);
    await vigie.ready();
    vigie.process.kill(signal);
    expect(await vigie.ended()).toBe(0);
    expect(vigie.left()).toEqual([]);
  });

  it('takes up the same data at the second start, within 15 s', async () => {
    const before = /Numéro de session +(\S+)/.exec(vigie.says)![1];
    const since = performance.now();
    vigie = await Started.run(folder);
    await vigie.ready();
    expect(performance.now() - since).toBeLessThan(15_000);
    await until(() => vigie.says.includes('npm run reset'));
    expect(vigie.says).toContain(before);
  });

  it('killed outright, leaves nothing behind after a few seconds', async () => {
    vigie.process.kill('SIGKILL');
    await until(() => vigie.left().length === 0);
  });

  it('goes, with the server’s last lines, when its server is killed', async () => {
    vigie = await Started.run(folder);
    await vigie.ready();
    const server = vigie.serverPid();
    process.kill(server, 'SIGKILL');
    expect(await vigie.ended()).toBe(1);
    expect(vigie.says).toContain('Le serveur s’est arrêté');
    expect(vigie.left()).toEqual([]);
  });

  it('npm run reset drops the data and the accesses of the demonstration', () => {
    const env = { ...process.env, DATABASE_URL: '', VIGIE_DATA: folder };
    expect(spawnSync(process.execPath, ['scripts/reset.mjs'], { env }).status).toBe(0);
    for (const gone of ['demo.json', 'postgres']) expect(existsSync(path.join(folder, gone))).toBe(false);
  });
});

describe('npm start says in one sentence that', () => {
  const refused = async (env: Record<string, string>) => {
    const vigie = await Started.run(folder, env);
    expect(await vigie.ended()).toBe(1);
    expect(vigie.says).not.toMatch(/^ +at /m);
    expect(vigie.left()).toEqual([]);
    return vigie.says;
  };

  it('the port is taken', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await until(() => other.listening);
    const { port } = other.address() as net.AddressInfo;
    expect(await refused({ PORT: String(port) })).toContain(`Le port ${port} est déjà pris`);
    other.close();
  });

  it.each([
    ['not an address', 'zut', 'n’est pas une adresse PostgreSQL'],
    ['nobody there', 'postgres://a:tres-secret@127.0.0.1:1/x', 'rien ne répond à 127.0.0.1:1'],
  ])('DATABASE_URL is wrong: %s', async (_what, url, sentence) => {
    const says = await refused({ DATABASE_URL: url });
    expect(says).toContain(sentence);
    expect(says).not.toContain('tres-secret');
  });
});
