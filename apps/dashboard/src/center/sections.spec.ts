import type { CenterSummary } from '@vigie/protocol';
import { describe, expect, it } from 'vitest';
import { aSummary } from '../support/a-summary';
import { timesIn } from '../time/format';
import { awaitedOf } from './awaited';
import { sectionsOf } from './sections';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 20, 9, 0);
const times = timesIn('Europe/Paris');
const aSession = (number: string, given: Partial<CenterSummary> = {}): CenterSummary =>
  aSummary(number, { plannedAt: NOW, ...given });
const ended = (number: string, hoursLeft: number) =>
  aSession(number, {
    phase: 'ended',
    finalisation: { since: NOW, until: NOW + hoursLeft * HOUR, version: 1, blockers: [], unticked: [] },
  });

describe('the list', () => {
  it('[F1] what needs a human first: to finalise by the time left, then what runs, then what waits', () => {
    const sections = sectionsOf([
      aSession('tomorrow', { plannedAt: NOW + 24 * HOUR }),
      aSession('done', { phase: 'finalised' }),
      aSession('today'),
      aSession('runs', { phase: 'launched', nextEndAt: NOW + HOUR }),
      aSession('welcome', { phase: 'welcome', plannedAt: NOW - HOUR }),
      aSession('to close', { phase: 'launched', plannedAt: NOW - 2 * HOUR }),
      ended('calm', 40),
      ended('late', -1),
      ended('soon', 5),
    ]);
    expect(sections.map(({ name, sessions }) => [name, ...sessions.map(({ number }) => number)])).toEqual([
      ['finalise', 'late', 'soon', 'calm'],
      ['running', 'to close', 'runs', 'welcome'],
      ['waiting', 'today', 'tomorrow'],
      ['over', 'done'],
    ]);
  });

  it('leaves out what is empty', () => {
    expect(sectionsOf([])).toEqual([]);
  });
});

describe('what is awaited', () => {
  it.each([
    [40, 'calm', '40 h 00 left'],
    [5, 'soon', '5 h 00 left'],
    [-2, 'late', '2 h 00 late'],
  ])('[F1] of a session with %i h left', (hours, urgency, left) => {
    const awaited = awaitedOf(ended('1', hours), NOW, times)!;
    expect(awaited).toMatchObject({ urgency, left });
    expect(awaited.until).toMatch(hours > 0 ? /^Before / : /^Limit: /);
  });

  it('[F1] never says that more is left than was given, a second before the page’s clock moves on', () => {
    expect(awaitedOf(ended('1', 48), NOW - 800, times)).toMatchObject({ left: '48 h 00 left' });
  });

  it('[T1] of a running one: its next end', () => {
    const running = aSession('1', { phase: 'launched', nextEndAt: NOW + 53 * 60_000 });
    expect(awaitedOf(running, NOW, times)).toEqual({
      urgency: 'calm',
      left: '53 min left',
      until: 'Last end at 10:53',
    });
  });

  it('of one that waits: nothing', () => {
    expect(awaitedOf(aSession('1'), NOW, times)).toBeNull();
  });
});
