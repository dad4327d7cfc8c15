/**
 * The server's time carried on by the browser's monotonic clock (T8): a PC whose clock is wrong, or is set in
 * mid-test, shows the same remaining time. Keeps the sample with the shortest round trip of the last few.
 */
export class ServerClock {
  private samples: Sample[] = [];

  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /** Asks once; `ask` resolves to the server's epoch ms. */
  async sample(ask: () => Promise<number>): Promise<void> {
    const sentAt = this.monotonic();
    const at = await ask();
    const roundTrip = this.monotonic() - sentAt;
    const sample = { offset: at + roundTrip / 2 - this.monotonic(), roundTrip };
    this.samples = [...this.samples.filter((one) => agree(one, sample)).slice(-4), sample];
  }

  /** A message that carries the server's time is a sample of unknown delay: taken only while there is no better. */
  hint(at: number): void {
    if (this.samples.length === 0) this.samples = [{ offset: at - this.monotonic(), roundTrip: Infinity }];
  }

  get isKnown(): boolean {
    return this.samples.length > 0;
  }

  /** Epoch ms of the server, or null before the first sample. */
  now(): number | null {
    const best = this.samples.reduce<Sample | null>(shorter, null);
    return best ? this.monotonic() + best.offset : null;
  }
}

interface Sample {
  offset: number;
  roundTrip: number;
}
/** Two samples may differ by their delays; more means that the PC slept and its monotonic clock stood still. */
const agree = (a: Sample, b: Sample): boolean =>
  Math.abs(a.offset - b.offset) <= (a.roundTrip + b.roundTrip) / 2 + TOLERANCE_MS;

const TOLERANCE_MS = 100;

const shorter = (best: Sample | null, one: Sample): Sample => (best && best.roundTrip <= one.roundTrip ? best : one);
