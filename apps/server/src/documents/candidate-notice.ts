import type { DocumentKey } from '@vigie/wording';
import { deskFor, type Inputs, type Printing, type SessionFacts } from './letterhead.js';

export interface CandidateNotice {
  readonly session: SessionFacts;
}

export interface NoticeBody {
  parts: { title: string; items: string[] }[];
}

const PARTS = ['bring', 'join', 'during', 'forbidden', 'problem', 'end'] as const;
const ITEMS_A_PART = [1, 2, 3] as const;

/** What a pupil reads before the day: no access code, no name. */
export function candidateNotice({ session }: CandidateNotice, printing: Printing): Inputs<NoticeBody> {
  const { words, head } = deskFor(session, printing);
  const item = (key: DocumentKey) => words(key, { count: session.durationMinutes });
  return {
    template: 'candidate-notice.typ',
    head: head('notice.title', 'notice.hint'),
    body: {
      parts: PARTS.map((part) => ({
        title: words(`notice.${part}`),
        items: ITEMS_A_PART.map((n) => item(`notice.${part}.${n}`)),
      })),
    },
  };
}
