import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { joinAddress, linkAddress } from './addresses';
import { qrPath } from './qr-path';

const PIXELS = 4;

/** The picture that the path draws, as a camera would see it. */
function drawn({ size, path }: ReturnType<typeof qrPath>) {
  const [width, height] = [size * PIXELS, size * PIXELS];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const [, x, y, run] of [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].map((part) => part.map(Number)))
    for (let dy = 0; dy < PIXELS; dy++)
      for (let dx = 0; dx < run! * PIXELS; dx++) {
        const at = ((y! * PIXELS + dy) * width + x! * PIXELS + dx) * 4;
        data.fill(0, at, at + 3);
      }
  return { width, height, data };
}

it.each([
  joinAddress('4217', 'https://vigie.college-jules-ferry.example/espace/salle'),
  linkAddress('aB-_'.repeat(10) + 'xyz', 'http://10.0.0.5:3000/vigie/espace/salle'),
])('[R2] what is drawn reads %s', (address) => {
  expect(decodeQR(drawn(qrPath(address)))).toBe(address);
});
