import fs from 'node:fs';
import { inRoot } from '../steps/folders.mjs';
import { TABLES } from './tables.mjs';

export const DOCUMENT = inRoot('docs', 'protocol.md');
const GENERATED = /(<!-- generated: (\w+) ?([^>]*?) -->)[\s\S]*?(<!-- end -->)/g;

/**
 * docs/protocol.md with its tables made anew.
 * @param {import('./tables.mjs').Source} source
 */
export const renewed = (source) =>
  fs.readFileSync(DOCUMENT, 'utf8').replace(GENERATED, (_whole, start, name, argument, end) => {
    const render = TABLES[name];
    if (!render) throw new Error(`docs/protocol.md: there is no table "${name}"`);
    return `${start}\n\n${render(source, argument)}\n\n${end}`;
  });
