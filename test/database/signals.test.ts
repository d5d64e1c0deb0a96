import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type OpenDatabase, openPostgres } from '#adapters/database';
import type { Signals } from '#ports';
import { type Postgres, startPostgres } from '../postgres.ts';

describe('signals between two nodes', () => {
  let postgres: Postgres;
  let url: string;
  let [north, south]: OpenDatabase[] = [];
  before(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase();
    [north, south] = [await openPostgres({ url }), await openPostgres({ url })];
  });
  after(async () => {
    await Promise.all([north?.close(), south?.close()]);
    await postgres?.stop();
  });
  const signals = (): readonly [Signals, Signals] => {
    if (!north || !south) throw new Error('The nodes are not open.');
    return [north.signals, south.signals];
  };
  const hear = (at: Signals, topic: string): Promise<void> =>
    new Promise((resolve) => {
      const stop = at.listen(topic, () => {
        stop();
        resolve();
      });
    });

  test('a topic told on one node is heard on both, another topic is not', async () => {
    const [here, there] = signals();
    let others = 0;
    const stop = there.listen('flow:2', () => (others += 1));
    const both = [hear(here, 'flow:1'), hear(there, 'flow:1')];
    here.tell('flow:1');
    await Promise.all(both);
    assert.equal(others, 0);
    stop();
  });

  test('who told is not told again by the database', async () => {
    const [here, there] = signals();
    let times = 0;
    const stop = here.listen('desk', () => (times += 1));
    const heard = hear(there, 'desk');
    here.tell('desk');
    await heard;
    const echoed = hear(here, 'after');
    there.tell('after');
    await echoed;
    assert.equal(times, 1);
    stop();
  });

  test('who has stopped listening is not called', async () => {
    const [here] = signals();
    const stop = here.listen('call:1', () => assert.fail('called'));
    stop();
    stop();
    here.tell('call:1');
  });

  test('after the connection broke everybody is called, and signals come through again', async () => {
    const [here, there] = signals();
    const missed = hear(there, 'call:2');
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'styrka signals' and datname = current_database()`,
    );
    await admin.end();
    await missed;
    const heard = hear(there, 'call:3');
    here.tell('call:3');
    await heard;
  });

  test('the stores outlive the loss of all their connections', async () => {
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await north?.stores.customers.count();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'styrka' and datname = current_database()`,
    );
    await admin.end();
    const tryAgain = async (): Promise<number | undefined> => north?.stores.customers.count().catch(tryAgain);
    assert.equal(await tryAgain(), 0);
  });
});
