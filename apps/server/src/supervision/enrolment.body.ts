import type { Request } from 'express';

const LARGEST_FILE = 5_000_000;

/** The file of a request, or null once it is known to be too large: at once where its length is told, else there. */
export function readFileOf(request: Request): Promise<Uint8Array | null> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > LARGEST_FILE) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LARGEST_FILE) return void chunks.push(chunk);
      request.off('data', take);
      chunks.length = 0;
      resolve(null);
    };
    request.on('data', take);
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
