// A browser for an ordinary account: Debian's packages in the cache folder.
import fs from 'node:fs';
import path from 'node:path';
import { folders } from '../steps/folders.mjs';
import { librariesOf, unpackPackages } from './unpacked.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const commandOf = (/** @type {Browser} */ { name }) => name.toLowerCase();
const homeOf = (/** @type {Browser} */ browser) => path.join(folders.cache, commandOf(browser));
export const unpackedBrowser = (/** @type {Browser} */ browser) => path.join(homeOf(browser), commandOf(browser));

/**
 * @param {Browser} browser
 * @returns {Promise<string | null>} why it failed
 */
export function unpackBrowser(browser) {
  const home = homeOf(browser);
  return unpackPackages(home, browser.packages, (draft) => {
    fs.writeFileSync(path.join(draft, 'fonts.conf'), fonts(home));
    fs.writeFileSync(path.join(draft, commandOf(browser)), launcher(draft, browser), { mode: 0o755 });
  });
}

/**
 * @param {string} draft
 * @param {Browser} browser
 */
function launcher(draft, { program }) {
  const libraries = librariesOf(draft).flatMap((lib) =>
    ['', '/nss', '/pulseaudio'].map((sub) => `$here/root/${lib}${sub}`),
  );
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="${libraries.join(':')}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/root/${program}" "$@"
`;
}

const fonts = (/** @type {string} */ home) => `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <include ignore_missing="yes">${home}/root/etc/fonts/fonts.conf</include>
  <dir>${home}/root/usr/share/fonts</dir>
</fontconfig>
`;
