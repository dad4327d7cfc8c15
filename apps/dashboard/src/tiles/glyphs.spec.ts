import { expect, it } from 'vitest';
import { glyphAt, GLYPHS, type GlyphName } from './glyphs';

it.each(Object.keys(GLYPHS) as GlyphName[])('%s: one point alone says where it stands', (name) => {
  const [, start, rest] = /^M([\d.]+)(.*)$/.exec(GLYPHS[name])!;
  expect(rest).not.toMatch(/[A-Z]/);
  expect(glyphAt(name, 28.5)).toBe(`M${Number(start) + 28.5}${rest}`);
});
