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
    const waits = `select from pg_locks where locktype = 'advisory' and not granted`;
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

test('who exports waits for what is being used, and keeps nobody from writing it down', async () => {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const { journal, close } = await openPostgres({ url });
  const [writer, watcher] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  try {
    await Promise.all([writer.connect(), watcher.connect()]);
    await writer.query(`begin`);
    await writer.query(`set local lock_timeout = '200ms'`);
    await writer.query(`insert into used ("of", mark) values ('sms', 'a')`);
    let over = false;
    const reading = journal.from(0, 10).finally(() => {
      over = true;
    });
    const waits = `select from pg_locks where locktype = 'advisory' and not granted`;
    while (!over && (await watcher.query(waits)).rowCount === 0);
    await writer.query(`insert into audit (at, what, node) values (0, 'used', 'north')`);
    await writer.query('commit');
    assert.deepEqual(
      (await reading).map((line) => ('audit' in line ? line.audit.what : line.change.is)),
      ['once', 'used'],
    );
  } finally {
    await Promise.all([writer.end(), watcher.end()]);
    await close();
    await postgres.stop();
  }
});

test('who exports while the database tidies up waits for nothing, and nobody waits for it', async () => {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase();
  const { journal, stores, close } = await openPostgres({ url });
  const tidying = new pg.Client({ connectionString: url });
  try {
    await tidying.connect();
    await tidying.query('begin');
    // As VACUUM and ANALYZE do, for as long as they take.
    await tidying.query('lock table audit, journal in share update exclusive mode');
    await stores.audit.append([anEvent('one')]);
    assert.equal((await journal.from(0, 10)).length, 1);
    assert.equal((await stores.audit.since(0, 10)).length, 1);
    await stores.audit.append([anEvent('two')]);
    await tidying.query('commit');
  } finally {
    await tidying.end();
    await close();
    await postgres.stop();
  }
});
