import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Inputs } from './letterhead.js';
import { Typst } from './typst.js';

export interface Order {
  id: number;
  inputs: Inputs;
}
/** `pdf`: null when Typst refuses; what it says may quote a name. */
export interface Printed {
  id: number;
  pdf: Uint8Array | null;
}

// On Linux this is of the thread alone: a live room goes first.
if (process.platform === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);

const typst = new Typst();
parentPort!.on('message', ({ id, inputs }: Order) => {
  const pdf = pdfOf(inputs);
  parentPort!.postMessage({ id, pdf } satisfies Printed, []);
});

function pdfOf(inputs: Inputs): Uint8Array | null {
  try {
    return typst.pdf(inputs);
  } catch {
    return null;
  }
}
