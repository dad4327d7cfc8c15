import { expect, it } from 'vitest';
import { anAlert, aRunningTile, aTile, LAUNCH } from '../support/a-tile';
import { t } from '../wording';
import { ALL_ATTITUDES, ATTITUDES, likelyFor } from './attitudes';

const lost = { on: false, since: LAUNCH, cause: 'network' } as const;

it('[R12] the case that the candidate is most likely in comes first', () => {
  expect(likelyFor(aTile())).toBe('identity');
  expect(likelyFor(aRunningTile())).toBe('technical');
  expect(likelyFor(aRunningTile({ link: lost }))).toBe('disconnection');
  expect(likelyFor(aRunningTile({ link: lost, alert: anAlert() }))).toBe('technical');
  expect(likelyFor(aRunningTile({ link: lost, endScreenAt: LAUNCH }))).toBe('endScreenLeft');
  expect(likelyFor(aRunningTile({ situation: 'timeUp' }))).toBe('abandonment');
});

it('[R12] every step and every action has its words', () => {
  for (const one of ALL_ATTITUDES) {
    for (const step of ATTITUDES[one].steps) expect(t(`attitude.${one}.${step}` as never)).toMatch(/[.»]$/);
    for (const action of ATTITUDES[one].actions) expect(t(`attitude.do.${action}`)).not.toBe('');
  }
});
