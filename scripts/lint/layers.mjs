// Who may import whom. Each rule has a name, which test/integration/import-rules.spec.ts makes fire.

/** What each library may import besides itself; its specs may take more. */
const LIBRARIES = {
  domain: { allowed: [], inSpecs: ['vitest', 'fast-check'] },
  protocol: { allowed: ['zod', '@vigie/domain'], inSpecs: ['vitest', 'fast-check', 'node:'] },
  link: { allowed: ['@vigie/', 'socket.io-client'], inSpecs: ['vitest', 'fast-check', 'node:'] },
  wording: { allowed: ['@vigie/domain'], inSpecs: ['vitest', 'fast-check', 'node:', '@vigie/'] },
};

/**
 * @typedef {object} Import
 * @property {string} file the importing file, from the root, with `/`
 * @property {string} name what it writes between the quotes
 * @property {string | null} target the file it names when relative, from the root
 */

/** @type {Record<string, (one: Import) => string | null>} the sentence to say, or null when the import is fine */
export const LAYER_RULES = {
  'library-imports': ({ file, name, target }) => {
    const library = libraryOf(file);
    if (!library || target) return null;
    const { allowed, inSpecs } = LIBRARIES[library];
    const list = [...allowed, ...(isSpec(file) ? inSpecs : [])];
    return list.some((prefix) => covers(prefix, name)) ? null : `libs/${library} may not import ${name}`;
  },

  'library-stays-inside': ({ file, target }) => {
    const library = libraryOf(file);
    if (!library || !target || target.startsWith(`libs/${library}/`)) return null;
    return `libs/${library} may not reach ${target}: name the library it needs, as @vigie/…`;
  },

  'app-imports-app': ({ file, target }) => {
    const [from, to] = [appOf(file), target && appOf(target)];
    return from && to && from !== to ? `apps/${from} may not import apps/${to}: share by a library` : null;
  },

  'library-by-name': ({ file, target }) => {
    if (libraryOf(file) || !target?.startsWith('libs/')) return null;
    return `${target} is reached by the name of its library, @vigie/${target.split('/')[1]}`;
  },

  'capability-by-index': ({ file, target }) => {
    const capability = target && capabilityOf(target);
    if (!capability || !appOf(file) || capabilityOf(file) === capability) return null;
    if (target === `apps/server/src/${capability}/index.js`) return null;
    return `${capability} is entered by its index only: ${capability}/index.js`;
  },

  'same-folder-by-dot': ({ file, name, target }) => {
    const folder = file.slice(0, file.lastIndexOf('/'));
    if (!target || name.startsWith('./') || target.slice(0, target.lastIndexOf('/')) !== folder) return null;
    return `${name} stands in the same folder: ./${target.split('/').at(-1)}`;
  },
};

/** @returns {keyof typeof LIBRARIES | undefined} */
const libraryOf = (/** @type {string} */ file) => /** @type {any} */ (/^libs\/([^/]+)\//.exec(file)?.[1]);
const appOf = (/** @type {string} */ file) => /^apps\/([^/]+)\//.exec(file)?.[1];
const capabilityOf = (/** @type {string} */ file) => /^apps\/server\/src\/([^/]+)\//.exec(file)?.[1];
/** What only specs use stands in a folder `testing`. */
const isSpec = (/** @type {string} */ file) => /\.spec\.ts$|\/testing\//.test(file);

/**
 * `@vigie/` and `node:` cover all that begins so; a package covers itself and what it exports under it.
 * @param {string} prefix
 * @param {string} name
 */
const covers = (prefix, name) => (/[:/]$/.test(prefix) ? name.startsWith(prefix) : `${name}/`.startsWith(`${prefix}/`));
