import { answerTo } from './answer.mjs';
import { post } from './doors.mjs';
import { LinkClosed } from './link.mjs';
import { alreadyUsed, NotPlayed } from './not-played.mjs';
import { Pc } from './pc.mjs';
import { chance } from './random.mjs';

/**
 * @typedef {Extract<import('@vigie/protocol').SeatScreen, { screen: 'test' }>} TestScreen
 * @typedef {Extract<import('@vigie/protocol').SeatScreen, { screen: 'end' }>} EndScreen
 * @typedef {{ scene: import('./cast.mjs').Scene, seed: number, pace: import('./pace.mjs').Pace,
 *   tally: import('./tally.mjs').Tally }} World
 */

/** Refused at the door before having played: the session of the day has served already. */
const USED = new Set([
  'already-abandoned-or-ended',
  'code-needed',
  'session-cancelled',
  'session-closed',
  'session-ended',
  'signed-out',
]);
const PASSES = 0.12;

/** One candidate, from the door to the way out, who does what the screen says. */
export class Candidate {
  joined = false;
  started = false;
  ended = false;
  witnessed = false;
  signedOut = false;
  /** What ended it before its time. @type {string | null} */
  stopped = null;
  /** The last screen seen. */
  screen = 'absent';
  #resumedAt = /** @type {number | null} */ (null);

  /**
   * @param {import('../steps/server.mjs').Candidate} person
   * @param {import('./mishaps.mjs').Fate} fate
   * @param {World} world
   */
  constructor(person, fate, world) {
    this.person = person;
    this.world = world;
    this.random = chance(world.seed, `${person.lastName} ${person.firstName} ${person.birthDate}`);
    this.fate = { ...fate, cuts: [...fate.cuts] };
  }

  async play() {
    await this.#take(this.fate.slowStart ? 'arrivingLate' : 'arriving');
    this.pc = await this.#join();
    while (!this.signedOut && !this.stopped) await this.#doWhatItSays(this.pc);
    this.pc.link.close();
  }

  /** @param {import('./pace.mjs').Doing} what */
  #take(what) {
    return this.world.pace.take(what, this.random);
  }

  /** The first time; whoever is asked for the code has begun the test before this simulation. */
  async #join() {
    const reply = await this.#knock();
    if (reply.ok) {
      this.joined = true;
      return this.#sitAt(reply.token);
    }
    const { sessionNumber } = this.world.scene;
    if (USED.has(reply.code)) throw alreadyUsed(sessionNumber);
    throw new NotPlayed(`Un candidat n’a pas pu entrer dans la session ${sessionNumber} : ${reply.text}`);
  }

  /** @param {string} [code] */
  async #knock(code) {
    const { url, sessionNumber } = this.world.scene;
    const details = { sessionNumber, ...this.person, ...(code && { code }) };
    const { reply } = await post(`${url}/api/candidate/join`, details);
    if (!reply.ok) this.world.tally.refused(reply.code);
    return reply;
  }

  /** @param {string} token */
  #sitAt(token) {
    return new Pc(this.world.scene.url, token, this.world.tally);
  }

  /** @param {Pc} pc */
  async #doWhatItSays(pc) {
    const view = await pc.look();
    if (pc.dismissed) return this.#leave(pc.dismissed);
    if (!view) return;
    this.screen = view.screen;
    try {
      if (view.screen === 'code') await this.#enterCode(pc);
      if (view.screen === 'test') await this.#work(pc, view);
      if (view.screen === 'end') await this.#end(pc, view);
      if (view.screen === 'closed' || view.screen === 'over') this.stopped = view.screen;
    } catch (error) {
      // The goodbye that closed the link is read at the next look.
      if (!(error instanceof LinkClosed)) throw error;
    }
  }

  /** @param {string} why */
  #leave(why) {
    if (why === 'signed-out') this.signedOut = true;
    else this.stopped = why;
  }

  /** @param {Pc} pc */
  async #enterCode(pc) {
    await this.#take('typingCode');
    const isWrong = this.fate.wrongCodes > 0;
    if (isWrong) this.fate.wrongCodes -= 1;
    const ack = await pc.link.send({
      type: 'StartTest',
      code: isWrong ? this.#wrongCode : this.world.scene.accessCode,
    });
    if (ack.ok) this.started = true;
    else if (ack.code === 'wrong-code') await this.#enterCode(pc);
  }

  /** Z is in no access code. */
  get #wrongCode() {
    return `Z${this.world.scene.accessCode.slice(1)}`;
  }

  /**
   * @param {Pc} pc
   * @param {TestScreen} view
   */
  async #work(pc, view) {
    this.started = true;
    this.#noteResume(view);
    await this.#take('challenge');
    const cut = this.#nextCut(view);
    if (cut === 'otherPc') return this.#changePc(pc);
    if (cut === 'drop') return this.#dropOut(pc);
    const sent = pc.link.send(this.#nextAnswer(view), this.#howSent());
    await Promise.all([sent, cut === 'cutAnswer' && this.#dropOut(pc)]);
  }

  /** @param {TestScreen} view */
  #noteResume({ resumedAt }) {
    if (resumedAt !== null && resumedAt !== this.#resumedAt) this.world.tally.resumes += 1;
    this.#resumedAt = resumedAt;
  }

  /** @param {TestScreen} view */
  #nextCut({ done, total }) {
    const [next] = this.fate.cuts;
    return next && done >= Math.floor(next.at * total) ? this.fate.cuts.shift()?.what : undefined;
  }

  /** @param {TestScreen} view */
  #nextAnswer({ challenge, mayAnswer }) {
    const challengeId = challenge.id;
    if (!mayAnswer || this.random.happens(PASSES)) return { type: 'PassChallenge', challengeId };
    return { type: 'AnswerChallenge', challengeId, ...answerTo(challenge, this.random) };
  }

  #howSent() {
    return { twice: this.random.happens(this.fate.duplicates) };
  }

  /** @param {Pc} pc */
  async #dropOut(pc) {
    pc.link.cut();
    await this.#take('comingBack');
    pc.link.mend();
  }

  /** The browser is closed; on another PC the door asks for the code, then the invigilator is waited for. @param {Pc} pc */
  async #changePc(pc) {
    pc.link.close();
    await this.#take('changingPc');
    const asked = await this.#knock();
    if (asked.code !== 'code-needed') this.world.tally.faults.push('un autre PC est entré sans le code');
    await this.#take('typingCode');
    const reply = await this.#knock(this.world.scene.accessCode);
    if (!reply.ok) return this.#leave(reply.code);
    this.world.tally.otherPcs += 1;
    this.pc = this.#sitAt(reply.token);
  }

  /**
   * @param {Pc} pc
   * @param {EndScreen} view
   */
  async #end(pc, { shownAt, witnessedAt }) {
    if (shownAt === null) {
      await this.#take('endScreen');
      await pc.link.send({ type: 'ShowEndScreen' }, this.#howSent());
    }
    this.ended = true;
    if (witnessedAt === null) return;
    this.witnessed = true;
    await this.#take('leaving');
    const ack = await pc.link.send({ type: 'SignOut' }, this.#howSent());
    this.signedOut = ack.ok;
  }
}
