import type { DocumentKey, DocumentWords } from '@vigie/wording';
import { deskFor, type Inputs, type Printing, type SessionFacts } from './letterhead.js';

export interface InvigilatorKit {
  readonly session: SessionFacts;
  readonly accessCode: string;
}

interface Secret {
  label: string;
  /** Empty: to be written by hand. Of the password only a hash is kept. */
  value: string;
  hint: string;
}

export interface KitBody {
  secrets: Secret[];
  stepsTitle: string;
  steps: string[];
  casesTitle: string;
  cases: { name: string; what: string }[];
  listTitle: string;
  tickedBy: string;
  lists: { title: string; items: string[] }[];
}

const CASES = ['disconnection', 'technical', 'identity', 'fraud', 'abandonment', 'endScreen'] as const;
/** B5: what is to be ticked. */
const LISTS = { room: 4, pupils: 4, handed: 4, own: 3 } as const;

export function invigilatorKit({ session, accessCode }: InvigilatorKit, printing: Printing): Inputs<KitBody> {
  const { words, head } = deskFor(session, printing);
  const secret = (name: 'number' | 'code' | 'password', value: string): Secret => ({
    label: words(`kit.${name}`),
    value,
    hint: words(`kit.${name}Hint`),
  });
  return {
    template: 'invigilator-kit.typ',
    head: head('kit.title', 'kit.secret'),
    body: {
      secrets: [secret('number', session.number), secret('code', accessCode), secret('password', '')],
      stepsTitle: words('kit.steps'),
      steps: numbered(words, 'kit.step', 8),
      casesTitle: words('kit.cases'),
      cases: CASES.map((name) => ({ name: words(`kit.case.${name}`), what: words(`kit.case.${name}.do`) })),
      listTitle: words('kit.list'),
      tickedBy: words('kit.tickedBy'),
      lists: (['room', 'pupils', 'handed', 'own'] as const).map((name) => ({
        title: words(`kit.${name}`),
        items: numbered(words, `kit.${name}`, LISTS[name]),
      })),
    },
  };
}

const numbered = (words: DocumentWords, prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_one, n) => words(`${prefix}.${n + 1}` as DocumentKey));
