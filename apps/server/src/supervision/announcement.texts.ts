import { Inject, Injectable, Logger } from '@nestjs/common';
import type { SeatView } from '@vigie/protocol';
import { JournalReader } from '../journal/index.js';
import type { SeatSocket } from './seat.gateway.js';

const MOST_HELD = 500;

/** A1: what announcements say. No view carries it, for a view goes with every answer: each socket is told it once. */
@Injectable()
export class AnnouncementTexts {
  private readonly logger = new Logger(AnnouncementTexts.name);
  /** A whole room asks for the same one at once. */
  private readonly held = new Map<string, Promise<string | null>>();

  constructor(@Inject(JournalReader) private readonly journal: JournalReader) {}

  /** What could not be read is tried again with the next view. */
  tell(socket: SeatSocket, announcements: SeatView['announcements']): void {
    const { data } = socket;
    for (const { id } of announcements) {
      const told = (data.announced ??= new Set());
      if (told.has(id)) continue;
      told.add(id);
      void this.textOf(id).then(
        (text) => text !== null && socket.emit('announcement', { id, text }),
        (error: Error) => {
          told.delete(id);
          this.logger.warn(`announcement ${id} was not read: ${error.message}`);
        },
      );
    }
  }

  private textOf(id: string): Promise<string | null> {
    const known = this.held.get(id);
    if (known) return known;
    const reading = this.journal.note(id);
    this.held.set(id, reading);
    reading.catch(() => this.held.delete(id));
    if (this.held.size > MOST_HELD) this.held.delete(this.held.keys().next().value!);
    return reading;
  }
}
