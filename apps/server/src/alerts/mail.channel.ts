import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../platform/index.js';
import { Channels, type Channel, type Delivery, type SendOutcome } from '../reminders/index.js';
import { isAwaitedSince } from './awaited.js';
import type { MailText } from './mail.text.js';

/** Each step of a conversation with a mail server that answers no more ends before the attempt does. */
const PATIENCE = {
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
} as const;

/** By SMTP, to the address of the person's account. Without a mail server its text stays to be read. */
@Injectable()
export class MailChannel implements Channel, OnModuleInit {
  /** The server may have taken it: never twice. */
  readonly ifInterrupted = 'fail';
  private readonly transport;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(CONFIG) private readonly config: Pick<Config, 'smtp'>,
  ) {
    const { smtp } = config;
    this.transport =
      smtp && createTransport({ url: smtp.url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  }

  onModuleInit(): void {
    this.channels.add('mail', this);
  }

  async send({ id, data, reminder }: Delivery): Promise<SendOutcome> {
    const ask = (text: string, values?: unknown[]) => this.database.query(text, values);
    if (!(await isAwaitedSince(ask, reminder.causeId, data['since']))) return 'moot';
    if (!this.transport) return 'unsent';
    const [to] = await this.database.query<{ email: string; name: string }[]>(
      'select email, name from app_user where id = $1',
      [reminder.recipientId],
    );
    if (!to) return 'moot';
    const { from } = this.config.smtp!;
    const { subject, text } = data as unknown as MailText;
    await this.transport.sendMail({
      from,
      to: { address: to.email, name: to.name },
      subject,
      text,
      messageId: `<${id}@${from.replace(/^.*@|>$/g, '')}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return 'sent';
  }
}
