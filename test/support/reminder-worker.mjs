// A process that never comes to the end of a delivery: `rule` while its handler answers, `send` while its channel sends.
import { DataSource } from 'typeorm';

const BUILT = '../../dist/apps/server/apps/server/src';
const { databaseOptions } = await import(`${BUILT}/platform/database.js`);
const { Deliverer } = await import(`${BUILT}/reminders/deliverer.js`);
const { Outbox } = await import(`${BUILT}/reminders/outbox.js`);
const { Channels, ReminderHandlers } = await import(`${BUILT}/reminders/registry.js`);

const [databaseUrl, hangsIn] = process.argv.slice(2);
const clock = { now: () => Date.now() };
const hang = () => {
  process.send('in the middle');
  return new Promise(() => {});
};
const deliver = ({ data }) => (hangsIn === 'rule' ? hang() : Promise.resolve([{ channel: data.channel }]));

const database = await new DataSource(databaseOptions(databaseUrl, [], [])).initialize();
const handlers = new ReminderHandlers(['notice']);
handlers.add('notice', { deliver });
const channels = new Channels(['again', 'once']);
channels.add('again', { send: hang, ifInterrupted: 'sendAgain' });
channels.add('once', { send: hang, ifInterrupted: 'fail' });
await new Deliverer(database, clock, handlers).deliverDue();
await new Outbox(database, clock, channels, { wakeAt: () => {} }).sendDue();
