import { t } from '../wording';

/** What is announced most often. */
export const readyMade = (): string[] =>
  (['quarter', 'five', 'silence', 'network', 'stay'] as const).map((name) => t(`announce.ready.${name}`));

/** Instead of another ready-made sentence; after what was typed. */
export function withReadyMade(draft: string, sentence: string): string {
  const typed = draft.trim();
  return typed === '' || readyMade().includes(typed) ? sentence : `${typed} ${sentence}`;
}
