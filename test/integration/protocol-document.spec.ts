import * as wire from '@vigie/protocol';
import { refusalSentence } from '@vigie/wording';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { DOCUMENT, renewed } from '../../scripts/protocol/document.mjs';
import { placesOf } from '../../scripts/protocol/tables.mjs';

const text = readFileSync(DOCUMENT, 'utf8');
const names = Object.keys(wire.SCHEMAS) as wire.SchemaName[];

describe('docs/protocol.md', () => {
  it('holds the tables that the schemas give (npm run protocol:docs)', () => {
    expect(text).toBe(renewed({ wire, sentence: (code) => refusalSentence('fr', code) }));
  });

  it('speaks of the version of the wire', () => {
    expect(text).toContain(`**Version ${wire.PROTOCOL_VERSION}.**`);
  });

  it.each(names)('says what %s is', (name) => {
    expect(text).toContain(`\`${name}\``);
    const isObject = wire.jsonSchemas()[name]!['type'] === 'object';
    if (isObject) expect(text).toContain(`<!-- generated: fields ${name} -->`);
  });

  it.each([...wire.RefusalCode.options])('says who gives %s', (code) => {
    expect(text).toContain(`\n| \`${code}\` |`);
    // Only the demo and the administrator's jobs prepare a session.
    if (code !== 'session-already-prepared') expect(placesOf(wire, code)).not.toEqual([]);
  });

  it.each([...wire.Tile.shape.situation.options])('says when a candidate is %s', (situation) => {
    const rows = text.slice(text.indexOf('| `situation`'), text.indexOf('`request.why`'));
    expect(rows).toContain(`\`${situation}\``);
  });

  it.each(wire.SeatScreen.options.map((one) => one.shape.screen.value))(
    'says what to do at the screen %s',
    (screen) => {
      expect(text).toMatch(new RegExp(`^- .*\`${screen}\`.*:`, 'm'));
    },
  );

  it('names every event of both namespaces', () => {
    const rows = text.slice(text.indexOf('| namespace '), text.indexOf('`Ack` is'));
    for (const [address, { asked, told }] of Object.entries(wire.NAMESPACES))
      for (const event of [address, ...Object.keys(asked), ...Object.keys(told)])
        expect(rows).toContain(`\`${event}\``);
  });
});

describe('the examples of docs/protocol.md', () => {
  const examples = [...text.matchAll(/```json (\w+)\n([\s\S]*?)```/g)].map(
    ([, name, json], index) =>
      [`${index + 1}. ${name}`, name as wire.SchemaName, JSON.parse(json!) as unknown] as const,
  );

  it.each(examples)('%s is one', (_title, name, value) => {
    const schema: z.ZodType = wire.SCHEMAS[name];
    expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
    // Nothing that the schema does not know: an example never shows a field that is gone.
    expect(fieldsOf(schema.parse(value))).toEqual(fieldsOf(value));
  });

  it('are of both dialogues, and leave no order of a candidate out', () => {
    const orders = examples
      .filter(([, name]) => name === 'SeatCommand')
      .map(([, , value]) => (value as { type: string }).type);
    expect([...new Set(orders)].sort()).toEqual(wire.SeatCommand.options.map((one) => one.shape.type.value).sort());
    expect(examples.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['CatchUp', 'Frame', 'Pulse', 'RoomCommand']),
    );
  });
});

/** The paths of all fields: a schema strips those that it does not know. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .flatMap(([key, one]) => fieldsOf(one, `${path}.${key}`))
    .sort();
}
