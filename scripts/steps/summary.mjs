import os from 'node:os';
import path from 'node:path';
import { folders, told } from './folders.mjs';

const LABEL = 24;

/**
 * What one needs to open Vigie and to play the demonstration.
 * @param {import('./server.mjs').Ready} ready
 */
export function summary({ port, mode, demo }) {
  const lines = ['', `  Vigie est prête (${mode}).`, '', ...doors(port), ...(demo ? demonstration(demo) : [])];
  return [...lines, '', ...footer(), ''].join('\n');
}

/** @param {number} port */
function doors(port) {
  const bases = [`http://localhost:${port}`, ...lanAddresses().map((address) => `http://${address}:${port}`)];
  return [
    ...labelled(
      'Accueil',
      bases.map((base) => `${base}/`),
    ),
    ...labelled(
      'Candidats',
      bases.map((base) => `${base}/candidat/`),
    ),
    ...labelled(
      'Espace surveillant',
      bases.map((base) => `${base}/espace/`),
    ),
    ...labelled(
      'Espace administrateur',
      bases.map((base) => `${base}/espace/centre`),
    ),
  ];
}

/** @param {import('./server.mjs').Demo} demo */
function demonstration(demo) {
  return [
    '',
    `  Démonstration : ${demo.center}`,
    '',
    ...session(demo),
    ...labelled('Trois candidats', demo.candidates.slice(0, 3).map(identity)),
    ...demo.others.filter(({ state }) => state === 'running').flatMap(running),
    '',
    '  L’administrateur les suit toutes :',
    '',
    ...labelled('Adresse e-mail', [demo.administrator.email]),
    ...labelled('Mot de passe', [demo.administrator.password]),
  ];
}

/** @param {import('./server.mjs').SessionAccess} access */
const session = ({ sessionNumber, accessCode, invigilatorPassword, invigilators }) => [
  ...labelled('Numéro de session', [sessionNumber]),
  ...labelled('Code d’accès', [accessCode]),
  ...labelled('Mot de passe surveillant', [invigilatorPassword]),
  ...labelled('Surveillants', [invigilators.join(', ')]),
];

/** @param {import('./server.mjs').SessionAccess} access */
const running = (access) => ['', '  Une autre session est en cours :', '', ...session(access)];

const footer = () => [
  ...labelled('Arrêter', ['Ctrl-C']),
  ...labelled('Repartir de zéro', ['npm run reset']),
  ...labelled('Journal du serveur', [told(path.join(folders.logs, 'server.log'))]),
];

/** @param {import('./server.mjs').Candidate} candidate */
const identity = ({ lastName, firstName, birthDate }) =>
  `${lastName.toLocaleUpperCase('fr')} ${firstName}, ${birthDate.split('-').reverse().join('/')}`;

/**
 * @param {string} label
 * @param {string[]} values
 */
const labelled = (label, values) =>
  values.map((value, index) => `  ${(index === 0 ? label : '').padEnd(LABEL)}  ${value}`);

/** The addresses by which the room's other machines reach this one. */
function lanAddresses() {
  const links = Object.entries(os.networkInterfaces()).filter(([name]) => !/^(docker|br-|veth|virbr|lo)/.test(name));
  const addresses = links.flatMap(([, list]) => list ?? []);
  return addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}
