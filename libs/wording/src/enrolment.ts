import { headingOf, type Fault } from '@vigie/domain';
import { enrolment as en, enrolmentReport as enReport } from './en/enrolment.js';
import { enrolment as fr, enrolmentReport as frReport } from './fr/enrolment.js';
import { fill, reader, type Language } from './say.js';

/** The sentence of a fault in a list of candidates (B2). */
export function faultSentence(language: Language, { code, column, params }: Fault): string {
  return fill({ fr, en }[language][code], { ...params, ...(column && { column: headingOf(column) }) });
}

export const reportWording = (language: Language) =>
  reader<keyof typeof frReport>({ fr: frReport, en: enReport }, language);
