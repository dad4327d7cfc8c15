// Chromium for an ordinary account: Debian's packages in the cache folder.
import fs from 'node:fs';
import path from 'node:path';
import { folders } from '../steps/folders.mjs';
import { librariesOf, unpackPackages } from './unpacked.mjs';

const home = path.join(folders.cache, 'chromium');
export const unpackedChromium = path.join(home, 'chromium');

/**
 * @param {string[]} packages
 * @returns {Promise<string | null>} why it failed
 */
export const unpackChromium = (packages) =>
  unpackPackages(home, packages, (draft) => {
    fs.writeFileSync(path.join(draft, 'fonts.conf'), FONTS);
    fs.writeFileSync(path.join(draft, 'chromium'), launcher(draft), { mode: 0o755 });
  });

/** @param {string} draft */
function launcher(draft) {
  const libraries = librariesOf(draft).flatMap((lib) =>
    ['', '/nss', '/pulseaudio'].map((sub) => `$here/root/${lib}${sub}`),
  );
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="${libraries.join(':')}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/root/usr/lib/chromium/chromium" "$@"
`;
}

const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <include ignore_missing="yes">${home}/root/etc/fonts/fonts.conf</include>
  <dir>${home}/root/usr/share/fonts</dir>
</fontconfig>
`;
