import type { UserId } from '@vigie/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { CenterNotice } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import { Channels, type Channel, type Delivery, type SendOutcome } from '../reminders/index.js';
import { CenterFeed } from '../supervision/index.js';
import { isAwaitedSince } from './awaited.js';

/** To the person's open pages; a page that opens later finds it in its list until the person has read it. */
@Injectable()
export class ScreenChannel implements Channel, OnModuleInit {
  /** A page knows a notice by its id. */
  readonly ifInterrupted = 'sendAgain';

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(CenterFeed) private readonly feed: CenterFeed,
  ) {}

  onModuleInit(): void {
    this.channels.add('screen', this);
  }

  async send({ id, data, reminder }: Delivery): Promise<SendOutcome> {
    const ask = (text: string, values?: unknown[]) => this.database.query(text, values);
    if (!(await isAwaitedSince(ask, reminder.causeId, data['since']))) return 'moot';
    const { notice, until } = data as Pick<CenterNotice, 'notice' | 'until'>;
    const { causeId: sessionId, dueAt, recipientId } = reminder;
    this.feed.notify(recipientId as UserId, { id, sessionId, notice, dueAt, until });
    return 'sent';
  }
}
