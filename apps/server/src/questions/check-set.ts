import type { z } from 'zod';
import { faultSentence } from './fault-sentence.js';
import { Question, SetFile } from './question.js';
import { SetText, type Fault } from './set-text.js';

type Path = (string | number)[];

export type Checked = { ok: true; lang: string; questions: Question[] } | { ok: false; faults: readonly Fault[] };

/** Why a file that a challenge names cannot be served, or null. */
export type FileFault = (name: string) => string | null;

/** Reads a set; all its faults at once, in the order of the lines. */
export function checkSet(json: string, fileFault: FileFault): Checked {
  const text = new SetText(json);
  if (text.faults.length > 0) return { ok: false, faults: text.faults };
  const faults: Fault[] = [];
  const take = (issues: readonly z.core.$ZodIssue[], under: Path) =>
    faults.push(...issues.flatMap((issue) => inText(text, issue, under)));

  const file = SetFile.safeParse(text.value, { reportInput: true });
  if (!file.success) take(file.error.issues, []);
  const questions = new Map<string, Question>();
  for (const [index, one] of challengesOf(text.value).entries()) {
    const under: Path = ['challenges', index];
    const parsed = Question.safeParse(one, { reportInput: true });
    if (!parsed.success) {
      take(parsed.error.issues, under);
      continue;
    }
    const { data } = parsed;
    if (questions.has(data.id)) faults.push(text.fault([...under, 'id'], 'une autre épreuve a déjà cet id'));
    questions.set(data.id, data);
    for (const field of ['image', 'attachment'] as const) {
      const why = data[field] && fileFault(data[field].file);
      if (why) faults.push(text.fault([...under, field, 'file'], why));
    }
  }
  if (file.success && faults.length === 0)
    return { ok: true, lang: file.data.lang, questions: [...questions.values()] };
  return { ok: false, faults: faults.sort((a, b) => a.line - b.line) };
}

function challengesOf(value: unknown): unknown[] {
  const { challenges } = (value ?? {}) as { challenges?: unknown };
  return Array.isArray(challenges) ? challenges : [];
}

function inText(text: SetText, issue: z.core.$ZodIssue, under: Path): Fault[] {
  const path = [...under, ...(issue.path as Path)];
  const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  return fields.map((field) => text.fault(field, faultSentence(issue)));
}

/** One fault a line: where, which field, what. */
export const faultLine = (file: string, { line, field, sentence }: Fault): string =>
  `${file}:${line}  ${field} : ${sentence}`;
