import type { SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { DocumentKind } from '@vigie/protocol';
import { dashboardWording, documentWording, type DashboardKey, type Language } from '@vigie/wording';
import { Clock } from '../platform/index.js';
import { attendanceSheet } from './attendance-sheet.js';
import { candidateNotice } from './candidate-notice.js';
import { candidatesOf, daysOf, fraudOf, incidentsOf } from './day.js';
import { fraudReport } from './fraud-report.js';
import { incidentReport } from './incident-report.js';
import { invigilatorKit } from './invigilator-kit.js';
import type { Inputs, Printing } from './letterhead.js';
import { Press } from './press.js';
import { SessionRecord, type Recorded } from './session-record.js';

export interface Document {
  fileName: string;
  pdf: Buffer;
}

const MADE: Record<DocumentKind, (record: Recorded, printing: Printing, reference?: number) => Inputs> = {
  'attendance-sheet': (record, printing) =>
    attendanceSheet({ session: record.facts, candidates: candidatesOf(record), isFilled: false }, printing),
  'attendance-sheet-filled': (record, printing) =>
    attendanceSheet({ session: record.facts, candidates: daysOf(record), isFilled: true }, printing),
  'incident-report': ({ facts }, printing) => incidentReport({ session: facts, day: null }, printing),
  'incident-report-filled': (record, printing) => {
    const words = dashboardWording(printing.language);
    const day = incidentsOf(record, (code) => `${code} – ${words(`category.${code}` as DashboardKey)}`);
    return incidentReport({ session: record.facts, day }, printing);
  },
  /** The door has asked whether there is one. */
  'fraud-report-filled': (record, printing, reference = 0) =>
    fraudReport({ session: record.facts, fraud: fraudOf(record, reference) }, printing),
  'fraud-report': ({ facts }, printing) => fraudReport({ session: facts, fraud: null }, printing),
  'invigilator-kit': ({ facts, accessCode }, printing) => invigilatorKit({ session: facts, accessCode }, printing),
  'candidate-notice': ({ facts }, printing) => candidateNotice({ session: facts }, printing),
};

/** The documents of B6, made anew each time from what the session's tables say now. */
@Injectable()
export class DocumentsService {
  constructor(
    @Inject(SessionRecord) private readonly records: SessionRecord,
    @Inject(Press) private readonly press: Press,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Null when the fraud report asked for does not stand. */
  async make(
    kind: DocumentKind,
    sessionId: SessionId,
    language: Language,
    reference?: number,
  ): Promise<Document | null> {
    const record = await this.records.of(sessionId);
    if (kind === 'fraud-report-filled' && !fraudOf(record, reference ?? 0)) return null;
    const inputs = MADE[kind](record, { language, at: this.clock.now() }, reference);
    const name = `${documentWording(language)(`file.${kind}`)}-session-${record.facts.number}${reference === undefined ? '' : `-F${reference}`}`;
    return { fileName: `${name.replace(/[^\w-]/g, '')}.pdf`, pdf: await this.press.print(inputs) };
  }
}
