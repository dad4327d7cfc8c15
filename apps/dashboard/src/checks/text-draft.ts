import { newCommandId } from '@vigie/link';
import type { CheckTexts } from '@vigie/protocol';
import { defaultChecks } from '@vigie/wording';
import { language } from '../wording';

export interface Line {
  readonly id: string;
  readonly text: string;
}

/** The lines of a list as they are being written. */
export const withLine = (lines: readonly Line[]): Line[] => [...lines, { id: newCommandId(), text: '' }];
export const without = (lines: readonly Line[], id: string): Line[] => lines.filter((line) => line.id !== id);
export const reworded = (lines: readonly Line[], id: string, text: string): Line[] =>
  lines.map((line) => (line.id === id ? { id, text } : line));

/** One place up or down; at the edge it stays. */
export function moved(lines: readonly Line[], id: string, by: 1 | -1): Line[] {
  const from = lines.findIndex((line) => line.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= lines.length) return [...lines];
  const rest = without(lines, id);
  return [...rest.slice(0, to), lines[from]!, ...rest.slice(to)];
}

/** As Vigie has them. */
export const originals = (list: CheckTexts['list']): Line[] => defaultChecks(list, language);

/** As they leave: what was pasted in several lines is one. */
export const cleaned = (lines: readonly Line[]): Line[] =>
  lines.map(({ id, text }) => ({ id, text: text.replace(/[\r\n\t]+/g, ' ').trim() }));

export const isSame = (some: readonly Line[], others: readonly Line[]): boolean =>
  JSON.stringify(some.map(({ id, text }) => [id, text])) === JSON.stringify(others.map(({ id, text }) => [id, text]));
