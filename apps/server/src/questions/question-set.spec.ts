import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSet } from './check-set.js';
import { COMPETENCES, type Question } from './question.js';
import { QuestionFiles } from './question-files.js';
import { QuestionSet } from './question-set.js';

const DEMO = 'apps/server/questions/pix-demo.json';
const SHORT = 'apps/server/questions/short.json';

const choices = ['a', 'b', 'c'].map((id) => ({ id, text: `Choix ${id}` }));
const common = { competence: '2.1', instruction: 'Laquelle ?' };
const qcu: Question = { ...common, id: 'une', type: 'QCU', choices, solution: 'b' };
const qcm: Question = { ...common, id: 'plusieurs', type: 'QCM', choices, solutions: ['a', 'c'] };
const qroc: Question = { ...common, id: 'tapee', type: 'QROC', accepted: ['mémoire vive', 'RAM'] };
const set = new QuestionSet([qcu, qcm, qroc], 'fr', new QuestionFiles(DEMO));

describe('a question set', () => {
  it.each(['une', 'plusieurs', 'tapee'])('never shows the solution of %s', (id) => {
    const shown = JSON.stringify(set.view(id));
    for (const secret of ['solution', 'accepted', 'vive']) expect(shown).not.toContain(secret);
  });

  it.each([
    ['une', { choices: ['a'] }, { choices: ['b'] }, [{ choices: ['a', 'b'] }, { choices: ['z'] }, { text: 'b' }]],
    ['plusieurs', { choices: ['a'] }, { choices: ['c', 'a'] }, [{ choices: ['a', 'a'] }, { choices: ['a', 'z'] }]],
    ['tapee', { text: 'disque' }, { text: ' Memoire VIVE' }, [{ choices: ['a'] }]],
  ])('[Q2] %s: takes an answer of its type and tells a right one', (id, wrong, right, notAnswers) => {
    expect([wrong, right].map((answer) => set.takes(id, answer))).toEqual([true, true]);
    expect([wrong, right].map((answer) => set.isRight(id, answer))).toEqual([false, true]);
    for (const answer of notAnswers) expect([set.takes(id, answer), set.isRight(id, answer)]).toEqual([false, false]);
  });

  it('all right choices but one more are not the right answer', () => {
    expect(set.isRight('plusieurs', { choices: ['a', 'b', 'c'] })).toBe(false);
  });

  it('a challenge of another set can be seen and passed, not answered', () => {
    expect(set.view('disparue')).toMatchObject({ id: 'disparue', choices: [] });
    expect(set.takes('disparue', { text: 'x' })).toBe(false);
  });
});

describe('the sets that come with Vigie', () => {
  it('the demo has two challenges for each of the 16 competences, of every type', () => {
    const checked = checkSet(readFileSync(DEMO, 'utf8'), new QuestionFiles(DEMO).fault);
    if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
    for (const competence of COMPETENCES)
      expect(checked.questions.filter((one) => one.competence === competence && !one.spare)).toHaveLength(2);
    expect(new Set(checked.questions.map(({ type }) => type)).size).toBe(3);
  });

  it('[Q1] a test has all 32, in an order that the seed makes', () => {
    const demo = QuestionSet.read(DEMO);
    const [one, other] = [demo.draw(1).challenges, demo.draw(2).challenges];
    expect(one).toHaveLength(32);
    expect(demo.draw(1).challenges).toEqual(one);
    expect(other).not.toEqual(one);
    expect([...other].sort()).toEqual([...one].sort());
  });

  it('[R7] the spares are drawn apart: none is in a paper', () => {
    const { challenges, spares } = QuestionSet.read(DEMO).draw(1);
    expect(spares.length).toBeGreaterThan(0);
    expect(challenges.filter((id) => spares.includes(id))).toEqual([]);
  });

  it('the short one has five, with every type, an image and an attachment that are served', () => {
    const short = QuestionSet.read(SHORT);
    const views = short.draw(7).challenges.map((id) => short.view(id));
    expect(views).toHaveLength(5);
    expect(new Set(views.map(({ type }) => type)).size).toBe(3);
    for (const field of ['image', 'attachment'] as const) {
      const { url } = views.find((view) => view[field])![field]!;
      expect(url).toMatch(/^\/api\/questions\/files\/[0-9a-f]{40}\.[a-z]+$/);
      expect(short.files.byName(url.split('/').at(-1)!)!.content.length).toBeGreaterThan(0);
    }
    expect(short.files.byName('ventes.csv')).toBeNull();
  });
});
