import type { SessionView, Tile } from '@vigie/protocol';
import { mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { aPerson, aRunningTile, aSession, aTile, LAUNCH } from '../support/a-tile';
import { timesIn } from '../time/format';
import { sessionTimes } from './session-clock';
import SessionClock from './SessionClock.vue';

const MINUTE = 60_000;
const at = (minutes: number) => LAUNCH + minutes * MINUTE;
const mapOf = (...tiles: Tile[]) => new Map(tiles.map((tile) => [tile.candidateId, tile]));

function aClock(tiles: Tile[], session: Partial<SessionView> = {}) {
  const roster = { c1: aPerson(), c2: aPerson({ lastName: 'Ho', firstName: 'Lý' }) };
  const props = { session: aSession(session), tiles: mapOf(...tiles), roster, times: timesIn('Europe/Paris') };
  const wrapper = mount(SessionClock, { props });
  const line = (n: number) => {
    const items = wrapper.findAll('ul')[n]?.findAll('li');
    return items?.map((item) => item.text().replaceAll(/\s+/g, ' '));
  };
  return { wrapper, line };
}

it('[T1] says launch, planned end and last individual end, then what comes and whose it is, in the session’s zone', () => {
  const { line } = aClock([
    aRunningTile(),
    aRunningTile({ candidateId: 'c2', deadlineAt: at(140), extraMinutes: 35 }),
    aTile({ candidateId: 'c3', deadlineAt: at(105) }),
  ]);
  expect(line(0)).toEqual(['launched 10:00', 'planned end 11:45', 'last 12:20']);
  expect(line(1)).toEqual(['next end 11:45 DUPONT Léa', 'closes by itself 12:50']);
});

it('[T9] tells a pause and since when; nobody knows then when the session closes by itself', () => {
  const { line } = aClock([
    aRunningTile({ pausedSince: at(40) }),
    aRunningTile({ candidateId: 'c2', pausedSince: at(40) + 2_000 }),
  ]);
  expect(line(0)).toEqual(['launched 10:00', 'planned end 11:45']);
  expect(line(1)).toEqual(['paused since 10:40 2 candidates']);
});

it('[T4] tells when a stopped test is closed, and that a deadline is only told', () => {
  const stopped = aRunningTile({ situation: 'timeUp', closesAt: at(115) });
  expect(aClock([stopped]).line(1)).toEqual(['closed at 11:55 DUPONT Léa', 'closes by itself 12:15']);
  const { line, wrapper } = aClock([aRunningTile()], { stopPolicy: 'indicate' });
  expect(line(0)?.[0]).toBe('ends are only told');
  expect(wrapper.get('section').attributes('title')).toContain('it is you who says stop');
});

it('[T1] under the policy `candidate` there is no planned end, and who is through is no next end', () => {
  const through = aRunningTile({ candidateId: 'c2', situation: 'endScreen', endScreenAt: at(50), deadlineAt: at(60) });
  const times = sessionTimes(aSession({ clockPolicy: 'candidate' }), [aRunningTile({ deadlineAt: at(110) }), through]);
  expect(times?.planned.map(({ name, at: when }) => [name, when])).toEqual([
    ['launched', LAUNCH],
    ['last', at(110)],
  ]);
  expect(times?.coming[0]).toMatchObject({ name: 'next', at: at(110), candidateIds: ['c1'] });
});

it('[B7] is of a session whose tests run', () => {
  for (const phase of ['welcome', 'ended', 'cancelled'] as const)
    expect(aClock([aRunningTile()], { phase }).wrapper.find('section').exists()).toBe(false);
});
