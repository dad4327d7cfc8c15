// JSON Schema, as a reader of docs/protocol.md wants it: `Id | null`, `"a" | "b"`, `Tile[]`.

/** @typedef {Record<string, any>} Schema */

/**
 * @param {Schema} schema
 * @returns {string}
 */
export function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((/** @type {unknown} */ one) => JSON.stringify(one)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.type === 'array') return arrayOf(typeOf(schema.items)) + range(schema.minItems, schema.maxItems);
  if (schema.type === 'object') return objectOf(schema);
  if (schema.type === 'string') return schema.format ?? `string${range(schema.minLength, schema.maxLength)}`;
  return [schema.type].flat().join(' | ');
}

/** @param {string} item */
const arrayOf = (item) => (/[|{]/.test(item) ? `(${item})[]` : `${item}[]`);

/**
 * @param {number | undefined} min
 * @param {number | undefined} max
 */
const range = (min, max) => (max === undefined ? '' : ` (${min ?? 0}–${max})`);

/** @param {Schema} schema */
function objectOf(schema) {
  if (schema.additionalProperties) return `{ [Id]: ${typeOf(schema.additionalProperties)} }`;
  const fields = fieldsOf(schema).map(({ name, type }) => `${name}: ${type}`);
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}

/**
 * The fields of an object, `?` after those that may be absent.
 * @param {Schema} schema
 */
export function fieldsOf(schema) {
  /** @type {[string, Schema][]} */
  const entries = Object.entries(schema.properties ?? {});
  return entries.map(([key, field]) => ({
    key,
    name: schema.required?.includes(key) ? key : `${key}?`,
    type: typeOf(field),
    says: saysOf(field),
  }));
}

/** @param {Schema} field */
const saysOf = (field) =>
  [field.description, field.pattern && `Matches \`${field.pattern}\`.`]
    .filter(Boolean)
    .join(' ')
    .replaceAll('|', '\\|');
