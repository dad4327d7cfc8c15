import type { AnnouncementText, SeatView } from '@vigie/protocol';

/** What the invigilator tells this candidate (A1), with its words. */
export type Announcement = SeatView['announcements'][number] & { readonly text: string };

/** What the announcements say comes once a connection, after the view that names them. */
export class Announcements {
  private readonly texts = new Map<string, string>();

  learn({ id, text }: AnnouncementText): void {
    this.texts.set(id, text);
  }

  /** Those whose words are here. */
  complete(named: SeatView['announcements']): Announcement[] {
    return named.flatMap((one) => {
      const text = this.texts.get(one.id);
      return text === undefined ? [] : [{ ...one, text }];
    });
  }
}
