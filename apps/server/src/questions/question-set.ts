import { drawChallenges, isAccepted, type ChallengeId } from '@vigie/domain';
import type { Answer, ChallengeView } from '@vigie/protocol';
import { readFileSync } from 'node:fs';
import { checkSet, faultLine } from './check-set.js';
import { instructionHtml } from './instruction-html.js';
import { QuestionFiles } from './question-files.js';
import type { Question } from './question.js';

/** Where the controller serves the files of a set. */
export const FILES_ROUTE = 'api/questions/files';

/** The challenges of a test. Solutions never leave this class. */
export class QuestionSet {
  private readonly questions: ReadonlyMap<string, Question>;
  private readonly views: ReadonlyMap<string, ChallengeView>;

  constructor(
    questions: readonly Question[],
    lang: string,
    readonly files: QuestionFiles,
  ) {
    this.questions = new Map(questions.map((one) => [one.id, one]));
    this.views = new Map(questions.map((one) => [one.id, viewOf(one, lang, files)]));
  }

  /** Throws the faults of a set that cannot be used, line by line. */
  static read(file: string): QuestionSet {
    const files = new QuestionFiles(file);
    const checked = checkSet(readFileSync(file, 'utf8'), files.fault);
    if (checked.ok) return new QuestionSet(checked.questions, checked.lang, files);
    throw new Error(
      `Le jeu d’épreuves est incorrect.\n${checked.faults.map((one) => faultLine(file, one)).join('\n')}`,
    );
  }

  /** The challenges of one candidate, in order (Q1): all of them but the spares, which are drawn apart (R7). */
  draw(seed: number): { challenges: ChallengeId[]; spares: ChallengeId[] } {
    return { challenges: this.drawAmong(seed, false), spares: this.drawAmong(seed, true) };
  }

  private drawAmong(seed: number, isSpare: boolean): ChallengeId[] {
    const some = [...this.questions.values()].filter(({ spare = false }) => spare === isSpare);
    const pool = some.map(({ id, competence }) => ({ id: id as ChallengeId, competence }));
    return drawChallenges(pool, seed, pool.length);
  }

  /** What a candidate sees of it. A paper drawn from another set may hold what this one has not: it can be passed. */
  view(id: string): ChallengeView {
    return this.views.get(id) ?? { id, ...GONE };
  }

  /** Whether this is an answer to this challenge, right or wrong. */
  takes(id: string, answer: Answer): boolean {
    const question = this.questions.get(id);
    if (!question) return false;
    if (question.type === 'QROC') return 'text' in answer;
    if (!('choices' in answer) || new Set(answer.choices).size < answer.choices.length) return false;
    if (question.type === 'QCU' && answer.choices.length > 1) return false;
    return answer.choices.every((choice) => question.choices.some((one) => one.id === choice));
  }

  /** Whether it is the right one; of a QCM, all the right choices and no other (Q2). */
  isRight(id: string, answer: Answer): boolean {
    const question = this.questions.get(id);
    if (!question || !this.takes(id, answer)) return false;
    if ('text' in answer) return question.type === 'QROC' && isAccepted(answer.text, question.accepted);
    if (question.type === 'QCU') return answer.choices[0] === question.solution;
    return question.type === 'QCM' && sameItems(answer.choices, question.solutions);
  }
}

const sameItems = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

const GONE: Omit<ChallengeView, 'id'> = {
  type: 'QROC',
  lang: 'fr',
  instructionHtml: '<p>Cette épreuve n’est plus disponible. Appuyez sur « Je passe ».</p>',
  choices: [],
};

function viewOf(question: Question, lang: string, files: QuestionFiles): ChallengeView {
  const { id, type, instruction, image, attachment } = question;
  const urlOf = (file: string) => `/${FILES_ROUTE}/${files.serve(file)}`;
  return {
    id,
    type,
    lang,
    instructionHtml: instructionHtml(instruction),
    choices: question.type === 'QROC' ? [] : question.choices,
    ...(image && { image: { url: urlOf(image.file), alt: image.alt } }),
    ...(attachment && { attachment: { url: urlOf(attachment.file), name: attachment.name } }),
  };
}
