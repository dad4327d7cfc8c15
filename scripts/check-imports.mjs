// The import rules that no linter knows: `node scripts/check-imports.mjs [folder]`.
import fs from 'node:fs';
import path from 'node:path';
import { LAYER_RULES } from './lint/layers.mjs';
import { importsOf, impuritiesOf, parse } from './lint/syntax.mjs';
import { root as project } from './steps/folders.mjs';

const root = path.resolve(process.argv[2] ?? project);
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
  const faults = importsOf(source).flatMap(({ line, text }) =>
    layerFaults(file, text).map((fault) => ({ line, fault })),
  );
  if (file.startsWith('libs/domain/')) {
    for (const { line, text } of impuritiesOf(source)) {
      faults.push({ line, fault: `[domain-is-pure] ${text}: time and chance are arguments` });
    }
  }
  return faults.map(({ line, fault }) => `${file}:${line} ${fault}`);
}

/**
 * @param {string} file
 * @param {string} name
 */
function layerFaults(file, name) {
  const target = name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : null;
  return Object.entries(LAYER_RULES).flatMap(([rule, judge]) => {
    const sentence = judge({ file, name, target });
    return sentence ? [`[${rule}] ${sentence}`] : [];
  });
}
