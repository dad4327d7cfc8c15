import { itemsShown, listsOf, type CenterId, type CheckList, type PersonId, type UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CheckReport, CheckTick } from '@vigie/protocol';
import type { Language } from '@vigie/wording';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../platform/index.js';
import type { SessionEntity } from '../sessions/index.js';
import { CheckTexts } from './check-texts.js';
import type { STATUS } from './status.js';

/** Whose ticks they are: an administrator's account, or an invigilator of the session. */
export type Ticker = { kind: 'administrator'; userId: UserId } | { kind: 'invigilator'; personId: PersonId };

interface Standing {
  list: CheckList;
  id: string;
  version: number;
  text: string;
  by: string | null;
  at: number;
}

/** The ticks of a session's check-lists. One is taken back, never erased. */
@Injectable()
export class CheckTicks {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CheckTexts) private readonly texts: CheckTexts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async report(session: SessionEntity, lists: readonly CheckList[], language: Language): Promise<CheckReport> {
    const [texts, ticks] = await Promise.all([
      this.texts.of(session.centerId as CenterId, lists, language),
      this.standing(session),
    ]);
    return {
      ok: true,
      at: this.clock.now(),
      timeZone: session.timeZone,
      isOpen: whyOver(session) === null,
      lists: lists.map((list) => {
        const shown = itemsShown(
          texts.get(list)!,
          ticks.filter((tick) => tick.list === list),
        );
        return { list, items: shown.map(({ item, tick }) => ({ ...wordsOf(item), tick: tick && whoOf(tick) })) };
      }),
    };
  }

  private standing({ id }: SessionEntity): Promise<Standing[]> {
    return this.database.query(
      `select t.list, t.item_id as id, t.version, t.body as text, t.ticked_at as at,
         coalesce(u.name, nullif(trim(p.first_name || ' ' || p.last_name), '')) as by
       from check_tick t left join app_user u on u.id = t.user_id left join person p on p.id = t.person_id
       where t.session_id = $1 and t.undone_at is null order by t.ticked_at, t.id`,
      [id],
    );
  }

  /** Why not, or null. */
  async tick(
    session: SessionEntity,
    tick: CheckTick,
    by: Ticker,
    language: Language,
  ): Promise<keyof typeof STATUS | null> {
    if (!listsOf(by.kind).includes(tick.list)) return 'not-allowed';
    const over = whyOver(session);
    if (over) return over;
    if (!tick.ticked) return this.takeBack(session, tick, by);
    const text = await this.texts.textOf(session.centerId as CenterId, tick, language);
    if (text === null) return 'invalid-message';
    await this.database.query(
      `insert into check_tick (id, session_id, list, item_id, version, body, user_id, person_id, ticked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0))
       on conflict (session_id, list, item_id) where undone_at is null do nothing`,
      [uuid(), session.id, tick.list, tick.item, tick.version, text, ...idsOf(by), this.clock.now()],
    );
    return null;
  }

  private async takeBack({ id }: SessionEntity, { list, item }: CheckTick, by: Ticker): Promise<null> {
    await this.database.query(
      `update check_tick set undone_user_id = $4, undone_person_id = $5, undone_at = to_timestamp($6 / 1000.0)
       where session_id = $1 and list = $2 and item_id = $3 and undone_at is null`,
      [id, list, item, ...idsOf(by), this.clock.now()],
    );
    return null;
  }
}

function whyOver({ view }: SessionEntity): 'session-cancelled' | 'session-closed' | null {
  if (view?.phase === 'cancelled') return 'session-cancelled';
  return view?.phase === 'finalised' || view?.phase === 'published' ? 'session-closed' : null;
}

const idsOf = (by: Ticker): [UserId | null, PersonId | null] =>
  by.kind === 'administrator' ? [by.userId, null] : [null, by.personId];

const wordsOf = ({ id, text, version }: { id: string; text: string; version: number }) => ({ id, text, version });
const whoOf = ({ by, at }: Standing) => ({ by, at });
