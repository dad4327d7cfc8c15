import { describe, expect, it } from 'vitest';
import { checkSet, faultLine } from './check-set.js';

const RIGHT = `{
  "version": 1,
  "lang": "fr",
  "challenges": [
    {
      "id": "une",
      "competence": "1.1",
      "type": "QCU",
      "instruction": "Laquelle ?",
      "image": { "file": "vue.svg", "alt": "Une vue" },
      "choices": [
        { "id": "a", "text": "Celle-ci" },
        { "id": "b", "text": "Celle-là" }
      ],
      "solution": "b"
    },
    {
      "id": "tapee",
      "competence": "5.2",
      "type": "QROC",
      "instruction": "Quel mot ?",
      "accepted": ["mémoire", "RAM"]
    }
  ]
}`;

/** The set after one change, and what is said of it. */
function faultsOf(text: string, files = ['vue.svg']): string[] {
  const checked = checkSet(text, (name) => (files.includes(name) ? null : 'absent'));
  return checked.ok ? [] : checked.faults.map((fault) => faultLine('set', fault));
}
const after = (from: string | RegExp, to: string) => {
  const changed = RIGHT.replace(from, to);
  expect(changed).not.toBe(RIGHT);
  return faultsOf(changed);
};

describe('a set', () => {
  it('is right, or each fault has its line, its field and a sentence', () => {
    expect(faultsOf(RIGHT)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['no comma', '"lang": "fr",', '"lang": "fr"', 'set:4  JSON : il manque une virgule avant ceci'],
    ['a comma too many', '"solution": "b"', '"solution": "b",', 'set:16  JSON : il manque un nom de champ'],
    ['not closed', /\n\}$/, '', 'set:24  JSON : il manque « } »'],
    ['a field twice', '"lang": "fr",', '"lang": "fr", "lang": "en",', 'set:3  lang : ce champ est écrit deux fois'],
    ['another version', '"version": 1', '"version": 2', 'set:2  version : il faut ici 1'],
    ['no language', /"lang".*\n/, '', 'set:1  lang : ce champ manque'],
    ['no challenge', /"challenges": \[[^]*\]/, '"challenges": []', 'set:4  challenges : il en faut au moins 1'],
    ['no such competence', '"5.2"', '"5.9"', 'set:19  challenges[2].competence : ce n’est pas une compétence de Pix'],
    ['a number', '"Laquelle ?"', '3', 'set:9  challenges[1].instruction : il faut ici un texte'],
    ['an empty text', '"Laquelle ?"', '" "', 'set:9  challenges[1].instruction : ce texte est vide'],
    ['no instruction', /"instruction": "Q.*\n/, '', 'set:17  challenges[2].instruction : ce champ manque'],
    ['a new type', '"QCU"', '"VRAI"', 'set:8  challenges[1].type : il faut ici QCU, QCM ou QROC'],
    [
      'an unknown field',
      '"id": "une",',
      '"id": "une", "points": 3,',
      'set:6  challenges[1].points : ce champ n’existe pas',
    ],
    [
      'a field of another type',
      '"solution": "b"',
      '"accepted": ["b"], "solution": "b"',
      'set:15  challenges[1].accepted',
    ],
    ['a solution that is no choice', '"solution": "b"', '"solution": "z"', 'set:15  challenges[1].solution : « z »'],
    ['one choice twice', '"id": "b"', '"id": "a"', 'set:13  challenges[1].choices[2] : deux choix ont le même id'],
    ['one id twice', '"tapee"', '"une"', 'set:18  challenges[2].id : une autre épreuve a déjà cet id'],
    [
      'one answer twice',
      '"RAM"',
      '" MEMOIRE "',
      'set:22  challenges[2].accepted[2] : cette réponse revient à une autre',
    ],
    ['no words for an image', ', "alt": "Une vue"', '', 'set:10  challenges[1].image.alt : ce champ manque'],
    ['a file that is not there', 'vue.svg', 'nulle-part.svg', 'set:10  challenges[1].image.file : absent'],
    ['a way out of the folder', 'vue.svg', '../../main.ts', 'set:10  challenges[1].image.file : lettres minuscules'],
    ['a program', 'vue.svg', 'vue.html', 'set:10  challenges[1].image.file : l’extension doit être svg'],
  ])('%s', (_what, from, to, said) => {
    expect(after(from, to)[0]).toContain(said);
  });

  it('says all faults at once, in the order of the lines', () => {
    const several = RIGHT.replace('"5.2"', '"9"').replace('"fr"', '"français"').replace('"b"\n', '"z"\n');
    expect(faultsOf(several).map((said) => said.split(' ')[0])).toEqual(['set:3', 'set:15', 'set:19']);
  });

  it.each(['', '[]', 'null', '"texte"', '{"challenges": 3}'])('%j is no set, and that is said', (text) => {
    expect(faultsOf(text).length).toBeGreaterThan(0);
  });

  it('a QCM needs two right choices', () => {
    const qcm = RIGHT.replace('"QCU"', '"QCM"').replace('"solution": "b"', '"solutions": ["b"]');
    expect(faultsOf(qcm)).toEqual(['set:15  challenges[1].solutions : il en faut au moins 2']);
  });
});
