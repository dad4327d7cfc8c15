import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextTick, ref, watch } from 'vue';
import { inBits } from './bits';

let busyMs: number;
beforeEach(() => {
  vi.useFakeTimers();
  busyMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => busyMs);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** So many bits of so many milliseconds each. */
function someBits(count: number, each: number) {
  let done = 0;
  const bits = inBits(() => {
    done++;
    busyMs += each;
    return done < count;
  });
  return { bits, done: () => done };
}

it('does what is soon done in one go', async () => {
  const { bits, done } = someBits(5, 0.3);
  await bits.go();
  expect(done()).toBe(5);
  expect(bits.isWaiting()).toBe(false);
});

it('lets the page answer in between what takes long', async () => {
  const { bits, done } = someBits(5, 1.5);
  await bits.go();
  expect([done(), bits.isWaiting()]).toEqual([2, true]);
  await vi.runAllTimersAsync();
  expect([done(), bits.isWaiting()]).toEqual([5, false]);
});

it('where painting is what takes long, paints each', async () => {
  let done = 0;
  const bits = inBits(() => ++done < 3, 0);
  await bits.go();
  expect([done, bits.isWaiting()]).toEqual([1, true]);
  await vi.runAllTimersAsync();
  expect([done, bits.isWaiting()]).toEqual([3, false]);
});

it('counts what drawing took', async () => {
  const shown = ref(0);
  const stop = watch(shown, () => (busyMs += 40));
  const bits = inBits(() => ++shown.value < 3);
  await bits.go();
  expect([shown.value, bits.isWaiting()]).toEqual([1, true]);
  bits.stop();
  stop();
});

it('on a page that nobody sees, does all at once', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const { bits, done } = someBits(5, 100);
  await bits.go();
  expect(done()).toBe(5);
});

it('stops where it is', async () => {
  const { bits, done } = someBits(5, 100);
  await bits.go();
  bits.stop();
  await vi.runAllTimersAsync();
  await nextTick();
  expect(done()).toBe(1);
});
