import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { runnerImport } from 'vite';
import { inRoot } from '../steps/folders.mjs';

const library = (/** @type {string} */ name) => inRoot('libs', name, 'src', 'index.ts');
const alias = Object.fromEntries(['domain', 'protocol', 'wording'].map((name) => [`@vigie/${name}`, library(name)]));

/** @template Module @param {string} name @returns {Promise<Module>} */
const load = async (name) => /** @type {Module} */ ((await runnerImport(library(name), { resolve: { alias } })).module);

/** The libraries themselves, not their build. @returns {Promise<import('./tables.mjs').Source>} */
export async function readLibraries() {
  /** @type {typeof import('@vigie/protocol')} */
  const wire = await load('protocol');
  /** @type {typeof import('@vigie/wording')} */
  const { refusalSentence } = await load('wording');
  return { wire, sentence: (code) => refusalSentence('fr', code) };
}

/** The recorded wire: its version, whether that version is out, and the hash of its schemas. */
const RECORD = inRoot('libs', 'protocol', 'src', 'wire.json');

/** @typedef {{ version: number, released: boolean, hash: string }} Recorded */
/** @returns {Recorded} */
export const recorded = () => JSON.parse(fs.readFileSync(RECORD, 'utf8'));
/** @param {Recorded} wire */
export const record = (wire) => fs.writeFileSync(RECORD, `${JSON.stringify(wire, null, 2)}\n`);

/** @param {{ wireShape(): string }} wire */
export const hashOf = (wire) => createHash('sha256').update(wire.wireShape()).digest('hex');
