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
  const file = SetFile.safeParse(text.value, { reportInput: true });
  const each = challengesOf(text.value).map((one, index) => checkOne(text, one, ['challenges', index], fileFault));
  const questions = each.flatMap(({ question }) => question ?? []);
  const faults = [
    ...(file.success ? [] : inText(text, file.error, [])),
    ...each.flatMap((one) => one.faults),
    ...sameIds(text, each),
  ];
  if (file.success && faults.length === 0) return { ok: true, lang: file.data.lang, questions };
  return { ok: false, faults: faults.sort((a, b) => a.line - b.line) };
}

interface CheckedOne {
  under: Path;
  question: Question | null;
  faults: Fault[];
}

function checkOne(text: SetText, value: unknown, under: Path, fileFault: FileFault): CheckedOne {
  const parsed = Question.safeParse(value, { reportInput: true });
  if (!parsed.success) return { under, question: null, faults: inText(text, parsed.error, under) };
  const faults = (['image', 'attachment'] as const).flatMap((field) => {
    const named = parsed.data[field];
    const why = named && fileFault(named.file);
    return why ? [text.fault([...under, field, 'file'], why)] : [];
  });
  return { under, question: parsed.data, faults };
}

function sameIds(text: SetText, each: readonly CheckedOne[]): Fault[] {
  const right = each.filter(({ question }) => question !== null);
  const again = right.filter(({ question }, at) => right.findIndex((one) => one.question!.id === question!.id) < at);
  return again.map(({ under }) => text.fault([...under, 'id'], 'une autre épreuve a déjà cet id'));
}

function challengesOf(value: unknown): unknown[] {
  const { challenges } = (value ?? {}) as { challenges?: unknown };
  return Array.isArray(challenges) ? challenges : [];
}

const inText = (text: SetText, { issues }: z.core.$ZodError, under: Path): Fault[] =>
  issues.flatMap((issue) => {
    const path = [...under, ...(issue.path as Path)];
    const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return fields.map((field) => text.fault(field, faultSentence(issue)));
  });

/** One fault a line: where, which field, what. */
export const faultLine = (file: string, { line, field, sentence }: Fault): string =>
  `${file}:${line}  ${field} : ${sentence}`;
