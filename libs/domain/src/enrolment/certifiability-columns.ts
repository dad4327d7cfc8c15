import { COMPETENCES, type Competence } from './certifiability.js';

/** What may stand in a file about certifiability (B3): who it is, and what is known of the profile. */
export const PROFILE_COLUMNS = [
  'lastName',
  'firstName',
  'birthDate',
  'className',
  'localId',
  'isSent',
  'sentOn',
  'certifiable',
  'reached',
  ...COMPETENCES,
] as const;
export type ProfileColumn = (typeof PROFILE_COLUMNS)[number];

const named = (number: Competence, ...names: string[]): string[] =>
  names.flatMap((name) => [`${number} ${name}`, `Niveau pour la compétence ${name}`, name]);

/**
 * The mapping, as data: the headings of a table of one's own, and those of Pix Orga's export of a profile collection;
 * whatever their case, accents and punctuation. `docs/certifiability.md` says the same to people.
 */
export const PROFILE_HEADINGS: Readonly<Record<ProfileColumn, readonly [string, ...string[]]>> = {
  lastName: ['Nom de naissance', 'Nom', 'Nom de famille', 'Nom du Participant', 'Last name'],
  firstName: ['Prénom', 'Prénoms', 'Prénom du Participant', 'First name'],
  birthDate: ['Date de naissance', 'Date de naissance (JJ/MM/AAAA)', 'Né(e) le', 'Birth date'],
  className: ['Classe', 'Division', 'Class'],
  localId: ['Identifiant local', 'Identifiant', 'INE', 'Numéro Étudiant', 'Identifiant externe', 'Local id'],
  isSent: ['Envoi (O/N)', 'Profil envoyé', 'Envoi', 'Sent'],
  sentOn: ["Date de l'envoi", "Date d'envoi", 'Envoyé le', 'Sent on'],
  certifiable: ['Certifiable (O/N)', 'Certifiable', 'Certifiable ?'],
  reached: ['Nombre de compétences certifiables', 'Compétences de niveau 1', 'Certifiable competences'],
  '1.1': ['1.1', ...named('1.1', 'Mener une recherche et une veille d’information')],
  '1.2': ['1.2', ...named('1.2', 'Gérer des données')],
  '1.3': ['1.3', ...named('1.3', 'Traiter des données')],
  '2.1': ['2.1', ...named('2.1', 'Interagir')],
  '2.2': ['2.2', ...named('2.2', 'Partager et publier')],
  '2.3': ['2.3', ...named('2.3', 'Collaborer')],
  '2.4': ['2.4', ...named('2.4', 'S’insérer dans le monde numérique')],
  '3.1': ['3.1', ...named('3.1', 'Développer des documents textuels')],
  '3.2': ['3.2', ...named('3.2', 'Développer des documents multimedia')],
  '3.3': ['3.3', ...named('3.3', 'Adapter les documents à leur finalité')],
  '3.4': ['3.4', ...named('3.4', 'Programmer')],
  '4.1': ['4.1', ...named('4.1', 'Sécuriser l’environnement numérique')],
  '4.2': ['4.2', ...named('4.2', 'Protéger les données personnelles et la vie privée')],
  '4.3': ['4.3', ...named('4.3', 'Protéger la santé, le bien-être et l’environnement')],
  '5.1': ['5.1', ...named('5.1', 'Résoudre des problèmes techniques')],
  '5.2': ['5.2', ...named('5.2', 'Construire un environnement numérique', 'Évoluer dans un environnement numérique')],
};

/** Known, and of no use here: what begins so is passed over in silence. */
export const PASSED_OVER: readonly string[] = [
  "Nom de l'organisation",
  'ID Campagne',
  'Code',
  'Nom de la campagne',
  'Nombre de pix',
  'Groupe',
];
