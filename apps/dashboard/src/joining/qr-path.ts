import { encodeQR } from 'qr';

/** What scanners need around it: four modules. */
const QUIET = 4;

/** A QR code as one path of an SVG, in modules: drawn here, by nobody else. */
export function qrPath(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  return { size: rows.length, path: rows.map(rowPath).join('') };
}

/** Dark modules side by side are one rectangle: no seams between them. */
function rowPath(row: readonly boolean[], y: number): string {
  const bits = row.map((dark) => (dark ? '1' : '0')).join('');
  return [...bits.matchAll(/1+/g)]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join('');
}
