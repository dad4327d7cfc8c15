import { NAMESPACES } from './catalogue.js';
import { DOORS } from './doors/index.js';
import { jsonSchemas } from './json-schema.js';

const WORDS = new Set(['description', 'does', 'x-refusals', 'refusals']);

/** Everything that a client must know to speak to the server, without the words: the same text for the same wire. */
export const wireShape = (): string =>
  JSON.stringify({ schemas: jsonSchemas(), namespaces: NAMESPACES, doors: DOORS }, (key, value: unknown) =>
    WORDS.has(key) && !isProperty(value) ? undefined : isObject(value) ? inOrder(value) : value,
  );

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inOrder = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
/** A field that bears such a name. */
const isProperty = (value: unknown) => isObject(value) && ('type' in value || '$ref' in value || 'anyOf' in value);
