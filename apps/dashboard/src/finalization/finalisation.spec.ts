import type { CenterSummary, Finalisation, FinalisationCandidate, FinalisationOrder } from '@vigie/protocol';
import { flushPromises, mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, shallowRef } from 'vue';
import type { Answer } from '../sign-in/api';
import { nuxtUi } from '../support/stubs';
import { timesIn } from '../time/format';
import { t, tn } from '../wording';
import { factsOf, inOrder, toConfirm, toSettle, withoutReason } from './lines';
import OpenFinalisation from './OpenFinalisation.vue';
import { createFinalisation, provideFinalisation } from './useFinalisation';

const NOW = Date.UTC(2026, 10, 20, 9, 0);
const times = timesIn('Europe/Paris');
const someone = (candidateId: string, given: Partial<FinalisationCandidate> = {}): FinalisationCandidate => ({
  candidateId,
  lastName: candidateId.toUpperCase(),
  firstName: 'Léa',
  className: null,
  situation: 'witnessed',
  startedAt: NOW,
  endedAt: NOW + 3_600_000,
  progress: { done: 2, passed: 0, total: 2 },
  box: { at: NOW + 3_600_000, by: 'Nadia BERNARD', fromPaper: false },
  closed: null,
  abort: null,
  presence: null,
  alert: null,
  reports: [],
  grantedMs: 0,
  lostMs: 0,
  ...given,
});
const aDay = (given: Partial<Finalisation> = {}): Finalisation => ({
  ok: true,
  at: NOW,
  sessionId: 's',
  number: '810',
  room: 'CDI',
  timeZone: 'Europe/Paris',
  phase: 'ended',
  version: 4,
  since: NOW,
  until: NOW + 48 * 3_600_000,
  finalised: null,
  blockers: [],
  unticked: [],
  comment: null,
  hasIncident: false,
  hasJoiningProblem: false,
  noted: null,
  outages: [],
  candidates: [someone('a'), someone('b')],
  ...given,
});
const aTroubledDay = () =>
  aDay({
    blockers: [
      { why: 'alert-still-open', candidateId: 'a' },
      { why: 'abort-reason-missing', candidateId: 'a' },
      { why: 'not-started-reason-missing', candidateId: 'b' },
    ],
    unticked: ['c'],
    candidates: [
      someone('a', { alert: { challengeId: 'x', number: 3, reason: 'image', since: NOW } }),
      someone('b', { situation: 'notStarted', startedAt: null, endedAt: null, progress: null, box: null }),
      someone('c', { situation: 'endScreen', box: null }),
      someone('d'),
    ],
  });

/** The page of that day; `answers`: what the server says next. */
async function draw(first: Finalisation, ...answers: Answer<Finalisation>[]) {
  const sent: FinalisationOrder[] = [];
  const finalised: unknown[] = [];
  const row = shallowRef<CenterSummary>();
  const next = async () => answers.shift() ?? first;
  const reads = { count: 0 };
  const desk = createFinalisation('s', () => row.value, {
    read: () => (reads.count++ === 0 ? Promise.resolve(first) : next()),
    enter: (_id, order) => (sent.push(order), next()),
    finalise: (_id, request) => (finalised.push(request), next()),
  });
  await desk.load();
  const host = defineComponent(() => {
    provideFinalisation(desk);
    return () => h(OpenFinalisation, { read: desk.read.value!, times });
  });
  const page = mount(host, { global: { components: nuxtUi, stubs: { UIcon: true } } });
  const press = async (place: string) => {
    await page.get(`[data-place="${place}"] button`).trigger('click');
    await flushPromises();
  };
  const submit = page.get<HTMLButtonElement>('[data-action="ask-finalise"]');
  return { page, desk, press, sent, finalised, row, reads, submit };
}
const pushed = (version: number, phase: CenterSummary['phase'] = 'ended') =>
  ({ phase, finalisation: phase === 'ended' ? { version } : null }) as CenterSummary;

describe('[F2] the lines of the page', () => {
  it('put together what one candidate has to settle, apart from what is to confirm and what is right', () => {
    const read = aTroubledDay();
    const lines = toSettle(read);
    expect(lines.map(({ candidate, whys }) => [candidate.candidateId, ...whys])).toEqual([
      ['a', 'alert-still-open', 'abort-reason-missing'],
      ['b', 'not-started-reason-missing'],
    ]);
    expect(withoutReason(lines)).toEqual(['a', 'b']);
    expect(toConfirm(read).map(({ candidateId }) => candidateId)).toEqual(['c']);
    expect(inOrder(read).map(({ candidateId }) => candidateId)).toEqual(['d']);
  });

  it('say what was on paper, and by whom it was entered', () => {
    const facts = factsOf(someone('a', { box: { at: NOW, by: 'Claire DELAUNAY', fromPaper: true } }), times);
    expect(facts).toContain(
      t('finalise.boxSeen', { entered: t('finalise.byPaper', { name: 'Claire DELAUNAY', at: '10:00' }) }),
    );
  });
});

describe('[T5] [T6] what time the day cost and gave', () => {
  it('is said of each, when there is any', () => {
    const facts = factsOf(someone('a', { lostMs: 169_000, grantedMs: 600_000 }), times);
    expect(facts).toContain(t('finalise.lost', { length: '2 min 49 s' }));
    expect(facts).toContain(t('finalise.granted', { length: '10 min' }));
    const takenBack = factsOf(someone('a', { lostMs: 400, grantedMs: -60_000 }), times);
    expect(takenBack).toContain(t('finalise.takenBack', { length: '1 min' }));
    expect(takenBack.some((fact) => fact.startsWith(t('finalise.lost', { length: '' })))).toBe(false);
    expect(factsOf(someone('a'), times)).toHaveLength(3);
  });

  it('is said of the outages of the room, with who was cut off', async () => {
    const outage = { cause: 'network', startedAt: NOW, endedAt: NOW + 169_000, candidateIds: ['a'] } as const;
    const { page } = await draw(aDay({ outages: [{ ...outage, candidateIds: ['a'] }] }));
    const said = page.get('[data-section=outages]').text();
    expect(said).toContain(t('outage.extent', { count: 1, all: 2 }));
    expect(said).toContain(t('outage.between', { from: '10:00:00', to: '10:02:49', length: '2 min 49 s' }));
    expect(said).toContain('A Léa');
    expect(said).not.toContain('B Léa');
  });
});

describe('[F2] a calm session', () => {
  it('is ready: one press, one confirmation, with the version that was read', async () => {
    const { page, submit, finalised } = await draw(aDay());
    expect(page.text()).toContain(t('finalise.calm'));
    expect(page.find('[data-section=settle]').exists()).toBe(false);
    await submit.trigger('click');
    await page.get('[data-action=finalise]').trigger('click');
    await flushPromises();
    expect(finalised).toMatchObject([{ version: 4, confirmed: [] }]);
  });

  it('saves what was written of it first', async () => {
    const { page, submit, sent, finalised } = await draw(aDay(), aDay({ version: 5, comment: 'Salle bruyante.' }));
    await page.get('textarea').setValue('Salle bruyante.');
    await submit.trigger('click');
    await page.get('[data-action=finalise]').trigger('click');
    await flushPromises();
    expect(sent).toMatchObject([{ type: 'NoteFinalisation', comment: 'Salle bruyante.', hasIncident: false }]);
    expect(finalised).toMatchObject([{ version: 5 }]);
  });
});

describe('[F2] a troubled session', () => {
  it('shows what blocks first, cannot be finalised, and settles each in place', async () => {
    const { page, submit, press, sent } = await draw(aTroubledDay());
    expect(page.get('section').attributes('data-section')).toBe('settle');
    expect(page.text()).toContain(tn('finalise.toSettle', 3));
    expect(submit.attributes('disabled')).toBeDefined();
    await press('validate:a');
    await press('technicalProblem:b');
    await press('all:lackOfTime');
    await press('tick:c');
    expect(sent.map(({ id: _id, ...order }) => order)).toEqual([
      { type: 'ValidateAlert', candidateId: 'a', category: 'E1' },
      { type: 'GiveAbortReasons', candidateIds: ['b'], reason: 'technicalProblem' },
      { type: 'GiveAbortReasons', candidateIds: ['a', 'b'], reason: 'lackOfTime' },
      { type: 'WitnessEndScreens', candidateIds: ['c'] },
    ]);
  });

  it('says a refusal where it was pressed', async () => {
    const { page, press } = await draw(aTroubledDay(), { ok: false, text: 'Un autre l’a déjà écarté.' });
    await press('dismiss:a');
    expect(page.get('[data-place="dismiss:a"]').text()).toContain('Un autre l’a déjà écarté.');
  });

  it('names who stays unticked before it is confirmed', async () => {
    const { page, submit, finalised } = await draw(aDay({ unticked: ['b'] }));
    await submit.trigger('click');
    expect(page.get('[role=dialog]').text()).toContain(tn('finalise.confirmUnticked', 1, { names: 'B Léa' }));
    await page.get('[data-action=finalise]').trigger('click');
    await flushPromises();
    expect(finalised).toMatchObject([{ confirmed: ['b'] }]);
  });
});

describe('[R8] a report of the day', () => {
  const report = (given: object) => ({
    report: 1,
    origin: 'invigilator' as const,
    reference: null,
    withdrawn: null,
    versions: [
      {
        version: 2,
        at: NOW,
        by: null,
        category: 'C7' as const,
        number: null,
        description: 'Bruit',
        fraud: null,
        ...given,
      },
    ],
  });
  const written = async (given: object, ...answers: Answer<Finalisation>[]) => {
    const drawn = await draw(aDay({ candidates: [someone('a', { reports: [report(given)] })] }), ...answers);
    await drawn.page.get('[data-opens="edit:a:1"]').trigger('click');
    return drawn;
  };

  it('is written anew from what it says, under the version that was read', async () => {
    const { page, press, sent } = await written({});
    expect(page.get<HTMLTextAreaElement>('.settle-more textarea').element.value).toBe('Bruit');
    expect(page.find('[data-place="edit:a:1"]').exists()).toBe(false);
    await page.get('.settle-more textarea').setValue('Bruit dans le couloir');
    await press('edit:a:1');
    expect(sent).toMatchObject([
      { type: 'EditIssueReport', report: 1, version: 2, category: 'C7', description: 'Bruit dans le couloir' },
    ]);
    expect(page.find('.settle-more').exists()).toBe(false);
  });

  it('that somebody else wrote meanwhile is refused, and the words stay', async () => {
    const theirs = aDay({
      version: 5,
      candidates: [someone('a', { reports: [report({ version: 3, description: 'Travaux' })] })],
    });
    const { page, press, sent, row } = await written({}, theirs, { ok: false, text: 'Modifié entre-temps.' });
    await page.get('.settle-more textarea').setValue('Bruit dans le couloir');
    row.value = pushed(5);
    await flushPromises();
    expect(page.get('.report-text').text()).toBe('Travaux');
    await press('edit:a:1');
    expect(sent).toMatchObject([{ version: 2, description: 'Bruit dans le couloir' }]);
    expect(page.get<HTMLTextAreaElement>('.settle-more textarea').element.value).toBe('Bruit dans le couloir');
    expect(page.get('[data-place="edit:a:1"]').text()).toContain('Modifié entre-temps.');
  });

  it('of a fraud keeps the rest of its form', async () => {
    const fraud = { facts: 'Un téléphone', time: '10:12', witnesses: 'Nadia' };
    const { page, press, sent } = await written({ category: 'C6', description: null, fraud });
    await page.get('.settle-more textarea').setValue('Un téléphone allumé');
    await press('edit:a:1');
    expect(sent).toMatchObject([{ category: 'C6', fraud: { ...fraud, facts: 'Un téléphone allumé' } }]);
  });
});

describe('[R9] a box that the paper contradicts', () => {
  it('is unticked with its reason, and not without', async () => {
    const { page, press, sent } = await draw(aDay());
    await page.get('[data-opens="untick:a"]').trigger('click');
    expect(page.find('[data-place="untick:a"]').exists()).toBe(false);
    await page.get('.settle-more input').setValue('  Coché par erreur ');
    await press('untick:a');
    expect(sent).toMatchObject([{ type: 'UndoWitness', candidateId: 'a', reason: 'Coché par erreur' }]);
  });

  it('stays for who signed out', async () => {
    const { page } = await draw(aDay({ candidates: [someone('a', { situation: 'signedOut' })] }));
    expect(page.find('[data-opens="untick:a"]').exists()).toBe(false);
  });
});

describe('[F2] a late change of the room', () => {
  it('shows without a reload, and what is being written stays', async () => {
    const late = aTroubledDay();
    const { page, row, reads } = await draw(aDay(), { ...late, version: 5 });
    await page.get('textarea').setValue('En cours');
    row.value = pushed(5);
    await flushPromises();
    expect(reads.count).toBe(2);
    expect(page.text()).toContain(t('finalise.changed'));
    expect(page.text()).toContain(tn('finalise.toSettle', 3));
    expect(page.get<HTMLTextAreaElement>('textarea').element.value).toBe('En cours');
  });

  it('is looked for once where the list is behind what was read', async () => {
    const { row, reads } = await draw(aDay());
    row.value = pushed(0, 'launched');
    for (let turn = 0; turn < 5; turn++) await flushPromises();
    expect(reads.count).toBe(2);
  });

  it('is not looked for again when it is its own, or older', async () => {
    const { row, reads } = await draw(aDay());
    row.value = pushed(4);
    await flushPromises();
    row.value = pushed(3);
    await flushPromises();
    expect(reads.count).toBe(1);
  });
});
