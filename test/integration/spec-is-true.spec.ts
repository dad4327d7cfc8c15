import { MAY, RULE_REFUSALS } from '@vigie/domain';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const DOMAIN = path.resolve('libs/domain');
const read = (file: string) => readFileSync(file, 'utf8');
const files = readdirSync(path.join(DOMAIN, 'src'), { recursive: true, encoding: 'utf8' });
const titles = files
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => read(path.join(DOMAIN, 'src', file)))
  .join('\n');
const spec = read(path.join(DOMAIN, 'SPEC.md'));

it('every rule that SPEC.md lists is named by a test title', () => {
  const rules = [...spec.matchAll(/^- \*\*([^*]+)\*\*/gm)].flatMap(([, ids]) => ids!.split(', '));
  expect(rules.length).toBeGreaterThan(8);
  for (const rule of rules) expect(titles, rule).toMatch(new RegExp(`\\[[^\\]]*${rule}\\b`));
});

it('every event that SPEC.md names exists', () => {
  const events = read(path.join(DOMAIN, 'src/session/events.ts'));
  const named = new Set([...spec.matchAll(/`([A-Z][A-Za-z]+)`/g)].map(([, name]) => name!));
  const commands = new Set(Object.keys(MAY));
  for (const name of named) if (!commands.has(name)) expect(events).toContain(`'${name}'`);
});

it('every refusal of the rules is given somewhere', () => {
  const rules = files
    .filter((file) => /(?<!\.spec|refusal)\.ts$/.test(file))
    .map((file) => read(path.join(DOMAIN, 'src', file)))
    .join('\n');
  for (const code of RULE_REFUSALS) expect(rules, code).toContain(`'${code}'`);
});
