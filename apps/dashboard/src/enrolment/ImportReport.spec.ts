import type { EnrolmentReport } from '@vigie/protocol';
import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import ImportReport from './ImportReport.vue';

const report = (given: Partial<EnrolmentReport> = {}): EnrolmentReport => ({
  ok: true,
  applied: false,
  format: 'ods',
  lines: 2,
  errors: [],
  warnings: [],
  counts: { errors: 0, warnings: 0 },
  sessions: [{ number: '100', added: 2, known: 0 }],
  candidates: [],
  ...given,
});
const text = (given: Partial<EnrolmentReport>, isEmpty = false) =>
  mount(ImportReport, { props: { report: report(given), isEmpty }, global: { stubs: { UButton: true } } }).text();

it('[B2] says first what is to be done: confirm, correct, or nothing', () => {
  expect(text({})).toContain('The file is ready.');
  expect(text({}, true)).toContain('Nothing to change');
  expect(text({ applied: true })).toContain('Done.');
  const fault = { line: 3, column: 'birthDate', code: 'birth-date-not-a-day', text: 'No such day.' } as const;
  const wrong = text({ errors: [fault], counts: { errors: 501, warnings: 0 } });
  expect(wrong).toMatch(/501 errors: nothing was changed.*Line 3.*Date de naissance:\s+No such day\..*and 500 more/s);
  expect(wrong).not.toContain('2 new');
});

it('[B2] counts each session apart, and names them in the sample only when there are several', () => {
  const candidates = [
    {
      line: 2,
      session: '100',
      lastName: 'A',
      firstName: 'B',
      birthDate: '2012-01-01',
      className: null,
      isKnown: false,
    },
  ];
  const sessions = [
    { number: '100', added: 1, known: 0 },
    { number: '200', added: 0, known: 3 },
  ];
  expect(text({ sessions, candidates })).toMatch(
    /Session 100\s*1 new, 0 enrolled already.*Session 200\s*0 new, 3 enrolled/s,
  );
  expect(text({ sessions, candidates })).toMatch(/12, 100/);
  expect(text({ sessions: sessions.slice(0, 1), candidates })).not.toMatch(/12, 100/);
});
