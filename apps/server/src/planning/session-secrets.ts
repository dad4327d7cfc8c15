import { accessCode, CODE_DIGITS, CODE_LETTERS, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource } from 'typeorm';
import { GrantsService, hashPassword } from '../auth/index.js';

const LENGTH = 8;

/** The three secrets of a session. */
@Injectable()
export class SessionSecrets {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(GrantsService) private readonly grants: GrantsService,
  ) {}

  newNumber = (): string => String(randomInt(100_000, 1_000_000));
  newCode = (): string => accessCode((below) => randomInt(below));

  /** Without look-alikes: it is read from paper. */
  async newPassword(): Promise<{ password: string; hash: string }> {
    const alphabet = CODE_LETTERS + CODE_DIGITS;
    const password = Array.from({ length: LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('');
    return { password, hash: await hashPassword(password) };
  }

  /** R0: first nobody enters with the former one any more, then those go who did. */
  async setPassword(sessionId: SessionId): Promise<string> {
    const { password, hash } = await this.newPassword();
    await this.database.query('update session set invigilator_password_hash = $2 where id = $1', [sessionId, hash]);
    await this.grants.revokeRoom(sessionId);
    return password;
  }
}
