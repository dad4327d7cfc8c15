import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchingKey, sameName } from './name-matching.js';

const SAME: Record<string, [string, string][]> = {
  'ligatures and spelt-out letters': [
    ['Lœtitia', 'Loetitia'],
    ['Ægir', 'AEGIR'],
    ['Groß', 'GROSS'],
    ['GROẞ', 'groß'],
    ['Ĳsbrand', 'IJsbrand'],
    ['ﬁona', 'FIONA'],
    ['Łukasz', 'Lukasz'],
    ['Gałczyński', 'GALCZYNSKI'],
    ['Søren', 'SOREN'],
    ['Đoković', 'Dokovic'],
    ['Ǆemal', 'Džemal'],
    ['Guðrún', 'Gudrun'],
    ['Þórdís', 'THORDIS'],
    ['Borġ Ħaż-Żebbuġ', 'Borg Haz Zebbug'],
    ['Əliyev', 'ELIYEV'],
    ['Ɓaldé', 'Balde'],
  ],
  accents: [
    ['Éléonore', 'Eleonore'],
    ['Françoise', 'FRANCOISE'],
    ['Müller', 'Muller'],
    ['Peña', 'PENA'],
    ['Åse', 'ase'],
    ['Nguyễn', 'NGUYEN'],
    ['Đặng Thị Phượng', 'DANG THI PHUONG'],
    ['Zoe\u0308', 'Zoë'],
    ['E\u0301le\u0301onore', 'Éléonore'],
    ['Ștefan', 'Şte\u0326fan'],
    ['Țîrlea', 'Ţirlea'],
    ['Dvořák', 'Dvor\u030cak'],
  ],
  'capitals, in Turkish too': [
    ['Yıldız', 'YILDIZ'],
    ['Yıldız', 'yildiz'],
    ['İpek', 'ipek'],
    ['İPEK', 'IPEK'],
    ['ıpek', 'İpek'],
    ['Иванов', 'ИВАНОВ'],
    ['ΝΊΚΟΣ', 'νίκος'],
  ],
  'hyphens and spaces': [
    ['Jean-Baptiste', 'jean baptiste'],
    ['Jean-Baptiste', 'JEANBAPTISTE'],
    ['Jean\u2010Luc', 'Jean-Luc'],
    ['Jean\u2011Luc', 'Jean-Luc'],
    ['Jean\u2013Luc', 'Jean-Luc'],
    ['Jean\u2014Luc', 'Jean-Luc'],
    ['Jean\u2212Luc', 'Jean-Luc'],
    ['Jean\u00adLuc', 'Jean-Luc'],
    ['Jean\ufe63Luc', 'Jean\uff0dLuc'],
    ['Anne  Marie', ' Anne Marie '],
    ['Anne\u00a0Marie', 'Anne\u202fMarie'],
    ['Anne\u200bMarie', 'Anne\ufeff Marie'],
    ['E\u200dva', 'Eva\u2060'],
    ['Gal·la', 'Gaŀla'],
  ],
  'apostrophes and particles': [
    ["D'Arc", 'DARC'],
    ['D’Arc', "d'arc"],
    ['O’Brien', 'O‘Brien'],
    ['Oʼbrien', 'OBRIEN'],
    ['O`Brien', 'O´Brien'],
    ["N'Diaye", 'Nʻdiaye'],
    ['O＇Neill', 'O′Neill'],
    ['О´Нил', "О'Нил"],
    ['de La Fontaine', 'DELAFONTAINE'],
    ['van der Berg', 'Van Der-Berg'],
    ['Mac Donald', 'MacDonald'],
    ['Ben Ali', 'BENALI'],
    ['El-Amrani', 'el amrani'],
  ],
  'other widths and heights': [
    ['Ｍａｒｉｅ', 'Marie'],
    ['Mª', 'Ma'],
    ['Louis Ⅱ', 'Louis II'],
    ['ﾔﾏﾀﾞ', 'ヤマダ'],
  ],
  'what other scripts leave out': [
    ['Пётр', 'ПЕТР'],
    ['Γιώργος', 'ΓΙΩΡΓΟΣ'],
    ['ΓΙΩΡΓΟΣ ΠΑΠΑΣ', 'Γιώργοσπαπάς'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['أحمد', 'احمد'],
    ['علی\u200cرضا', 'علیرضا'],
    ['ﻣﺤﻤﺪ', 'محمد'],
    ['דָּוִד', 'דוד'],
    ['김민준', '김민준'.normalize('NFD')],
  ],
};

const NOT_SAME: [string, string][] = [
  ['', 'a'],
  ['Martin', 'Martine'],
  ['Anne', 'Anna'],
  ['Anne-Marie', 'Marie-Anne'],
  ['Jean-Pierre', 'Jean'],
  ['Lefèvre', 'Lefebvre'],
  ['McDonald', 'MacDonald'],
  ['Müller', 'Mueller'],
  ['Søren', 'Soeren'],
  ['Đoković', 'Djokovic'],
  ['Þór', 'Tor'],
  ['Иванов', 'Ivanov'],
  ['Андрей', 'Андреи'],
  ['Їжак', 'Іжак'],
  ['Ѓорѓи', 'Горги'],
  ['Ґалаґан', 'Галаган'],
  ['Анна', 'Аннa'],
  ['\u0410\u043d\u043d\u0430', 'Aнна'],
  ['Сара', 'Capa'],
  ['ΑΝΝΑ', 'ANNA'],
  ['Νίκος', 'Νίκη'],
  ['محمد', 'احمد'],
  ['أحمر', 'أحمد'],
  ['رؤى', 'روى'],
  ['דוד', 'דור'],
  ['राम', 'रामा'],
  ['ハナ', 'バナ'],
  ['王', '玉'],
];

describe.each(Object.entries(SAME))('%s', (_kind, pairs) => {
  it.each(pairs)('[R2] %s is %s', (a, b) => {
    expect(sameName(a, b)).toBe(true);
  });
});

it.each(NOT_SAME)('[R2] %s is not %s', (a, b) => {
  expect(sameName(a, b)).toBe(false);
});

describe('[R2] whatever the name', () => {
  const letters = [...new Set(Object.values(SAME).flat(2).join('') + NOT_SAME.flat().join(''))];
  const likelyName = fc.string({ unit: fc.constantFrom(...letters) });
  const anyName = fc.oneof(likelyName, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));

  it('is itself, and its key is the key of its key', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(sameName(name, name)).toBe(true);
        expect(matchingKey(matchingKey(name))).toBe(matchingKey(name));
      }),
    );
  });

  it('is the same from either side, composed or not', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        expect(sameName(one, other)).toBe(sameName(other, one));
        for (const form of ['NFC', 'NFD', 'NFKC']) expect(sameName(one, one.normalize(form))).toBe(true);
      }),
    );
  });

  it('does not depend on its capitals, as French or Turkish makes them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...latin) }), (name) => {
        for (const language of ['fr', 'tr']) {
          expect(sameName(name, name.toLocaleUpperCase(language))).toBe(true);
          expect(sameName(name, name.toLocaleLowerCase(language))).toBe(true);
        }
      }),
    );
  });

  it('does not depend on what separates its parts', () => {
    const separator = fc.constantFrom(..." -\u2011\u00a0'’ʼ‘`´");
    fc.assert(
      fc.property(likelyName, separator, likelyName, (one, between, other) => {
        expect(sameName(one + between + other, `${one} ${other}`)).toBe(true);
      }),
    );
  });
});
