// The import rules that no linter knows: `node scripts/check-imports.mjs [folder]`.
import fs from 'node:fs';
import path from 'node:path';
import { LAYER_RULES } from './lint/layers.mjs';
import { importsOf, impuritiesOf, parse } from './lint/syntax.mjs';

const root = path.resolve(process.argv[2] ?? '.');
const faults = ['apps', 'libs'].flatMap((folder) => filesUnder(folder)).flatMap(faultsOf);
for (const fault of faults) console.error(fault);
console.log(`check-imports: ${faults.length === 0 ? 'every import keeps to its layer' : `${faults.length} faults`}`);
process.exit(faults.length === 0 ? 0 : 1);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  if (!fs.existsSync(path.join(root, folder))) return [];
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(place);
    return /\.(ts|vue|mjs|js)$/.test(place) ? [place] : [];
  });
}

/** @param {string} file */
function faultsOf(file) {
  const source = parse(file, fs.readFileSync(path.join(root, file), 'utf8'));
  const misplaced = importsOf(source).flatMap(({ line, text }) => layerFaults(file, line, text));
  const impure = file.startsWith('libs/domain/') ? impuritiesOf(source) : [];
  const sentences = impure.map(
    ({ line, text }) => `${file}:${line} [domain-is-pure] ${text}: time and chance are arguments`,
  );
  return [...misplaced, ...sentences];
}

/**
 * @param {string} file
 * @param {number} line
 * @param {string} name
 */
function layerFaults(file, line, name) {
  const target = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : null;
  return Object.entries(LAYER_RULES).flatMap(([rule, judge]) => {
    const sentence = judge({ file, name, target });
    return sentence ? [`${file}:${line} [${rule}] ${sentence}`] : [];
  });
}
