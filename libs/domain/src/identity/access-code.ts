/** Letters and digits of the candidate access code, without look-alikes (P). */
export const CODE_LETTERS = 'BCDFGHJKMPQRTVWXY';
export const CODE_DIGITS = '2346789';

/** 4 capital letters and 2 digits (S). `pick(n)` returns a whole number in [0, n), from a secure source. */
export function accessCode(pick: (below: number) => number): string {
  const one = (alphabet: string) => alphabet[pick(alphabet.length)];
  return [...Array<string>(4).fill(CODE_LETTERS), ...Array<string>(2).fill(CODE_DIGITS)].map(one).join('');
}

/** What a candidate typed, as it is compared: capitals, without spaces. */
export const typedCode = (text: string): string => text.replace(/\s/g, '').toUpperCase();
