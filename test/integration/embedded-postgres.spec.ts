import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { aDurablePostgres, type TemporaryPostgres } from '../support/services.js';

let own: TemporaryPostgres;
afterEach(() => own.remove());

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

it('is durable: killed three times, it has all that it acknowledged', async () => {
  own = await aDurablePostgres();
  await query('create table kept (n int)');
  for (const n of [1, 2, 3]) {
    await query(`insert into kept values (${n})`);
    await own.kill();
    await own.restart();
  }
  expect(await query('select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(await query('show fsync')).toEqual([{ fsync: 'on' }]);
});

it('is not asked before it is ready, even while it recovers: no error in its log', async () => {
  own = await aDurablePostgres();
  for (let start = 1; start <= 3; start++) {
    await own.kill();
    await own.restart();
    expect(own.log()).toContain('automatic recovery in progress');
    expect(own.log()).not.toMatch(/FATAL|ERROR/);
  }
});

it('gives Vigie an account that owns its database and is no superuser', async () => {
  own = await aDurablePostgres();
  const rights = await query(`
    select current_user as account, rolsuper as superuser, pg_get_userbyid(datdba) as owner
    from pg_roles, pg_database where rolname = current_user and datname = current_database()`);
  expect(rights).toEqual([{ account: 'vigie', superuser: false, owner: 'vigie' }]);
});

it('starts over the pid file of a killed server whose number another program took', async () => {
  own = await aDurablePostgres();
  await query('create table kept (n int)');
  await own.kill();
  own.pretendPid(process.pid);
  await own.restart();
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
});
