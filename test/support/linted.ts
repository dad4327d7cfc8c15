import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const project = path.resolve(import.meta.dirname, '../..');
const SHARED = ['package.json', 'tsconfig.json', '.oxlintrc.json', 'scripts', 'node_modules'];

/** A project of the same layout that holds these files, and what an `npm run …` of ours says of it. */
export function linted(script: string, files: Record<string, string>): { code: number | null; says: string } {
  const tree = mkdtempSync(path.join(tmpdir(), 'vigie-lint-'));
  for (const folder of ['apps', 'libs', 'test']) mkdirSync(path.join(tree, folder));
  for (const shared of SHARED) symlinkSync(path.join(project, shared), path.join(tree, shared));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(tree, file), `${text}\n`);
  }
  const run = spawnSync('npm', ['run', '--silent', script], { cwd: tree, encoding: 'utf8' });
  rmSync(tree, { recursive: true });
  // The linters colour their words on a CI server, even into a pipe.
  return { code: run.status, says: stripVTControlCharacters(run.stdout + run.stderr) };
}
