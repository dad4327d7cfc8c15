/** One round at a time; whoever asks during one gets one more after it, shared by all who asked. */
export class Rounds {
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  constructor(private readonly round: () => Promise<void>) {}

  ask(): Promise<void> {
    if (!this.running && !this.next) return (this.running = this.run());
    const again = () => {
      this.next = null;
      return (this.running = this.run());
    };
    return (this.next ??= this.running!.then(again, again));
  }

  private async run(): Promise<void> {
    try {
      await this.round();
    } finally {
      this.running = null;
    }
  }
}
