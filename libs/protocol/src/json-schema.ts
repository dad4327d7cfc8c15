import { z } from 'zod';
import { SCHEMAS, type SchemaName } from './catalogue.js';

export type JsonSchema = { [keyword: string]: unknown };

const NAMES = Object.keys(SCHEMAS) as SchemaName[];

/** The schemas of the wire that these need, as JSON Schema, each referring to the others by name. */
export function jsonSchemas(names: readonly SchemaName[] = NAMES): Record<string, JsonSchema> {
  const all = everySchema();
  const needed = new Set<string>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const [, other] of JSON.stringify(all[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g)) need(other!);
  };
  names.forEach(need);
  return Object.fromEntries(Object.entries(all).filter(([name]) => needed.has(name)));
}

export const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What is sent, before any transform: what another program writes and reads. */
function everySchema(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const name of NAMES) registry.add(SCHEMAS[name], { id: name });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', target: 'draft-7', uri: (id) => refTo(id).$ref });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _s, $id: _id, ...schema }]) => [name, schema]),
  );
}
