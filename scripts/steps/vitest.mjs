import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './folders.mjs';
import { run } from './run.mjs';

/**
 * Runs some projects of vitest.config.ts, and counts their tests.
 * @param {string[]} projects
 * @param {string[]} more
 */
export async function runVitest(projects, more) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vigie-report-'));
  const report = path.join(folder, 'report.json');
  const chosen = projects.flatMap((name) => ['--project', name]);
  // Two files at a time: several of them mostly wait. Those in a browser stay alone (vitest.config.ts).
  const workers = projects.includes('e2e') ? [] : ['--maxWorkers=2'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const { code } = await run(process.execPath, [vitest, 'run', ...chosen, ...workers, ...reporters, ...more]);
  const counts = countsOf(report);
  fs.rmSync(folder, { recursive: true });
  return { ok: code === 0, ...counts };
}

/** @param {string} report absent when vitest could not even begin */
function countsOf(report) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests };
}
