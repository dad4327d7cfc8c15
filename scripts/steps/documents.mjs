import { pathToFileURL } from 'node:url';
import { inRoot } from './folders.mjs';

/**
 * A module of the built server's folder `documents`.
 * @template Module
 * @param {string} name
 * @returns {Promise<Module>}
 */
export const documentsModule = (name) =>
  import(pathToFileURL(inRoot('dist/apps/server/apps/server/src/documents', name)).href);
