import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection, type LinkStatus } from './connection.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The socket's own words, without a network: what the door answers is said by hand. */
function aConnection() {
  const calls: string[] = [];
  const heard = new Map<string, (news: unknown) => void>();
  const socket = {
    on: (event: string, act: (news: unknown) => void) => heard.set(event, act),
    connect: () => calls.push('connect'),
    disconnect: () => calls.push('disconnect'),
  };
  const statuses: LinkStatus[] = [];
  const connection = new Connection(socket as unknown as Socket, { status: (status) => void statuses.push(status) });
  connection.open();
  const refuse = (code: string) =>
    heard.get('connect_error')!(Object.assign(new Error(code), { data: { code, text: code } }));
  return { connection, calls, statuses, refuse };
}

it.each(['busy', 'internal', 'retry', 'too-many-messages'])(
  'comes back by itself when the door says %s',
  async (code) => {
    const { calls, statuses, refuse } = aConnection();
    refuse(code);
    expect(statuses.at(-1)).toEqual({ state: 'off' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(calls).toEqual(['connect', 'connect']);
  },
);

it('does not come back to a door that refused it for good', async () => {
  const { calls, statuses, refuse } = aConnection();
  refuse('sign-in-required');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(statuses.at(-1)).toMatchObject({ state: 'refused', code: 'sign-in-required' });
  expect(calls).toEqual(['connect', 'disconnect']);
});

it('left while it was waiting to come back, it stays away', async () => {
  const { connection, calls, refuse } = aConnection();
  refuse('internal');
  connection.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toEqual(['connect', 'disconnect']);
});
