import { deflateSync } from 'node:zlib';
import { part, SIGNATURE } from './smaller.mjs';

const RGBA = 4;
const BITS = 4;

/**
 * A printed page in sixteen greys.
 * @param {{ width: number, height: number, data: Uint8ClampedArray }} image
 */
export function grayPng({ width, height, data }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(BITS, 8);
  const rows = Array.from({ length: height }, (_row, y) =>
    grayRow(data.subarray(y * width * RGBA, (y + 1) * width * RGBA), width),
  );
  return Buffer.concat([
    SIGNATURE,
    part('IHDR', header),
    part('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Two dots a byte, after the byte that names no filter.
 * @param {Uint8ClampedArray} dots
 * @param {number} width
 */
function grayRow(dots, width) {
  const row = Buffer.alloc(1 + Math.ceil(width / 2));
  for (let x = 0; x < width; x++) {
    const [red = 0, green = 0, blue = 0] = dots.subarray(x * RGBA, x * RGBA + 3);
    const level = Math.round((0.3 * red + 0.59 * green + 0.11 * blue) / 17);
    const at = 1 + (x >> 1);
    row[at] = (row[at] ?? 0) | (x % 2 === 0 ? level << BITS : level);
  }
  return row;
}
