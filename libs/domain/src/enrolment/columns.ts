import { matchingKey } from '../identity/name-matching.js';
import { PROFILE_HEADINGS, type ProfileColumn } from './certifiability-columns.js';
import type { Fault, Row } from './fault.js';

/** The columns of a list of candidates (B2), in the template's order. */
export const COLUMNS = [
  'session',
  'lastName',
  'firstName',
  'birthDate',
  'className',
  'localId',
  'extraTime',
  'email',
  'certifiable',
] as const;
export type Column = (typeof COLUMNS)[number];

const NEEDED: readonly Column[] = ['lastName', 'firstName', 'birthDate'];

/** What a heading may say, whatever its case, accents and punctuation; the first is the template's. */
export const HEADINGS: Readonly<Record<Column, readonly [string, ...string[]]>> = {
  session: ['N° de session', 'Numéro de session', 'N° session', 'Session', 'Session number'],
  lastName: ['Nom de naissance', 'Nom', 'Nom de famille', 'Last name', 'Birth name', 'Surname'],
  firstName: ['Prénom', 'Prénoms', 'First name', 'Given name'],
  birthDate: [
    'Date de naissance',
    'Date de naissance (JJ/MM/AAAA)',
    'Date de naissance (format : jj/mm/aaaa)',
    'Né(e) le',
    'Birth date',
    'Date of birth',
  ],
  className: ['Classe', 'Division', 'Class'],
  localId: ['Identifiant local', 'Identifiant', 'INE', 'Local id'],
  extraTime: ['Temps majoré', 'Temps majoré ?', 'Tiers temps', 'Extra time'],
  email: ['E-mail', 'Mail', 'Courriel', 'Adresse e-mail', 'Email'],
  certifiable: ['Certifiable', 'Certifiable ?'],
};

/** What a column is called, in either kind of file. */
export const headingOf = (column: Column | ProfileColumn): string =>
  column in HEADINGS ? HEADINGS[column as Column][0] : PROFILE_HEADINGS[column as ProfileColumn][0];

const byKey = (): ReadonlyMap<string, Column> =>
  new Map(COLUMNS.flatMap((column) => HEADINGS[column].map((heading) => [matchingKey(heading), column] as const)));

/** Where each column stands, and what is wrong with the row of headings. */
export interface Header {
  readonly places: ReadonlyMap<Column, number>;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
}

export function readHeader({ line, cells }: Row): Header {
  const known = byKey();
  const places = new Map<Column, number>();
  const errors: Fault[] = [];
  const warnings: Fault[] = [];
  cells.forEach((heading, at) => {
    const column = known.get(matchingKey(heading));
    if (column === undefined) {
      if (heading.trim() !== '')
        warnings.push({ line, column: null, code: 'column-unknown', params: { heading: heading.trim().slice(0, 60) } });
    } else if (places.has(column)) errors.push({ line, column, code: 'column-twice', params: {} });
    else places.set(column, at);
  });
  const missing = NEEDED.filter((column) => !places.has(column));
  errors.push(...missing.map((column): Fault => ({ line, column, code: 'column-missing', params: {} })));
  return { places, errors, warnings };
}
