import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { NotPlayed } from './not-played.mjs';

/**
 * @typedef {object} Options
 * @property {string | undefined} url
 * @property {string | undefined} session
 * @property {string | undefined} password of the session's invigilators, when it is not the demonstration's
 * @property {number | undefined} candidates
 * @property {number} speed
 * @property {boolean} chaos
 * @property {boolean} invigilator
 * @property {number} seed
 * @property {number} timeout seconds
 */

export const USAGE = `
  npm run simulate -- [options]

  --session N           une session de la démonstration qui attend ; la première sinon
  --password P          avec --session : une autre session, par le mot de passe de ses surveillants
  --candidates 24       combien de candidats ; tous sinon
  --speed 20            combien de fois plus vite qu’une vraie salle ; 1 sinon
  --invigilator auto    joue aussi le surveillant
  --chaos               coupures, changements de PC, codes faux, envois en double, retards
  --seed 7              rejoue les mêmes hasards ; tirée au sort et affichée sinon
  --timeout 120         secondes au bout desquelles la simulation s’arrête
  --url http://127.0.0.1:3000   cette machine seulement
`;

const KNOWN = /** @type {const} */ ({
  url: { type: 'string' },
  session: { type: 'string' },
  password: { type: 'string' },
  candidates: { type: 'string' },
  speed: { type: 'string' },
  chaos: { type: 'boolean', default: false },
  invigilator: { type: 'string' },
  seed: { type: 'string' },
  timeout: { type: 'string' },
  help: { type: 'boolean', default: false },
});

/**
 * @param {string[]} args
 * @returns {Options | 'help'}
 */
export function readOptions(args) {
  const given = parsed(args);
  if (given.help) return 'help';
  const speed = number(given, 'speed', { from: 0.1, to: 1000 }) ?? 1;
  const candidates = number(given, 'candidates', { from: 1, to: 200, whole: true });
  const invigilator = isAuto(given.invigilator);
  return {
    url: given.url === undefined ? undefined : loopback(given.url),
    session: sessionNumber(given.session),
    password: passwordOf(given),
    candidates,
    speed,
    chaos: given.chaos,
    invigilator,
    seed: number(given, 'seed', { from: 0, to: 2 ** 32 - 1, whole: true }) ?? randomInt(1_000_000),
    timeout: number(given, 'timeout', { from: 1, to: 86_400 }) ?? longest(speed, invigilator),
  };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({ args, options: KNOWN, strict: true }).values;
  } catch (error) {
    const culprit = args.find((arg) => /** @type {Error} */ (error).message.includes(`'${arg.split('=')[0]}`)) ?? '';
    throw new NotPlayed(`L’option « ${culprit} » est inconnue, ou sa valeur manque : npm run simulate -- --help`);
  }
}

/**
 * @param {Record<string, unknown>} given
 * @param {string} name
 * @param {{ from: number, to: number, whole?: boolean }} limits
 */
function number(given, name, { from, to, whole = false }) {
  const text = given[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  const fits = String(text).trim() !== '' && value >= from && value <= to && (!whole || Number.isInteger(value));
  if (fits) return value;
  throw new NotPlayed(`--${name} ${text} : il faut un nombre ${whole ? 'entier ' : ''}de ${from} à ${to}.`);
}

/** @param {string | undefined} value */
function isAuto(value) {
  if (value === undefined || value === 'auto') return value === 'auto';
  throw new NotPlayed(`--invigilator ${value} : la seule valeur est « auto ».`);
}

/** @param {string | undefined} value */
function sessionNumber(value) {
  if (value === undefined || /^\d{1,12}$/.test(value)) return value;
  throw new NotPlayed(`--session ${value} : un numéro de session ne contient que des chiffres.`);
}

/** @param {{ session?: string, password?: string }} given */
function passwordOf({ session, password }) {
  if (password === undefined || session !== undefined) return password;
  throw new NotPlayed('--password ouvre une session : indiquez laquelle par --session N.');
}

/**
 * A simulation plays candidates under names of its own: never on somebody else's server.
 * @param {string} text
 */
function loopback(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && isHttp && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return url.origin;
  throw new NotPlayed(
    `--url ${text} : le simulateur ne joue que sur cette machine, par exemple http://127.0.0.1:3000.`,
  );
}

/** People's slowness divided by the speed, and what no speed shortens. @type {(speed: number, alone: boolean) => number} */
const longest = (speed, alone) => Math.ceil(90 + 9_000 / speed + (alone ? 0 : 3_600));
