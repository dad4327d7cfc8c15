import type { Ack, RoomCommand } from '@vigie/protocol';
import { expect, it } from 'vitest';
import { createOrders } from './useOrders';

const accepted: Ack = { ok: true, seq: 5, at: 0, skipped: [] };
const nameOf = (candidateId: string) => `NAME ${candidateId}`;

function anOrders() {
  const sent: RoomCommand[] = [];
  const answers: ((ack: Ack) => void)[] = [];
  const send = (command: RoomCommand) => {
    sent.push(command);
    return new Promise<Ack>((answer) => answers.push(answer));
  };
  return { orders: createOrders(send, nameOf), sent, answer: (ack: Ack) => answers.shift()!(ack) };
}

it('says that an order is under way until it is answered, and sends it once', async () => {
  const { orders, sent, answer } = anOrders();
  const given = orders.give('here', { type: 'ConfirmPresence', candidateId: 'c1' });
  expect(await orders.give('here', { type: 'ConfirmPresence', candidateId: 'c1' })).toBeNull();
  expect(orders.at('here').pending).toBe(true);
  expect(sent).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'ConfirmPresence', candidateId: 'c1' }]);
  answer(accepted);
  await given;
  expect(orders.at('here')).toEqual({ pending: false, refusal: null, skipped: [], done: 0 });
});

it('keeps a refusal at its place, with the names it is about', async () => {
  const { orders, answer } = anOrders();
  const given = orders.give('bulk', { type: 'LaunchSession', despiteNotReady: false });
  const text = '1 candidat(s) ne sont pas prêts.';
  answer({ ok: false, code: 'not-everyone-ready', params: { count: 1, candidates: ['c7'] }, text });
  await given;
  expect(orders.at('bulk').refusal).toEqual({ code: 'not-everyone-ready', text, names: ['NAME c7'] });
  expect(orders.at('elsewhere').refusal).toBeNull();
  orders.clear('bulk');
  expect(orders.at('bulk').refusal).toBeNull();
});

it('keeps those for whom a bulk order was refused', async () => {
  const { orders, answer } = anOrders();
  const given = orders.give('bulk', { type: 'ConfirmPresences', candidateIds: ['c1', 'c2'] });
  const skipped = [{ candidateId: 'c2', code: 'identity-first' as const, params: {}, text: 'Vérifiez l’identité.' }];
  answer({ ...accepted, skipped });
  await given;
  expect(orders.at('bulk').skipped).toEqual(skipped);
});
