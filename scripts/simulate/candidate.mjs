import { answerTo } from './answer.mjs';
import { join, joinElsewhere } from './joining.mjs';
import { LinkClosed } from './link.mjs';
import { chance } from './random.mjs';

/**
 * @typedef {import('./pc.mjs').Pc} Pc
 * @typedef {Extract<import('@vigie/protocol').SeatScreen, { screen: 'test' }>} TestScreen
 * @typedef {Extract<import('@vigie/protocol').SeatScreen, { screen: 'end' }>} EndScreen
 * @typedef {{ scene: import('./cast.mjs').Scene, seed: number, pace: import('./pace.mjs').Pace,
 *   tally: import('./tally.mjs').Tally }} World
 */

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
    this.pc = await join(this.world, this.person);
    this.joined = true;
    while (!this.signedOut && !this.stopped) await this.#doWhatItSays(this.pc);
    this.pc.link.close();
  }

  /** @param {import('./pace.mjs').Doing} what */
  #take(what) {
    return this.world.pace.take(what, this.random);
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
    const ack = await pc.send({
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
    const sent = pc.send(this.#nextAnswer(pc, view), this.#howSent());
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

  /**
   * @param {Pc} pc
   * @param {TestScreen} view
   */
  #nextAnswer(pc, { challengeId, mayAnswer }) {
    if (!mayAnswer || this.random.happens(PASSES)) return { type: 'PassChallenge', challengeId };
    return { type: 'AnswerChallenge', challengeId, ...answerTo(pc.challenge(challengeId), this.random) };
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

  /** The browser is closed, the test goes on elsewhere. @param {Pc} pc */
  async #changePc(pc) {
    pc.link.close();
    await this.#take('changingPc');
    const other = await joinElsewhere(this.world, this.person, () => this.#take('typingCode'));
    if (typeof other === 'string') this.stopped = other;
    else this.pc = other;
  }

  /**
   * @param {Pc} pc
   * @param {EndScreen} view
   */
  async #end(pc, { shownAt, witnessedAt }) {
    if (shownAt === null) {
      await this.#take('endScreen');
      await pc.send({ type: 'ShowEndScreen' }, this.#howSent());
    }
    this.ended = true;
    if (witnessedAt === null) return;
    this.witnessed = true;
    await this.#take('leaving');
    const ack = await pc.send({ type: 'SignOut' }, this.#howSent());
    this.signedOut = ack.ok;
  }
}
