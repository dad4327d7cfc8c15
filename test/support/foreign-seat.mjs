// A candidate, written from docs/protocol.md alone as another program would be: nothing of ours is imported.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

export const post = (url, body, cookie = '') =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });

/** One id, one action: without an answer, or told to repeat, the same command again. */
export async function order(socket, type, fields) {
  const command = { id: randomUUID(), type, ...fields };
  for (let wait = 500; ; wait = Math.min(wait * 2, 4_000)) {
    const ack = await socket
      .timeout(5_000)
      .emitWithAck('command', command)
      .catch(() => ({ code: 'retry' }));
    if (!['retry', 'busy', 'too-many-messages', 'awaiting-resume'].includes(ack.code)) return ack;
    await pause(wait);
  }
}

/** The one place that knows what an answer looks like. */
const answerTo = ({ id, type, choices }) => ({
  challengeId: id,
  answer: type === 'QROC' ? { text: 'Une réponse' } : { choices: [choices[0].id] },
});

/** Joins, waits, answers every challenge with its first choice; resolves to the end screen once it is acknowledged. */
export async function takeTest(base, details, code) {
  const { token } = await (await post(`${base}/api/candidate/join`, details)).json();
  const socket = io(`${base}/seat`, { auth: { token, protocol: 1 }, forceNew: true });
  const known = new Map();
  let version = -1;
  return new Promise((ended, failed) => {
    const act = {
      code: () => order(socket, 'StartTest', { code }),
      test: ({ challengeId }) => order(socket, 'AnswerChallenge', answerTo(known.get(challengeId))),
      end: (view) => (view.shownAt ? ended(view) : order(socket, 'ShowEndScreen')),
    };
    const show = async ({ version: newer, view }) => {
      for (const one of view.challenges ?? []) known.set(one.id, one);
      if (newer < version) return;
      version = newer;
      const ack = await act[view.screen]?.(view);
      if (ack?.view) await show(ack.view);
    };
    socket.on('view', show);
    for (const refused of ['connect_error', 'goodbye'])
      socket.on(refused, (why) => failed(new Error(JSON.stringify(why))));
  }).finally(() => socket.disconnect());
}
