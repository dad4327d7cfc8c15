import type { CenterId, Principal, SessionId, UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../platform/index.js';
import { isPassword } from './passwords.js';
import { newToken, tokenHash } from './tokens.js';

export type CenterPrincipal = Extract<Principal, { kind: 'administrator' }>;
/** An administrator's grant as it stands now, with the centres of which they are still a member. */
export interface Administrator {
  principal: CenterPrincipal;
  name: string;
}

interface Row {
  id: string;
  userId: UserId;
  name: string;
  isOperator: boolean;
  centerIds: CenterId[];
}

const LASTS_MS = 16 * 3_600_000;

/** Accounts, and the grants of those who signed in with one. The centres are never copied into a grant. */
@Injectable()
export class AdministratorsService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The account that this e-mail and password open; an unknown one takes as long as a wrong password. */
  async signIn(email: string, password: string): Promise<string | null> {
    const [user] = await this.database.query<{ id: UserId; password_hash: string }[]>(
      `select id, password_hash from app_user u where email = $1
       and exists (select from membership m where m.user_id = u.id and m.role = 'administrator')`,
      [email],
    );
    const matches = await isPassword(user?.password_hash ?? null, password);
    return user && matches ? this.grant(user.id) : null;
  }

  private async grant(userId: UserId): Promise<string> {
    const { token, hash } = newToken();
    await this.database.query(
      `insert into "grant" (id, kind, user_id, token_hash, expires_at)
       values ($1, 'administrator', $2, $3, to_timestamp($4 / 1000.0))`,
      [uuid(), userId, hash, this.clock.now() + LASTS_MS],
    );
    return token;
  }

  /** F2: the names of those who gave an order on this session. */
  async actingOn(sessionId: SessionId): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }[]>(
      `select id, name from app_user where id in (select actor_id from journal where session_id = $1)`,
      [sessionId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async byToken(token: string): Promise<Administrator | null> {
    const [found] = await this.holding('g.token_hash = $2', tokenHash(token));
    return found ?? null;
  }

  /** The grants among these that still hold, by id. */
  async living(ids: readonly string[]): Promise<Map<string, Administrator>> {
    const found = await this.holding('g.id = any($2::uuid[])', ids);
    return new Map(found.map((one) => [one.principal.grantId, one]));
  }

  /** Neither revoked nor out of date, of an account that still administers a centre. */
  private async holding(which: string, value: unknown): Promise<Administrator[]> {
    const rows = await this.database.query<Row[]>(
      `select g.id, u.id as "userId", u.name, u.is_operator as "isOperator", array_agg(m.center_id::text order by m.center_id) as "centerIds"
       from "grant" g join app_user u on u.id = g.user_id
       join membership m on m.user_id = u.id and m.role = 'administrator'
       where g.kind = 'administrator' and g.revoked_at is null and g.expires_at > to_timestamp($1 / 1000.0) and ${which}
       group by g.id, u.id`,
      [this.clock.now(), value],
    );
    return rows.map(({ id, name, ...who }) => ({ name, principal: { kind: 'administrator', grantId: id, ...who } }));
  }
}
