// The load, in a process of its own: candidates who answer, and a dashboard a room that counts what it is shown.
import { randomUUID } from 'node:crypto';
import { Wire } from './wire.mjs';
import { percentiles } from './figures.mjs';

/**
 * @typedef {{ auth: { candidate: string }, done: number, wire?: Wire }} Candidate
 * @typedef {{ auth: { room: string }, cookie?: string, candidates: Candidate[] }} Room
 * @typedef {{ rooms: Room[], answers: { challengeId: string, answer: object }[] }} Cast
 */

const CONNECTING_AT_ONCE = 100;
/** So many commands are on their way at any time, each of another candidate. */
const WINDOW = 1_000;
const TICK_MS = 5;

/** @type {Cast} */
let cast;
/** @type {Candidate[]} whose turn it is next; kept from one round to the next */
let turns = [];
/** @type {Wire[]} */
let dashboards = [];
const shown = { answers: 0, gaps: 0, stops: 0, lastStopAt: 0, firstStopAt: 0 };
/** @type {(() => void) | null} */
let onShown = null;

/** @param {Cast} given */
function takeCast(given) {
  cast = given;
  turns = given.rooms[0]?.candidates.flatMap((_, n) => given.rooms.map((room) => room.candidates[n])) ?? [];
}

/** @param {{ url: string }} where */
async function connect({ url }) {
  shown.answers = shown.gaps = shown.stops = shown.firstStopAt = 0;
  dashboards = await eachAtOnce(cast.rooms, ({ auth, cookie }) => {
    let have = -1;
    return new Wire({ url, namespace: '/room', auth, cookie }, (text) => (have = watch(text, have)));
  });
  await eachAtOnce(turns, (one) => (one.wire = new Wire({ url, namespace: '/seat', auth: one.auth }, () => {})));
}

/**
 * Counts the answers shown, and the frames that were missed in between.
 * @param {string} text
 * @param {number} have
 */
function watch(text, have) {
  const found = /^42\/room,\["frame",\{"seq":(\d+),"prev":(\d+)/.exec(text);
  if (!found) return have;
  if (have !== -1 && Number(found[2]) !== have) shown.gaps++;
  if (text.includes('"ChallengeAnswered"')) {
    shown.answers++;
    onShown?.();
  }
  if (text.includes('"TimeUp"')) sawStops(text);
  return Number(found[1]);
}

/** @param {string} text */
function sawStops(text) {
  shown.stops += text.split('"TimeUp"').length - 1;
  shown.lastStopAt = performance.timeOrigin + performance.now();
  shown.firstStopAt ||= shown.lastStopAt;
  onShown?.();
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => Wire} open
 */
async function eachAtOnce(items, open) {
  const wires = [];
  for (let from = 0; from < items.length; from += CONNECTING_AT_ONCE) {
    const some = items.slice(from, from + CONNECTING_AT_ONCE).map(open);
    await Promise.all(some.map(({ ready }) => ready));
    wires.push(...some);
  }
  return wires;
}

/**
 * One answer of the candidate whose turn it is.
 * @param {(latency: number, key: string) => void} acknowledged
 */
function answerNext(acknowledged, from = performance.now()) {
  const candidate = /** @type {Candidate} */ (turns.shift());
  const next = cast.answers[candidate.done++];
  const key = `${candidate.auth.candidate} ${candidate.done}`;
  if (!next) throw new Error('The papers are used up: fewer events or rounds.');
  candidate.wire?.call('command', { id: randomUUID(), type: 'AnswerChallenge', ...next }, (reply) => {
    if (!reply.ok) throw new Error(`An answer was refused: ${JSON.stringify(reply)}`);
    turns.push(candidate);
    acknowledged(performance.now() - from, key);
  });
}

/** As fast as the server takes them: over once every answer is acknowledged and shown. */
async function flood({ events = 0 }) {
  const start = performance.now();
  const [before, heard] = [shown.answers, Wire.heard];
  let [sent, acknowledged] = [0, 0];
  await new Promise((/** @type {(_: void) => void} */ done) => {
    const look = () => acknowledged === events && shown.answers - before === events && done();
    onShown = look;
    const send = () => {
      if (sent++ < events)
        answerNext(() => {
          acknowledged++;
          send();
          look();
        });
    };
    for (let n = 0; n < Math.min(WINDOW, turns.length); n++) send();
  });
  const perSecond = (events * 1_000) / (performance.now() - start);
  return { perSecond, acknowledged, bytes: (Wire.heard - heard) / events };
}

/** At a steady rate, whatever the answers take: latency counts from the instant at which each was due. */
async function steady({ rate = 0, seconds = 0 }) {
  const events = rate * seconds;
  const before = shown.answers;
  /** @type {number[]} */
  const latencies = [];
  /** @type {[key: string, at: number][]} candidate and number of answers, epoch ms */
  const acknowledgements = [];
  const start = performance.now();
  let sent = 0;
  await new Promise((/** @type {(_: void) => void} */ done) => {
    const look = () => latencies.length === events && shown.answers - before === events && done();
    onShown = look;
    const timer = setInterval(() => {
      const due = Math.min(events, Math.floor(((performance.now() - start) * rate) / 1_000));
      for (; sent < due; sent++)
        answerNext(
          (latency, key) => {
            latencies.push(latency);
            acknowledgements.push([key, performance.timeOrigin + performance.now()]);
            look();
          },
          start + (sent * 1_000) / rate,
        );
      if (sent === events) clearInterval(timer);
    }, TICK_MS);
  });
  return { ...percentiles(latencies), acknowledged: events, acknowledgements };
}

/** Waits until so many tests were shown as stopped; the instants in epoch ms. */
async function stops({ expected = 0 }) {
  await new Promise((/** @type {(_: void) => void} */ done) => {
    onShown = () => shown.stops >= expected && done();
    onShown();
  });
  return { first: shown.firstStopAt, last: shown.lastStopAt };
}

function close() {
  for (const wire of dashboards) wire.close();
  for (const { wire } of turns) wire?.close();
  return shown;
}

const orders = { takeCast, connect, flood, steady, stops, close };

process.on('message', async (/** @type {{ order: keyof typeof orders, with: any }} */ message) => {
  try {
    process.send?.({ done: (await orders[message.order](message.with)) ?? null });
  } catch (error) {
    process.send?.({ failed: /** @type {Error} */ (error).message });
  }
});
process.on('uncaughtException', (error) => process.send?.({ failed: error.message }));
process.once('disconnect', () => process.exit(0));
