import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from './server-clock.js';

const SERVER = 1_800_000_000_000;

/** A browser whose monotonic clock the test moves, and a server that carries on with it. */
function aBrowser() {
  let elapsed = 5_000;
  let skipped = 0;
  const pass = (ms: number) => (elapsed += ms);
  const server = () => SERVER + elapsed + skipped;
  const clock = new ServerClock(() => elapsed);
  return {
    clock,
    pass,
    server,
    /** The PC sleeps: the server's time goes on, the monotonic clock of the browser does not. */
    sleep: (ms: number) => (skipped += ms),
    sample: (there: number, back: number) =>
      clock.sample(async () => {
        pass(there);
        const at = server();
        pass(back);
        return at;
      }),
  };
}

describe('the server clock', () => {
  afterEach(() => void vi.useRealTimers());

  it('[T8] knows nothing before the first word of the server', () => {
    const { clock } = aBrowser();
    expect(clock.isKnown).toBe(false);
    expect(clock.now()).toBeNull();
  });

  it('[T8] is exact when the way there and back take the same time', async () => {
    const { clock, sample, server, pass } = aBrowser();
    await sample(40, 40);
    expect(clock.now()).toBe(server());
    pass(3_600_000);
    expect(clock.now()).toBe(server());
  });

  it('[T8] keeps the sample with the shortest round trip', async () => {
    const { clock, sample, server } = aBrowser();
    await sample(5, 5);
    await sample(900, 100);
    expect(clock.now()).toBe(server());
  });

  it('[T8] takes a better sample when it comes', async () => {
    const { clock, sample, server } = aBrowser();
    await sample(900, 100);
    expect(clock.now()).toBe(server() + 400);
    await sample(5, 5);
    expect(clock.now()).toBe(server());
  });

  it('[T8] takes a hint only until a real sample comes', async () => {
    const { clock, sample, server, pass } = aBrowser();
    const late = server();
    pass(300);
    clock.hint(late);
    expect(clock.now()).toBe(server() - 300);
    await sample(10, 10);
    clock.hint(late);
    expect(clock.now()).toBe(server());
  });

  it('[T8] forgets the best sample after a few newer ones, so that a drifting clock is followed', async () => {
    const { clock, sample, server, sleep } = aBrowser();
    await sample(1, 1);
    sleep(1);
    for (let i = 0; i < 5; i += 1) await sample(20, 20);
    expect(clock.now()).toBe(server());
  });

  it('[T8] believes the first sample after the PC slept, not a better one from before', async () => {
    const { clock, sample, server, sleep } = aBrowser();
    await sample(2, 2);
    sleep(600_000);
    await sample(40, 40);
    expect(clock.now()).toBe(server());
  });

  it('[T8] never reads the clock of the PC, wrong by a year and stepped in mid-test', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: SERVER - 365 * 86_400_000 });
    const { clock, sample, server, pass } = aBrowser();
    await sample(10, 10);
    vi.setSystemTime(Date.now() + 3_600_000);
    pass(1_000);
    expect(clock.now()).toBe(server());
  });

  it('[T8] keeps what it knows when a question stays without an answer', async () => {
    const { clock, sample, server } = aBrowser();
    await sample(10, 10);
    await expect(clock.sample(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    expect(clock.now()).toBe(server());
  });
});
