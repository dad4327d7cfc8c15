import type { ChallengeId } from '@vigie/domain';
import type { ChallengeView } from '@vigie/protocol';
import { z } from 'zod';

const Choice = z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,8}$/), text: z.string().min(1) });

const Question = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    competence: z.string().regex(/^[1-5]\.[1-4]$/),
    type: z.literal('QCU'),
    instruction: z.string().min(1),
    choices: z.array(Choice).min(2).max(8),
    solution: z.string(),
  })
  .refine(({ choices, solution }) => choices.some(({ id }) => id === solution), 'the solution is none of the choices');
type Question = z.infer<typeof Question>;

const File = z.strictObject({ version: z.literal(1), challenges: z.array(Question).min(1) });

/** The challenges of a test. Solutions never leave this class. */
export class QuestionSet {
  private readonly questions: ReadonlyMap<string, Question>;

  constructor(json: unknown) {
    const { challenges } = File.parse(json);
    this.questions = new Map(challenges.map((one) => [one.id, one]));
    if (this.questions.size < challenges.length) throw new Error('Two challenges have the same id.');
  }

  /** The challenges of one candidate, in order. */
  draw(): ChallengeId[] {
    return [...this.questions.keys()] as ChallengeId[];
  }

  /** What a candidate sees of it. */
  view(id: string): ChallengeView {
    const { instruction, choices } = this.questions.get(id)!;
    return { id, instruction, choices };
  }

  has(id: string, choice?: string): boolean {
    const question = this.questions.get(id);
    return question !== undefined && (choice === undefined || question.choices.some((one) => one.id === choice));
  }
}
