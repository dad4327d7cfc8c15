import { Sentence } from '../steps/sentence.mjs';

/** Nothing could be played: exit code 2, where 1 says that it was played and somebody did not reach the end. */
export class NotPlayed extends Sentence {
  /** @param {string} message */
  constructor(message) {
    super(message, 2);
  }
}

/** @param {import('./cast.mjs').Scene} scene */
export const alreadyUsed = ({ sessionNumber, isOther = false }) =>
  new NotPlayed(`La session ${sessionNumber} a déjà servi : ${isOther ? CREATE_ANOTHER : RESET}`);

const RESET = 'arrêtez Vigie, puis « npm run reset » et « npm start » en font une autre.';
const CREATE_ANOTHER = 'créez-en une autre dans l’espace administrateur.';
