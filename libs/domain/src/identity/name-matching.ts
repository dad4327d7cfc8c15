/**
 * Name comparison of R2: ignores case, accents, spaces, hyphens, apostrophes and ligatures, and keeps names in other
 * scripts apart: a mark that makes another letter stays (й is not и), one that people leave out goes (ё, vowel points).
 */
const SEPARATED = /[^\p{L}\p{M}\p{N}]\p{M}*|[\u02b0-\u02ff\ua78b\ua78c\u0640]\p{M}*|^\p{M}+/gu; // ʼ and the like are letters
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu;
const VOWEL_POINTS = /[\u0591-\u05c7\u064b-\u0652\u0670]/gu; // Hebrew and Arabic
const LEFT_OUT = /(?<=Е)\u0308+|(?<=ا)[\u0653-\u0655]+/gu; // Ё written Е, أ إ آ written ا

/** What neither Unicode nor capitals take apart, as machine-readable passports spell it (ICAO 9303-3, 6.A) but for Ø. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  Œ: 'OE',
  Æ: 'AE',
  Þ: 'TH',
  Ŋ: 'N',
  ĸ: 'Q',
  Ə: 'E',
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ɖ: 'D',
  Ħ: 'H',
  Ŧ: 'T',
  Ɨ: 'I',
  Ɓ: 'B',
  Ɗ: 'D',
  Ɛ: 'E',
  Ƙ: 'K',
  Ɲ: 'N',
  Ɔ: 'O',
  Ƴ: 'Y',
};

export function matchingKey(name: string): string {
  return inCapitals(name.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))
    .replace(SEPARATED, '')
    .replace(ACCENTS, '')
    .replace(VOWEL_POINTS, '')
    .replace(LEFT_OUT, '')
    .replace(/\p{Script=Latin}/gu, (letter) => SPELT_OUT[letter] ?? letter)
    .normalize('NFC');
}

/** Down before up: İ, ẞ and the Kelvin sign become ordinary letters only that way. */
const inCapitals = (text: string): string => text.normalize('NFKD').toLowerCase().toUpperCase().normalize('NFKD');

export const sameName = (a: string, b: string): boolean => matchingKey(a) === matchingKey(b);
