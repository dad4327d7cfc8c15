import type { Ack, Report, RoomCommand } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, reactive } from 'vue';
import { createOrders, provideOrders } from '../orders/useOrders';
import { anAlert, aRunningTile, LAUNCH } from '../support/a-tile';
import { nuxtUi } from '../support/stubs';
import { timesIn } from '../time/format';
import { t } from '../wording';
import { editedReport, factsOf, newFraud, newReport, type ReportDraft } from './drafts';
import ReportForm from './ReportForm.vue';

const by = { personId: 'p1', name: 'Nadia Moreau' };
const version = {
  version: 1,
  at: LAUNCH,
  by,
  category: 'C8',
  number: null,
  description: 'Malaise',
  fraud: null,
} as const;
const aReport = (versions: Report['versions'] = [version]): Report => ({
  report: 1,
  origin: 'invigilator',
  reference: null,
  withdrawn: null,
  versions,
});

const ACCEPTED: Ack = { ok: true, seq: 3, at: 0, skipped: [] };

function draw(given: ReportDraft, report?: Report, answer = ACCEPTED) {
  const sent: RoomCommand[] = [];
  const send = async (command: RoomCommand) => {
    sent.push(command);
    return answer;
  };
  const draft = reactive(given);
  const closed: number[] = [];
  const host = defineComponent({
    setup() {
      provideOrders(createOrders(send, () => ''));
      const rest = { tile: aRunningTile(), times: timesIn('Europe/Paris'), onClose: () => closed.push(1) };
      return () => h(ReportForm, { draft, ...rest, ...(report && { report }) });
    },
  });
  const page = mount(host, { global: { components: nuxtUi } });
  const submit = () => page.get('form').trigger('submit').then(flushPromises);
  return { page, sent, draft, submit, closed };
}

describe('[R8] the form of an issue report', () => {
  it('is prefilled with the challenge, and with what the candidate reports', () => {
    expect(newReport(aRunningTile())).toMatchObject({ category: null, number: 3 });
    const done = aRunningTile({ progress: { done: 5, passed: 0, total: 5 } });
    expect(newReport(done)).toMatchObject({ number: 5 });
    expect(newReport(aRunningTile({ alert: anAlert() }))).toMatchObject({ category: 'E1', number: 3 });
  });

  it('asks for what the category needs, and sends no more', async () => {
    const { page, sent, draft, submit } = draw(newReport(aRunningTile()));
    await page.get('select').setValue('E4');
    expect(page.text()).toContain(t('report.says.E4'));
    await submit();
    expect(sent[0]).toMatchObject({ type: 'ReportIssue', candidateId: 'c1', category: 'E4', number: 3 });
    expect(sent[0]).not.toHaveProperty('description');
    await page.get('select').setValue('C1');
    expect(page.text()).toContain(t('report.describe.C1'));
    draft.description = ' Née en 2011 ';
    await submit();
    expect(sent[1]).toMatchObject({ category: 'C1', number: null, description: 'Née en 2011' });
  });

  it('loses nothing of what was written when it is refused', async () => {
    const refused = { ok: false, code: 'report-changed', params: {}, text: 'Modifié entre-temps.' } as const;
    const { page, draft, submit, closed } = draw(editedReport(aReport()), aReport(), refused);
    draft.description = 'Malaise à 10 h';
    await submit();
    expect(page.get('[role=alert]').text()).toBe(refused.text);
    expect(page.get('textarea').element.value).toBe('Malaise à 10 h');
    expect(closed).toEqual([]);
  });

  it('says who wrote meanwhile, and writes over it only once told to', async () => {
    const other = { ...version, version: 2, by: { personId: 'p2', name: 'Omar Diallo' } };
    const { page, sent, submit } = draw(editedReport(aReport()), aReport([version, other]));
    expect(page.get('[role=status]').text()).toContain('Omar Diallo');
    await page.get('[data-action=write-over]').trigger('click');
    await submit();
    expect(sent[0]).toMatchObject({ type: 'EditIssueReport', report: 1, version: 2 });
  });
});

it('[R8] a fraud report says nothing of what was left empty', () => {
  expect(factsOf({ ...newFraud('10:12'), facts: 'Téléphone', said: ' ' })).toEqual({
    facts: 'Téléphone',
    time: '10:12',
  });
});
