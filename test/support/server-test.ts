import { test } from 'vitest';
import { anInvigilator } from './school-pc.js';
import { newDatabase, startServer } from './server.js';

/**
 * A test of the built server. It takes what it needs as its argument; each thing is opened when a first test of the file
 * takes it, and closed after the last.
 */
export const it = test
  /** Given to the server besides its usual settings. */
  .extend('environment', { scope: 'file' }, {} as Record<string, string>)
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await newDatabase();
    onCleanup(() => database.drop());
    return database;
  })
  .extend('server', { scope: 'file' }, async ({ database, environment }, { onCleanup }) => {
    const server = await startServer(database.url, environment);
    onCleanup(() => server.stop());
    return server;
  })
  /** An invigilator without a screen. */
  .extend('room', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const room = await anInvigilator(server);
    onCleanup(() => room.close());
    return room;
  });
