import { fieldsOf, typeOf } from './types.mjs';

/** @typedef {typeof import('@vigie/protocol')} Wire */
/** @typedef {import('@vigie/protocol').RefusalCode} RefusalCode */
/**
 * @typedef {object} Source what the tables are made of
 * @property {Wire} wire
 * @property {(code: RefusalCode) => string} sentence
 */

/** @param {string[]} heads @param {string[][]} rows */
const table = (heads, rows) => {
  const lines = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  // As wide as it is: aligned, every change of one row would change all.
  return ['<!-- prettier-ignore -->', ...lines].join('\n');
};
/** @param {string} text */
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
/** @param {readonly string[]} list */
const codes = (list) => (list.length > 0 ? list.map(code).join(', ') : '—');

/** What may stand between two markers: `<!-- generated: fields Tile -->`. @type {Record<string, (source: Source, name: string) => string>} */
export const TABLES = { fields, orders, screens, values, doors, refusals };

/** The fields of an object. @param {Source} source @param {string} name */
function fields({ wire }, name) {
  const rows = fieldsOf(schemaOf(wire, name)).map(({ name: field, type, says }) => [code(field), code(type), says]);
  return table(['field', 'type', ''], rows);
}

/** The orders of a union told apart by `type`. @param {Source} source @param {string} name */
function orders({ wire }, name) {
  const rows = optionsOf(wire, name).map((one) => [
    code(one.properties.type.const),
    inlineFields(one, ['id', 'type']),
    one.description,
    codes(one['x-refusals']),
  ]);
  return table(['`type`', 'its fields', 'what it does', 'refused with'], rows);
}

/** The screens of a union told apart by `screen`. @param {Source} source @param {string} name */
function screens({ wire }, name) {
  const rows = optionsOf(wire, name).map((one) => [code(one.properties.screen.const), inlineFields(one, ['screen'])]);
  return table(['`screen`', 'its fields'], rows);
}

/** Schemas that are no objects. @param {Source} source @param {string} names */
function values({ wire }, names) {
  const rows = names.split(' ').map((name) => {
    const schema = schemaOf(wire, name);
    const says = [schema.description, schema.pattern && `Matches \`${schema.pattern}\`.`].filter(Boolean).join(' ');
    return [code(name), code(typeOf(schema)), says];
  });
  return table(['name', 'type', ''], rows);
}

/** The HTTP routes. @param {Source} source */
function doors({ wire }) {
  const rows = Object.values(wire.DOORS).map((/** @type {import('@vigie/protocol').Door} */ door) => [
    code(`${door.method.toUpperCase()} ${door.path}`),
    door.does,
    [door.body && code(door.body), door.file && 'a file', door.needsCookie && 'cookie'].filter(Boolean).join(', ') ||
      '—',
    [door.answer.status, door.answer.body && code(door.answer.body), ...(door.answer.file ?? []).map(code)]
      .filter(Boolean)
      .join(' ') + `. ${door.answer.does}`,
    byStatus(door.refusals),
  ]);
  return `${table(['route', 'what it does', 'needs', 'answer', 'refused with'], rows)}\n\nAny route: ${byStatus(wire.EVERYWHERE)}.`;
}

/** @param {import('@vigie/protocol').Door['refusals']} refusalsOf */
const byStatus = (refusalsOf) =>
  Object.entries(refusalsOf)
    .map(([status, list]) => `${status} ${codes(list)}`)
    .join('; ') || '—';

/** Every code, its sentence, and where it is given. @param {Source} source */
function refusals({ wire, sentence }) {
  const rows = wire.RefusalCode.options.map((one) => [
    code(one),
    sentence(one),
    placesOf(wire, one).join(', ') || 'never sent today',
  ]);
  return table(['code', 'sentence', 'given by'], rows);
}

/** @param {Wire} wire @param {RefusalCode} refusal @returns {string[]} */
export function placesOf(wire, refusal) {
  if (wire.COMMON_REFUSALS.includes(refusal)) return ['anything'];
  const byOrder = ['SeatCommand', 'RoomCommand'].flatMap((name) => {
    const orderNames = optionsOf(wire, name).filter((one) => one['x-refusals'].includes(refusal));
    const isEach = orderNames.length > 10;
    return isEach ? [`most of ${code(name)}`] : orderNames.map((one) => code(one.properties.type.const));
  });
  const sockets = Object.entries(wire.NAMESPACES).filter(([, one]) => one.refusals.includes(refusal));
  const routes = Object.values(wire.DOORS).filter((/** @type {import('@vigie/protocol').Door} */ one) =>
    Object.values(one.refusals).some((list) => list.includes(refusal)),
  );
  return [
    ...byOrder,
    ...sockets.map(([name]) => `socket ${code(name)}`),
    ...new Set(routes.map(({ path }) => code(path))),
  ];
}

/** @param {import('./types.mjs').Schema} schema @param {string[]} but */
const inlineFields = (schema, but) =>
  codes(
    fieldsOf(schema)
      .filter(({ key }) => !but.includes(key))
      .map(({ name, type }) => `${name}: ${type}`),
  );

/** @param {Wire} wire @param {string} name @returns {import('./types.mjs').Schema} */
function schemaOf(wire, name) {
  const schema = wire.jsonSchemas()[name];
  if (!schema) throw new Error(`docs/protocol.md asks for ${name}: libs/protocol has no such schema`);
  return schema;
}

/** @param {Wire} wire @param {string} name @returns {import('./types.mjs').Schema[]} */
const optionsOf = (wire, name) => {
  const schema = schemaOf(wire, name);
  return schema.oneOf ?? schema.anyOf;
};
