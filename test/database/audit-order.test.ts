import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openPostgres } from '#adapters/database';
import { anEvent } from '../contract/stores/samples.ts';
import { startPostgres } from '../postgres.ts';

test('who reads the audit waits for an event whose number is drawn but which is not yet written', async () => {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const { stores, close } = await openPostgres({ url });
  const [slow, watcher] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  try {
    await Promise.all([slow.connect(), watcher.connect()]);
    await slow.query('begin');
    await slow.query(`insert into audit (at, what, node) values (0, 'slow', 'north')`);
    await stores.audit.append([anEvent('quick')]);
    let over = false;
    const reading = stores.audit.since(0, 10).finally(() => {
      over = true;
    });
    const waits = `select from pg_locks where relation = 'audit'::regclass and not granted`;
    while (!over && (await watcher.query(waits)).rowCount === 0);
    await slow.query('commit');
    assert.deepEqual(
      (await reading).map(({ what }) => what),
      ['slow', 'quick'],
    );
  } finally {
    await Promise.all([slow.end(), watcher.end()]);
    await close();
    await postgres.stop();
  }
});
