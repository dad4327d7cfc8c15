import type { RefusalCode } from '../ack.js';
import type { SchemaName } from '../catalogue.js';

/** A route: its refusals by status. Those of `EVERYWHERE` come on top. */
export interface Door {
  method: 'get' | 'post';
  path: `/api/${string}`;
  does: string;
  body?: SchemaName;
  /** The body is a file, as it is; of one of these media types, or of none. */
  file?: readonly string[];
  needsCookie?: boolean;
  /** Null: no body. */
  answer: { status: number; body: SchemaName | null; file?: readonly string[]; does: string };
  refusals: Readonly<Record<number, readonly RefusalCode[]>>;
}

/** Any route: a foreign Origin, an unknown path, a body over 16 kB, a fault of ours. */
export const EVERYWHERE: Door['refusals'] = {
  403: ['not-allowed'],
  404: ['unknown-message'],
  413: ['invalid-message'],
  500: ['internal'],
};

export const unsure = ['busy', 'retry', 'internal'] as const;

export const signInRequired = { 401: ['sign-in-required'] } as const;

export const LIST_FILES = [
  'application/octet-stream',
  'text/csv',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

export const cannotEnrol = ['session-cancelled', 'session-closed', 'session-ended', 'session-not-prepared'] as const;

export const listRefusals = { 400: ['invalid-message'], ...signInRequired, 413: ['file-too-large'] } as const;
