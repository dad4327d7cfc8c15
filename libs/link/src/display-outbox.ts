import type { Display, DisplayChoice, DisplayKept, RefusalMessage } from '@vigie/protocol';

/** Asks once; rejects when no answer came. */
export type AskDisplay = (choice: DisplayChoice) => Promise<DisplayKept | RefusalMessage>;

const AGAIN = new Set(['internal', 'too-many-messages']);
const AGAIN_AFTER_MS = 1_500;

/** The look that was chosen here: only the newest counts, sent until it is answered, without network later. */
export class DisplayOutbox {
  private waiting: DisplayChoice | null = null;
  private isRunning = false;
  private isOnline = false;

  constructor(
    private readonly ask: AskDisplay,
    /** The look that stands: told by the server, or its answer. */
    private readonly stands: (display: Display) => void,
  ) {}

  choose(choice: DisplayChoice): void {
    this.waiting = choice;
    void this.run();
  }

  /** What the server tells on connection; a choice that is still on its way is newer, or is answered by it again. */
  told(display: Display): void {
    if (this.waiting === null) this.stands(display);
  }

  setOnline(online: boolean): void {
    this.isOnline = online;
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    while (this.isOnline && this.waiting !== null) await this.send(this.waiting);
    this.isRunning = false;
  }

  private async send(choice: DisplayChoice): Promise<void> {
    const answer = await this.ask(choice).catch(() => null);
    if (answer === null || (!answer.ok && AGAIN.has(answer.code))) return pause();
    if (this.waiting !== choice) return;
    this.waiting = null;
    if (answer.ok) this.stands(answer.display);
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
