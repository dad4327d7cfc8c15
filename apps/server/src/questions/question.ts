import { answerKey } from '@vigie/domain';
import { z } from 'zod';

/** The 16 competences of the Pix framework. */
export const COMPETENCES = '1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2'.split(' ');

const FILE_NAME = /^[a-z0-9-]{1,40}\.[a-z]{2,4}$/;
const text = (max: number) => z.string().trim().min(1).max(max);
const named = (pattern: RegExp, sentence: string) => z.string().regex(pattern, sentence);
const fileOf = (extensions: string[]) =>
  named(FILE_NAME, 'lettres minuscules, chiffres et tirets, puis une extension').refine(
    (name) => extensions.includes(name.split('.').at(-1)!),
    `l’extension doit être ${extensions.join(', ')}`,
  );

const ChoiceId = named(/^[a-z0-9]{1,8}$/, '1 à 8 lettres minuscules ou chiffres');
const Choice = z.strictObject({ id: ChoiceId, text: text(300) });
const choices = z.array(Choice).min(2).max(8);

const common = {
  id: named(/^[a-z0-9-]{1,40}$/, '1 à 40 lettres minuscules, chiffres ou tirets'),
  competence: z.string().refine((one) => COMPETENCES.includes(one), 'ce n’est pas une compétence de Pix (1.1 à 5.2)'),
  instruction: text(3000),
  /** Kept for a challenge that fails during the test (R7): in no paper from the start. */
  spare: z.literal(true).optional(),
  image: z.strictObject({ file: fileOf(['svg', 'png', 'jpg', 'webp']), alt: text(500) }).optional(),
  attachment: z.strictObject({ file: fileOf(['csv', 'txt', 'pdf', 'svg', 'png']), name: text(60) }).optional(),
};

/** One challenge of a set, with its solution. */
export const Question = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('QCU'), choices, solution: ChoiceId }).check(({ value, issues }) => {
    issues.push(...choiceFaults(value.choices, [value.solution], 'solution'));
  }),
  z
    .strictObject({ ...common, type: z.literal('QCM'), choices, solutions: z.array(ChoiceId).min(2).max(8) })
    .check(({ value, issues }) => {
      issues.push(...choiceFaults(value.choices, value.solutions, 'solutions'));
    }),
  z
    .strictObject({ ...common, type: z.literal('QROC'), accepted: z.array(text(200)).min(1).max(30) })
    .check(({ value, issues }) => {
      issues.push(...repeated(value.accepted.map(answerKey), 'accepted', 'cette réponse revient à une autre'));
    }),
]);
export type Question = z.infer<typeof Question>;

/** The file: its challenges are looked at one by one, so that every fault is said at once. */
export const SetFile = z.strictObject({
  version: z.literal(1),
  lang: z.string().regex(/^[a-z]{2}$/, 'deux lettres minuscules, par exemple « fr »'),
  challenges: z.array(z.unknown()).min(1).max(500),
});

type RawIssue = z.core.$ZodRawIssue;
const fault = (path: PropertyKey[], message: string): RawIssue => ({ code: 'custom', input: null, path, message });

function choiceFaults(given: z.infer<typeof choices>, solutions: string[], field: string): RawIssue[] {
  const ids = given.map(({ id }) => id);
  const at = (index: number) => (field === 'solution' ? [field] : [field, index]);
  const unknown = solutions.map((one, index) =>
    ids.includes(one) ? [] : [fault(at(index), `« ${one} » n’est aucun des choix`)],
  );
  return [
    ...repeated(ids, 'choices', 'deux choix ont le même id'),
    ...repeated(solutions, field, 'cette solution est déjà donnée'),
    ...unknown.flat(),
  ];
}

const repeated = (keys: string[], field: string, message: string): RawIssue[] =>
  keys.flatMap((key, index) => (keys.indexOf(key) < index ? [fault([field, index], message)] : []));
