// `npm run protocol:docs`: the tables of docs/protocol.md, from the schemas of libs/protocol.
import fs from 'node:fs';
import { DOCUMENT, renewed } from './protocol/document.mjs';
import { readLibraries } from './protocol/wire.mjs';

fs.writeFileSync(DOCUMENT, renewed(await readLibraries()));
console.log('docs/protocol.md is up to date.');
