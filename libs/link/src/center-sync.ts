import type { CenterList, CenterPulse, CenterSummary } from '@vigie/protocol';

/** Where the rows go: each is whole. */
export interface CenterSink {
  /** The rows as they are now, all of them. */
  rows(rows: readonly CenterSummary[]): void;
}

/**
 * Whole rows under the sequence that changed them: the latest wins, whatever the order of arrival. A list takes the
 * place of all, but for the rows that came while it was on its way.
 */
export class CenterSync {
  private rows = new Map<string, CenterSummary>();
  private arrived = new Set<string>();
  private asking = false;

  constructor(
    private readonly ask: () => Promise<CenterList>,
    private readonly sink: CenterSink,
  ) {}

  onSummary(row: CenterSummary): void {
    const known = this.rows.get(row.sessionId);
    if (known && known.seq >= row.seq) return;
    this.rows.set(row.sessionId, row);
    this.arrived.add(row.sessionId);
    this.tell();
  }

  /** True when the server's rows are here, and no other; else the list is asked for. */
  onPulse({ seqs }: CenterPulse): boolean {
    const isWhole =
      Object.entries(seqs).every(([id, seq]) => (this.rows.get(id)?.seq ?? -1) >= seq) &&
      this.listed().every(({ sessionId }) => sessionId in seqs);
    // Without an answer, the next pulse asks again.
    if (!isWhole) this.catchUp().catch(() => {});
    return isWhole;
  }

  /** After each (re)connection, and for a row that is missing. Rejects when no answer came. */
  async catchUp(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.arrived = new Set();
    try {
      this.replace((await this.ask()).sessions);
    } finally {
      this.asking = false;
    }
  }

  private replace(sessions: readonly CenterSummary[]): void {
    const rows = new Map(sessions.map((row) => [row.sessionId, row]));
    for (const id of this.arrived) {
      const own = this.rows.get(id)!;
      if (own.seq > (rows.get(id)?.seq ?? -1)) rows.set(id, own);
    }
    this.rows = rows;
    this.tell();
  }

  private tell(): void {
    this.sink.rows(this.listed());
  }

  /** A deleted session is remembered until the next list, so that no older row brings it back. */
  private listed(): CenterSummary[] {
    return [...this.rows.values()].filter(({ deleted }) => !deleted);
  }
}
