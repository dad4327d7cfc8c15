import type { TestScreen } from '@vigie/link';
import type { ChallengeView } from '@vigie/protocol';

export type View = TestScreen;
export const at = (hour: number, minute: number, second = 0) => Date.UTC(2026, 10, 23, hour, minute, second);
export const challenge = (id: string, some: Partial<ChallengeView> = {}): ChallengeView => ({
  id,
  type: 'QCU',
  lang: 'fr',
  instructionHtml: `<p>Consigne de <strong>${id}</strong></p>`,
  choices: ['a', 'b', 'c', 'd'].map((choice) => ({ id: choice, text: `Choix ${choice}` })),
  ...some,
});
export const aView = (some: Partial<View> = {}): View => ({
  screen: 'test',
  challenge: challenge('m1'),
  done: 2,
  total: 5,
  deadlineAt: at(11, 0),
  lastAnswerAt: null,
  resumedAt: null,
  mayAnswer: true,
  upcoming: [],
  ...some,
});
