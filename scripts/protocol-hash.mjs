// `npm run protocol:hash`: records the wire as it is now, for the version that is not out yet.
import { hashOf, readLibraries, record, recorded } from './protocol/wire.mjs';

const { wire } = await readLibraries();
const before = recorded();
const now = { version: wire.PROTOCOL_VERSION, hash: hashOf(wire) };
if (now.version === before.version && before.released && now.hash !== before.hash) {
  console.error(`Version ${now.version} is out: bump PROTOCOL_VERSION in libs/protocol/src/version.ts first.`);
  process.exit(1);
}
record({ version: now.version, released: now.version === before.version && before.released, hash: now.hash });
console.log(`Version ${now.version} recorded: ${now.hash.slice(0, 12)}…`);
