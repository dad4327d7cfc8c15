import { fileURLToPath } from 'node:url';

const BUILT = '../../dist/apps/server/apps/server/src';
const { QuestionSet } = await import(`${BUILT}/questions/question-set.js`);
const set = QuestionSet.read(fileURLToPath(new URL('../../apps/server/questions/pix-demo.json', import.meta.url)));
/** @type {string[]} */
const ids = set.draw(1).challenges;

/**
 * A candidate's next screen as the product's acknowledgement brings it, with the challenge that comes into reach: who answers
 * is owed the next challenge whatever the server is made of.
 * @param {number} version
 * @param {number} at
 */
export function sampleScreen(version, at) {
  const [challengeId, ...upcomingIds] = [0, 1, 2].map((ahead) => ids[(version + ahead) % ids.length]);
  return {
    version,
    at,
    view: {
      challenges: [set.view(upcomingIds[1])],
      screen: 'test',
      challengeId,
      upcomingIds,
      done: 12,
      total: ids.length,
      deadlineAt: 1_790_000_000_000,
      lastAnswerAt: at,
      resumedAt: null,
      mayAnswer: true,
    },
    call: null,
    late: null,
    outSince: null,
    granted: null,
    announcements: [],
    pausedSince: null,
  };
}
