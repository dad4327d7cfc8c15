import type { FileFault } from '@vigie/domain';

/** A file that is no list of candidates, and why. */
export class Unreadable extends Error {
  constructor(
    readonly code: FileFault,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
