import type { DocumentKey } from '@vigie/wording';
import { byWords, deskFor, type By, type Inputs, type Person, type Printing, type SessionFacts } from './letterhead.js';

/** What an invigilator saw (R8). */
export interface FraudFacts {
  readonly reference: string;
  readonly candidate: Person;
  /** `HH:MM` by the room's clock. */
  readonly time: string | null;
  readonly challenge: number | null;
  readonly facts: string;
  readonly material: string | null;
  readonly said: string | null;
  readonly witnesses: string | null;
  readonly by: By;
}

export interface FraudReport {
  readonly session: SessionFacts;
  /** Null: blank, to be filled in by hand. */
  readonly fraud: FraudFacts | null;
}

interface Field {
  label: string;
  value: string;
}

export interface FraudBody {
  /** On one line, two beside each other. */
  fields: Field[];
  /** Of several lines; `lines`: of the blank report. */
  texts: (Field & { lines: number })[];
  none: string;
  isBlank: boolean;
  candidateSignature: string;
  invigilatorSignature: string;
  madeAt: string;
  madeOn: string;
}

export function fraudReport({ session, fraud }: FraudReport, printing: Printing): Inputs<FraudBody> {
  const { words, dates, head } = deskFor(session, printing);
  const field = (key: DocumentKey, value: string | number | null | undefined): Field => ({
    label: words(key),
    value: value == null ? '' : String(value),
  });
  return {
    template: 'fraud-report.typ',
    head: head('fraud.title', 'fraud.hint'),
    body: {
      fields: [
        field('fraud.lastName', fraud?.candidate.lastName),
        field('fraud.firstName', fraud?.candidate.firstName),
        field('fraud.birthDate', fraud && dates.birth(fraud.candidate.birthDate)),
        field('fraud.class', fraud?.candidate.className),
        field('fraud.when', fraud?.time?.replace(/^0?(\d+):/, printing.language === 'fr' ? '$1\u00a0h\u00a0' : '$1:')),
        field('fraud.challenge', fraud?.challenge),
        field('fraud.invigilator', fraud && byWords(fraud.by, words)),
        field('fraud.reference', fraud?.reference),
      ],
      texts: [
        { ...field('fraud.facts', fraud?.facts), lines: 7 },
        { ...field('fraud.material', fraud?.material), lines: 2 },
        { ...field('fraud.said', fraud?.said), lines: 2 },
        { ...field('fraud.witnesses', fraud?.witnesses), lines: 2 },
      ],
      none: words('sheet.none'),
      isBlank: fraud === null,
      candidateSignature: words('fraud.candidateSignature'),
      invigilatorSignature: words('fraud.invigilatorSignature'),
      madeAt: words('sheet.madeAt'),
      madeOn: words('sheet.madeOn'),
    },
  };
}
