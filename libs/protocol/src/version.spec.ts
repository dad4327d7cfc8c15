import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROTOCOL_VERSION } from './version.js';
import { wireShape } from './wire-shape.js';

interface Recorded {
  version: number;
  released: boolean;
  hash: string;
}
const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, 'wire.json'), 'utf8')) as Recorded;
const hash = createHash('sha256').update(wireShape()).digest('hex');

const whatToDo = recorded.released
  ? `The wire changed: bump the version (PROTOCOL_VERSION in version.ts), then npm run protocol:hash.`
  : `The wire changed: bump the version, or, while version ${recorded.version} is not out: npm run protocol:hash.`;

it('[style 10] the wire is the one recorded for this version', () => {
  expect(hash, whatToDo).toBe(recorded.hash);
});

it('[style 10] a new version is recorded', () => {
  expect(PROTOCOL_VERSION, 'npm run protocol:hash').toBe(recorded.version);
});

it('words do not change the wire', () => {
  expect(wireShape()).not.toMatch(/"(description|does|x-refusals)":"/);
  expect(wireShape()).toContain('"AnswerChallenge"');
});
