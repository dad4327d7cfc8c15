import { attendanceSheet } from '../attendance-sheet.js';
import { candidateNotice } from '../candidate-notice.js';
import { fraudReport } from '../fraud-report.js';
import { incidentReport } from '../incident-report.js';
import { invigilatorKit } from '../invigilator-kit.js';
import type { Inputs } from '../letterhead.js';
import { blankSheet, FILLED_FRAUD, FILLED_INCIDENTS, filledSheet, PRINTING, SESSION } from './sample.js';

/** Every document, of an invented session: for pictures and measures. */
export const sampleDocuments = (candidates: number): Record<string, Inputs> => ({
  'attendance-sheet': attendanceSheet(blankSheet(candidates), PRINTING),
  'attendance-sheet-filled': attendanceSheet(filledSheet(candidates), PRINTING),
  'incident-report': incidentReport({ session: SESSION, day: null }, PRINTING),
  'incident-report-filled': incidentReport(FILLED_INCIDENTS, PRINTING),
  'fraud-report': fraudReport({ session: SESSION, fraud: null }, PRINTING),
  'fraud-report-filled': fraudReport(FILLED_FRAUD, PRINTING),
  'invigilator-kit': invigilatorKit({ session: SESSION, accessCode: 'KBDR47' }, PRINTING),
  'candidate-notice': candidateNotice({ session: SESSION }, PRINTING),
});
