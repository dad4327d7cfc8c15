import { describe, expect, it } from 'vitest';
import { alertMail as alertMailEn } from './en/alerts.js';
import { candidate as candidateEn } from './en/candidate.js';
import { checkLists as checksEn } from './en/check-lists.js';
import { dashboard as dashboardEn } from './en/dashboard.js';
import { documents as documentsEn } from './en/documents.js';
import { alertMail as alertMailFr } from './fr/alerts.js';
import { candidate as candidateFr } from './fr/candidate.js';
import { checkLists as checksFr } from './fr/check-lists.js';
import { dashboard as dashboardFr } from './fr/dashboard.js';
import { documents as documentsFr } from './fr/documents.js';
import { enrolment as enrolmentEn, enrolmentReport as reportEn } from './en/enrolment.js';
import { enrolment as enrolmentFr, enrolmentReport as reportFr } from './fr/enrolment.js';

type Words = Record<string, string>;
const catalogues: [string, Words, Words][] = [
  ['alert mail', alertMailFr, alertMailEn],
  ['candidate', candidateFr, candidateEn],
  ['dashboard', dashboardFr, dashboardEn],
  ['check-lists', checksFr, checksEn],
  ['documents', documentsFr, documentsEn],
  ['enrolment', enrolmentFr, enrolmentEn],
  ['enrolment report', reportFr, reportEn],
];
const values = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe.each(catalogues)('%s', (_name, fr, en) => {
  it.each(Object.keys(fr))('says %s in both languages, with the same values', (key) => {
    expect(en[key]!.trim()).not.toBe('');
    expect(values(en[key]!)).toEqual(values(fr[key]!));
  });

  it('keeps French punctuation with its word', () => {
    expect(Object.keys(fr).filter((key) => /[\w}] [:;?!»]|« /.test(fr[key]!))).toEqual([]);
  });
});
