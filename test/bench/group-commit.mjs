import pg from 'pg';

const TABLE = `
drop table if exists bare_event;
create table bare_event (
  room uuid not null, seq bigint not null, at timestamptz(3) not null, candidate uuid not null, id uuid not null,
  data jsonb not null, primary key (room, seq)
)`;
const INSERT = `
insert into bare_event (room, seq, at, candidate, id, data)
select r.room, r.seq, to_timestamp(r.at / 1000.0), r.candidate, r.id, r.data
from json_to_recordset($1::json) as r(room uuid, seq bigint, at float8, candidate uuid, id uuid, data jsonb)`;

/** One connection, one batch in flight; what arrives meanwhile is the next batch. */
export class GroupCommit {
  /** @type {{ row: object, done: () => void, fail: (error: Error) => void }[]} */
  #waiting = [];
  #running = false;

  /** @param {pg.Client} client */
  constructor(client) {
    this.client = client;
  }

  /** @param {string} connectionString */
  static async open(connectionString) {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query(TABLE);
    return new GroupCommit(client);
  }

  /**
   * @param {{ room: string, seq: number, at: number, candidate: string, id: string, [rest: string]: unknown }} event
   * @returns {Promise<void>}
   */
  insert({ room, seq, at, candidate, id, ...data }) {
    return new Promise((done, fail) => {
      this.#waiting.push({ row: { room, seq, at, candidate, id, data }, done, fail });
      if (!this.#running) void this.#run();
    });
  }

  async #run() {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, 500);
      try {
        await this.client.query({
          name: 'insert',
          text: INSERT,
          values: [JSON.stringify(batch.map(({ row }) => row))],
        });
        for (const { done } of batch) done();
      } catch (error) {
        for (const { fail } of batch) fail(/** @type {Error} */ (error));
      }
    }
    this.#running = false;
  }
}
