import fs from 'node:fs';
import { inRoot } from '../steps/folders.mjs';

/** The version of the wire, as this checkout's library says it: TypeScript that Node 20 cannot import. */
export const PROTOCOL_VERSION = Number(
  /PROTOCOL_VERSION = (\d+)/.exec(fs.readFileSync(inRoot('libs/protocol/src/version.ts'), 'utf8'))?.[1],
);
