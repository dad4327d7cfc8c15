import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** argon2id, 19 MiB, 2 passes (OWASP). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** What an unknown account is checked against, so that it takes as long as a known one. */
const nobody = hashPassword(randomBytes(16).toString('hex'));

export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), given);
  return stored !== null && matches;
}
