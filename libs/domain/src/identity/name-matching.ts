/**
 * Name comparison of R2: ignores case, accents, spaces, hyphens, apostrophes and ligatures, and keeps names in
 * other scripts apart (an accent is dropped from Latin letters only: й and и are two letters).
 */
const SPELT_OUT: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ĸ: 'k',
  ﬁ: 'fi',
  ﬂ: 'fl',
};

export function matchingKey(name: string): string {
  const lower = name.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFD');
  return lower
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .replace(/\p{Script=Latin}/gu, (letter) => SPELT_OUT[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFC');
}

export const sameName = (a: string, b: string): boolean => matchingKey(a) === matchingKey(b);
