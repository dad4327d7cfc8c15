import type { Page } from 'playwright-core';
import type { Server } from './server.js';

type Person = Server['demo']['candidates'][number];

/** What a candidate does in a page, whichever browser's driver holds it. */
export interface SeatPage {
  goto(url: string): Promise<unknown>;
  /** The first element, or null when there is none now. */
  $(selector: string): Promise<unknown>;
  fill(selector: string, text: string): Promise<void>;
  check(selector: string): Promise<void>;
  click(selector: string): Promise<void>;
  waitForSelector(selector: string): Promise<unknown>;
}

/** Signs in as an invigilator of the list, the first unless told otherwise, and waits for the grid. */
export async function openRoom(
  page: Page,
  server: Server,
  at = server.url,
  name = server.demo.invigilators[0]!,
): Promise<void> {
  await page.goto(`${at}/espace/?session=${server.demo.sessionNumber}`);
  await page.fill('input[name=password]', server.demo.invigilatorPassword);
  await page.click('button[type=submit]');
  await page.getByRole('button', { name }).click();
  await page.waitForSelector('[data-head][data-live=true] [data-candidate]');
}

export async function fillJoin(page: SeatPage, person: Person): Promise<void> {
  const [year, month, day] = person.birthDate.split('-') as [string, string, string];
  await page.fill('input[name=lastName]', person.lastName);
  await page.fill('input[name=firstName]', person.firstName);
  await page.fill('input[name=birthDay]', day);
  await page.fill('input[name=birthMonth]', month);
  await page.fill('input[name=birthYear]', year);
}

/** Joins the session in this browser; `code` is asked for when the test has already begun. */
export async function joinSeat(page: SeatPage, server: Server, person: Person, code?: string): Promise<void> {
  await page.goto(`${server.url}/candidat/?session=${server.demo.sessionNumber}`);
  await fillJoin(page, person);
  await page.click('[data-action=join]');
  if (!code) return;
  await page.fill('input[name=code]', code);
  await page.click('[data-action=join]');
}

export const atScreen = (page: SeatPage, screen: string) => page.waitForSelector(`[data-screen=${screen}]`);
export const atChallenge = (page: SeatPage, position: string) => page.waitForSelector(`[data-position="${position}"]`);

/** Answers the challenge shown, whatever its type, and validates. */
export async function validate(page: SeatPage): Promise<void> {
  if (await page.$('input[name=answer]')) await page.fill('input[name=answer]', 'une réponse tapée');
  else await page.check('[data-challenge] input');
  await page.click('[data-action=validate]');
}
