/** Q2: what two typed answers have in common: case, accents, ligatures and spaces around or doubled do not count. */
export function answerKey(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();
}

export const isAccepted = (text: string, accepted: readonly string[]): boolean =>
  accepted.some((one) => answerKey(one) === answerKey(text));
