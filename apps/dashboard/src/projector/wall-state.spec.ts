import type { ProjectorView } from '@vigie/protocol';
import { describe, expect, it } from 'vitest';
import { isLoopback, joiningAddress } from './addresses';
import { lastEndShown, otherEndsOf, wallState } from './wall-state';

const view = (more: Partial<ProjectorView> = {}): ProjectorView => ({
  seq: 1,
  number: '482913',
  room: 'Salle 1',
  timeZone: 'Europe/Paris',
  phase: 'launched',
  launchedAt: 0,
  accessCode: 'BCDF23',
  commonEndAt: 100,
  lastEndAt: 120,
  otherEnds: [],
  isPaused: false,
  ...more,
});

describe('[R4] what the room is told', () => {
  it.each([
    ['before', view({ phase: 'welcome' }), 0],
    ['running', view(), 119],
    ['running', view(), null],
    ['timeUp', view(), 120],
    ['running', view({ lastEndAt: null }), 99],
    ['timeUp', view({ lastEndAt: null }), 100],
    ['running', view({ commonEndAt: null, lastEndAt: null }), 500],
    ['paused', view({ isPaused: true }), 500],
    ['over', view({ phase: 'ended' }), 0],
    ['over', view({ phase: 'published' }), 0],
    ['cancelled', view({ phase: 'cancelled' }), 0],
  ])('%s', (state, seen, now) => expect(wallState(seen, now)).toBe(state));
});

describe('[R4] the ends beside the common one', () => {
  it('the last one has a place of its own where it is not the common one', () => {
    expect(lastEndShown(view())).toBe(120);
    expect(lastEndShown(view({ commonEndAt: null }))).toBe(120);
    expect(lastEndShown(view({ lastEndAt: 100 }))).toBeNull();
    expect(lastEndShown(view({ lastEndAt: null }))).toBeNull();
  });

  it('one alone is the last end, and nothing more', () => {
    expect(otherEndsOf(view({ otherEnds: [{ at: 120, count: null }] }))).toEqual({ shown: 'none' });
    expect(otherEndsOf(view({ otherEnds: [{ at: 120, count: 2 }] }))).toMatchObject({ shown: 'each' });
    expect(otherEndsOf(view())).toEqual({ shown: 'none' });
    const otherEnds = [105, 120].map((at) => ({ at, count: null }));
    expect(otherEndsOf(view({ otherEnds }))).toEqual({ shown: 'each', ends: otherEnds.slice(0, 1) });
    expect(otherEndsOf(view({ otherEnds, commonEndAt: 130 }))).toEqual({ shown: 'each', ends: otherEnds });
  });

  it('more than can be read are a span', () => {
    const otherEnds = [105, 108, 110, 112, 115, 120].map((at) => ({ at, count: null }));
    expect(otherEndsOf(view({ otherEnds }))).toEqual({ shown: 'span', from: 105, to: 115 });
    expect(otherEndsOf(view({ otherEnds: otherEnds.slice(1) }))).toMatchObject({ shown: 'each' });
  });
});

describe('the address on the wall', () => {
  it('is the one that is typed, under a path too', () => {
    expect(joiningAddress('http://10.0.0.7:3000/espace/')).toBe('10.0.0.7:3000/candidat/');
    expect(joiningAddress('https://ecole.example/vigie/espace/')).toBe('ecole.example/vigie/candidat/');
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])('%s is of this PC alone', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['10.0.0.7', 'localhost.example'])('%s is not', (host) => expect(isLoopback(host)).toBe(false));
});
