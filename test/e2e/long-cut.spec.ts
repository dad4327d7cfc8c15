import type { Page } from 'playwright-core';
import type { Answer } from '@vigie/protocol';
import { expect, onTestFinished } from 'vitest';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { atChallenge, atScreen, openRoom } from '../support/pages.js';
import { SchoolProfile } from '../support/school-profile.js';
import { finishTest, idOf, joinAt, startTest } from '../support/school-pc.js';
import type { Database } from '../support/server.js';
import { untilShellKept } from '../support/shell.js';
import { replay } from '../support/truth.js';
import { untilEqual, untilTime } from '../support/until.js';

/** By hand, `VIGIE_CUT_SECONDS=600` and the grace that every session has; in `npm test`, both are short. */
const byHand = process.env['VIGIE_CUT_SECONDS'];
const CUT_MS = Number(byHand ?? 20) * 1_000;
const it = base.extend(
  'environment',
  { scope: 'file' },
  (byHand ? {} : { VIGIE_DEMO_GRACE: '5' }) as Record<string, string>,
);

interface Given {
  challenge: string;
  answer: Answer;
}

/** The last choice, or a text of this challenge's own: not what a test gives anywhere else. */
async function give(page: Page): Promise<Given> {
  const challenge = (await page.getAttribute('[data-challenge]', 'data-challenge'))!;
  const answer = await fillIn(page, `réponse à ${challenge}`);
  await page.click('[data-action=validate]');
  return { challenge, answer };
}

async function fillIn(page: Page, text: string): Promise<Answer> {
  if (await page.$('input[name=answer]')) {
    await page.fill('input[name=answer]', text);
    return { text };
  }
  const choice = page.locator('input[name=choice]').last();
  await choice.check();
  return { choices: [await choice.inputValue()] };
}

const untilKept = (page: Page, count: string) => page.waitForSelector(`[data-kept]:has-text("${count}")`);

const imagesMissing = (page: Page) =>
  page.locator('img').evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth === 0).length);

/** What the journal has, in its order; a typed text stands beside it. */
async function answersIn({ sql }: Database): Promise<Given[]> {
  const rows = await sql<{ challenge: string; choices: string[] | null; text: string | null }>(
    `select data->>'challengeId' as challenge, data->'choices' as choices, body as text
     from journal left join note on note.id::text = data->>'noteId'
     where type = 'ChallengeAnswered' order by seq`,
  );
  return rows.map(({ challenge, choices, text }) => ({
    challenge,
    answer: choices ? { choices } : { text: text! },
  }));
}

it(
  '[R6] [fault 8] cut beyond the grace, its browser killed and opened again: each answer arrives once, in order, after the authorisation',
  { timeout: CUT_MS + 120_000 },
  async ({ database, server, proxy, browser, room }) => {
    const person = server.demo.candidates[0]!;
    const candidateId = idOf(room, person);
    const board = await newPage(browser);
    await openRoom(board, server);
    const profile = new SchoolProfile();
    onTestFinished(() => profile.remove());
    const first = await profile.open();
    await joinAt(first, proxy.url, server, person);
    await startTest(first, room, server, person);
    await untilShellKept(first);

    proxy.cut();
    const cutAt = Date.now();
    const given = [await give(first)];
    await untilKept(first, 'une action');
    await untilTime(cutAt + CUT_MS / 2);
    given.push(await give(first));
    await untilKept(first, '2 actions');
    await profile.kill();

    const page = await profile.open();
    await page.goto(`${proxy.url}/candidat/`, { waitUntil: 'commit' });
    await atChallenge(page, '3/5');
    await untilEqual(() => imagesMissing(page), 0);
    given.push(await give(page));
    await untilKept(page, '3 actions');
    await page.waitForSelector('text=Hors ligne : rien n’est perdu');
    await untilTime(cutAt + CUT_MS);
    expect(room.tiles.get(candidateId)?.link).toMatchObject({ on: false });
    expect(await answersIn(database)).toEqual([]);

    proxy.mend();
    await atScreen(page, 'resume');
    const tile = `[data-candidate="${candidateId}"]`;
    await board.waitForSelector(`${tile} [data-step=resume]`);
    expect(await answersIn(database)).toEqual([]);
    await board.click(`${tile} [data-step=resume]`);
    await atChallenge(page, '4/5');
    await untilEqual(() => answersIn(database), given);
    await page.waitForSelector('[data-resumed]');
    await board.waitForSelector(`${tile} [data-field=resumedAt]:has-text("repris à")`);
    await finishTest(page, room, person, 4);
    expect((await answersIn(database)).slice(0, 3)).toEqual(given);
    expect(await answersIn(database)).toHaveLength(5);
    await expectGridEqualsSql(board, database.sql);
    await replay(database.sql);
  },
);
