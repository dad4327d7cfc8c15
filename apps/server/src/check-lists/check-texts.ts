import { CHECK_LISTS, type CenterId, type CheckList, type CheckText, type UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CenterCheckTexts, CheckTexts as ListTexts } from '@vigie/protocol';
import { defaultChecks, type Language } from '@vigie/wording';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/index.js';

/** As it is kept: without a text, the line has the one of Vigie. */
interface Kept {
  id: string;
  text: string | null;
}
interface Row {
  centerId: CenterId;
  list: CheckList;
  version: number;
  items: Kept[];
  by: string | null;
  at: number;
}
export interface Edit {
  centerId: CenterId;
  list: CheckList;
  version: number;
  items: readonly { id: string; text: string }[];
}

const ROW = 't.center_id as "centerId", t.list, t.version, t.items, u.name as by, t.changed_at as at';

/** What the check-lists of a centre say: Vigie's texts until it changes them, then every version that it made. */
@Injectable()
export class CheckTexts {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async ofCenters(centerIds: readonly CenterId[], language: Language): Promise<CenterCheckTexts['centers']> {
    const [names, rows] = await Promise.all([
      this.database.query<{ id: CenterId; name: string }[]>(
        'select id, name from center where id = any($1::uuid[]) order by name, id',
        [centerIds],
      ),
      this.latest(centerIds),
    ]);
    return names.map(({ id: centerId, name }) => {
      const its = (list: CheckList) => rows.find((row) => row.centerId === centerId && row.list === list);
      return { centerId, name, lists: CHECK_LISTS.map((list) => listTexts(list, its(list), language)) };
    });
  }

  async of(centerId: CenterId, lists: readonly CheckList[], language: Language): Promise<Map<CheckList, CheckText[]>> {
    const rows = await this.latest([centerId]);
    return new Map(
      lists.map((list) => {
        const row = rows.find((one) => one.list === list);
        const version = row?.version ?? 0;
        return [list, inWords(list, row, language).map((item) => ({ ...item, version }))];
      }),
    );
  }

  private latest(centerIds: readonly CenterId[]): Promise<Row[]> {
    return this.database.query(
      `select distinct on (t.center_id, t.list) ${ROW} from check_texts t join app_user u on u.id = t.changed_by
       where t.center_id = any($1::uuid[]) order by t.center_id, t.list, t.version desc`,
      [centerIds],
    );
  }

  /** The text of a line in any version that ever stood; null when it was not in it. */
  async textOf(
    centerId: CenterId,
    { list, version, item }: { list: CheckList; version: number; item: string },
    language: Language,
  ): Promise<string | null> {
    const [row] = await this.database.query<Row[]>(
      `select ${ROW} from check_texts t join app_user u on u.id = t.changed_by
       where t.center_id = $1 and t.list = $2 and t.version = $3`,
      [centerId, list, version],
    );
    if (!row && version > 0) return null;
    return inWords(list, row, language).find(({ id }) => id === item)?.text ?? null;
  }

  /** False when another version came in between: the primary key lets one of two in. */
  async edit({ centerId, list, version, items }: Edit, by: UserId, language: Language): Promise<boolean> {
    const [row] = (await this.latest([centerId])).filter((one) => one.list === list);
    if ((row?.version ?? 0) !== version) return false;
    if (isSame(items, inWords(list, row, language))) return true;
    const written = await this.database.query<unknown[]>(
      `insert into check_texts (center_id, list, version, items, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)) on conflict do nothing returning version`,
      [centerId, list, version + 1, JSON.stringify(toKeep(list, items, language)), by, this.clock.now()],
    );
    return written.length > 0;
  }
}

function listTexts(list: CheckList, row: Row | undefined, language: Language): ListTexts {
  const changed = row ? { by: row.by, at: row.at } : null;
  return { list, version: row?.version ?? 0, changed, items: inWords(list, row, language) };
}

function inWords(list: CheckList, row: Row | undefined, language: Language): { id: string; text: string }[] {
  const defaults = defaultChecks(list, language);
  if (!row) return defaults;
  const its = new Map(defaults.map(({ id, text }) => [id, text]));
  return row.items.flatMap(({ id, text }) => {
    const words = text ?? its.get(id);
    return words === undefined ? [] : [{ id, text: words }];
  });
}

/** A line that still says what Vigie says goes on saying it in each reader's language. */
function toKeep(list: CheckList, items: Edit['items'], language: Language): Kept[] {
  const defaults = new Map(defaultChecks(list, language).map(({ id, text }) => [id, text]));
  return items.map(({ id, text }) => ({ id, text: defaults.get(id) === text ? null : text }));
}

const isSame = (items: Edit['items'], others: Edit['items']): boolean =>
  items.length === others.length && items.every(({ id, text }, n) => id === others[n]!.id && text === others[n]!.text);
