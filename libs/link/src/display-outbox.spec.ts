import type { Display, DisplayChoice } from '@vigie/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DisplayOutbox, type AskDisplay } from './display-outbox.js';

const plain: Display = { textSize: 100, contrast: 'normal', font: 'normal' };
const chosen = (textSize: Display['textSize']): DisplayChoice => ({ ...plain, textSize, chosenAt: null });
const kept = ({ chosenAt: _when, ...display }: DisplayChoice) => ({ ok: true, display }) as const;

function anOutbox(ask: AskDisplay) {
  const standing: number[] = [];
  const asked: number[] = [];
  const outbox = new DisplayOutbox(
    (choice) => (asked.push(choice.textSize), ask(choice)),
    ({ textSize }) => standing.push(textSize),
  );
  return { outbox, asked, standing };
}

describe('the look that was chosen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const settled = () => vi.advanceTimersByTimeAsync(0);

  it('offline waits, and only the newest is sent', async () => {
    const { outbox, asked, standing } = anOutbox(async (choice) => kept(choice));
    outbox.choose(chosen(125));
    outbox.choose(chosen(150));
    await settled();
    expect(asked).toEqual([]);
    outbox.setOnline(true);
    await settled();
    expect([asked, standing]).toEqual([[150], [150]]);
  });

  it('is asked again when no answer came, after the next connection too', async () => {
    let isCut = true;
    const { outbox, asked, standing } = anOutbox((choice) =>
      isCut ? Promise.reject(new Error('timeout')) : Promise.resolve(kept(choice)),
    );
    outbox.setOnline(true);
    outbox.choose(chosen(200));
    await settled();
    outbox.setOnline(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual([200]);
    isCut = false;
    outbox.setOnline(true);
    await settled();
    expect([asked, standing]).toEqual([[200, 200], [200]]);
  });

  it('chosen while an older one is on its way, the newer one stands', async () => {
    const answers: (() => void)[] = [];
    const { outbox, asked, standing } = anOutbox(
      (choice) => new Promise((settle) => answers.push(() => settle(kept(choice)))),
    );
    outbox.setOnline(true);
    outbox.choose(chosen(125));
    outbox.choose(chosen(150));
    for (let more = 0; more < 2; more++) {
      answers.shift()!();
      await settled();
    }
    expect([asked, standing]).toEqual([[125, 150], [150]]);
  });

  it('the server tells it on connection; what is still unsent here is newer', async () => {
    const { outbox, standing } = anOutbox(async (choice) => kept(choice));
    outbox.told({ ...plain, textSize: 150 });
    outbox.choose(chosen(200));
    outbox.told({ ...plain, textSize: 150 });
    expect(standing).toEqual([150]);
    outbox.setOnline(true);
    await settled();
    expect(standing).toEqual([150, 200]);
  });

  it('shows the answer, which may be a newer choice of another PC; a refusal ends it', async () => {
    const refused = { ok: false, code: 'invalid-message', params: {}, text: '' } as const;
    const replies = [kept(chosen(100)), refused];
    const { outbox, asked, standing } = anOutbox(async () => replies.shift()!);
    outbox.setOnline(true);
    outbox.choose(chosen(200));
    await settled();
    expect(standing).toEqual([100]);
    outbox.choose(chosen(200));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([asked.length, standing]).toEqual([2, [100]]);
  });
});
