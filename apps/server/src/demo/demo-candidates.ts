import type { ExtraTime } from '@vigie/domain';

export interface DemoCandidate {
  lastName: string;
  firstName: string;
  birthDate: string;
  className: string;
  extraTime: ExtraTime;
}

const none: ExtraTime = { kind: 'none' };
const aThird: ExtraTime = { kind: 'percent', value: 33 };

/** 24 pupils of a French collège: long, compound, accented, very short and homonymous names. */
const ROWS: [string, string, string, string, ExtraTime?][] = [
  ['ABDELMOUMEN', 'Yasmine', '2012-03-14', '3e A'],
  ['BEN YOUSSEF-LEFEBVRE', 'Mohamed-Amine', '2012-07-02', '3e A', aThird],
  ['CÔTÉ', 'Zoé', '2011-12-31', '3e A'],
  ["D'ARCY DE LA ROCHEFOUCAULD", 'Maximilien-Alexandre', '2012-01-05', '3e A'],
  ['DA SILVA FERREIRA DOS SANTOS', 'Maria Eduarda', '2012-05-19', '3e A', { kind: 'minutes', value: 20 }],
  ['ĐẶNG', 'Thị Ngọc Ánh', '2012-09-09', '3e A'],
  ['DUPONT', 'Léa', '2012-04-21', '3e A'],
  ['DUPONT', 'Léo', '2012-04-21', '3e A'],
  ['ECH-CHAÏB', "N'Deye", '2012-02-29', '3e B'],
  ['FAŸ', 'Loïs', '2012-06-15', '3e B', aThird],
  ['GARCÍA MÁRQUEZ', 'Iñaki', '2011-11-11', '3e B'],
  ['HO', 'Lý', '2012-08-30', '3e B'],
  ['IŞIK', 'Çağla', '2012-10-03', '3e B'],
  ['JEAN-BAPTISTE', 'Marie-Ange', '2012-01-27', '3e B'],
  ['KOWALSKI', 'Łukasz', '2012-03-08', '3e B', { kind: 'percent', value: 50 }],
  ['LE GOFF', 'Gwenaëlle', '2012-07-14', '3e B'],
  ['MARTIN', 'Lœtitia', '2012-02-11', '3e C'],
  ['MARTIN', 'Mathéo', '2012-12-01', '3e C'],
  ["N'GUESSAN", 'Aya', '2012-05-05', '3e C'],
  ['NGUYỄN', 'Minh Anh', '2012-06-24', '3e C'],
  ['PETIT-JEAN DIT LAGARDE', 'Éléonore', '2011-09-17', '3e C', aThird],
  ['RAKOTOMALALA ANDRIANTSITOHAINA', 'Fanjatiana', '2012-04-02', '3e C'],
  ['SØRENSEN', 'Ægir', '2012-11-20', '3e C'],
  ['YILDIZ', 'Élif', '2012-08-08', '3e C'],
];

/** The class whose session runs. */
const AT_WORK: typeof ROWS = [
  ['AMRANI', 'Inès', '2012-01-19', '3e D'],
  ['BONNET', 'Théo', '2012-06-30', '3e D'],
  ['CHEVALIER', 'Louise', '2011-10-08', '3e D', aThird],
  ['DIALLO', 'Fatoumata', '2012-02-17', '3e D'],
  ['ÉTIENNE', 'Noé', '2012-09-23', '3e D'],
  ['FERNANDES', 'Tiago', '2012-04-11', '3e D'],
  ['GUÉRIN', 'Maëlys', '2012-07-27', '3e D'],
  ['HADDAD', 'Sami', '2011-12-05', '3e D'],
  ['IMBERT', 'Jules', '2012-03-31', '3e D', { kind: 'minutes', value: 15 }],
  ['KONATÉ', 'Awa', '2012-08-14', '3e D'],
  ['LAMBERT', 'Rose', '2012-05-22', '3e D'],
  ['MOREL', 'Hugo', '2012-11-02', '3e D'],
];

/** The class whose session awaits its finalisation. */
const ENDED: typeof ROWS = [
  ['NICOLAS', 'Camille', '2012-02-03', '3e E'],
  ['OLIVIER', 'Nathan', '2012-05-16', '3e E'],
  ['PEREIRA', 'Clara', '2011-11-29', '3e E'],
  ['QUÉMÉNEUR', 'Yann', '2012-10-12', '3e E'],
  ['ROBIN', 'Anaïs', '2012-01-08', '3e E', aThird],
  ['SANTOS', 'Rafael', '2012-08-25', '3e E'],
  ['TRAORÉ', 'Moussa', '2012-04-04', '3e E'],
  ['URBAIN', 'Agathe', '2012-07-19', '3e E'],
  ['VASSEUR', 'Maxence', '2012-03-27', '3e E'],
  ['WEBER', 'Lina', '2012-12-10', '3e E'],
];

const toCandidate = ([lastName, firstName, birthDate, className, extraTime = none]: (typeof ROWS)[number]) => ({
  lastName,
  firstName,
  birthDate,
  className,
  extraTime,
});

export const WAITING_CLASS: readonly DemoCandidate[] = ROWS.map(toCandidate);
export const RUNNING_CLASS: readonly DemoCandidate[] = AT_WORK.map(toCandidate);
export const ENDED_CLASS: readonly DemoCandidate[] = ENDED.map(toCandidate);
