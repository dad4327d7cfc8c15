import type { Channel, ReminderHandler } from './reminder.js';

/** One entry a name, no more and no less: a process that starts half-wired is refused. */
class Registry<Entry> {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly what: string,
    readonly names: readonly string[],
  ) {}

  add(name: string, entry: Entry): void {
    if (!this.names.includes(name)) throw new Error(`« ${name} » n’est pas connu comme ${this.what}`);
    if (this.entries.has(name)) throw new Error(`« ${name} » (${this.what}) est traité deux fois`);
    this.entries.set(name, entry);
  }

  get(name: string): Entry {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`« ${name} » (${this.what}) n’est traité nulle part`);
    return entry;
  }

  get all(): readonly Entry[] {
    return this.names.map((name) => this.get(name));
  }
}

/** The handler of each kind of reminder. */
export class ReminderHandlers extends Registry<ReminderHandler> {
  constructor(kinds: readonly string[]) {
    super('sorte de rappel', kinds);
  }
}

/** The sender of each channel. */
export class Channels extends Registry<Channel> {
  constructor(names: readonly string[]) {
    super('voie d’envoi', names);
  }
}
