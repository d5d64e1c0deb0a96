import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPostgres } from '#adapters/database';
import type { StockedBox, StockedSecret } from '#ports';
import { aCredential, newId, nothing, now } from '../contract/stores/samples.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

describe('T57: boxes of a restored database', () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres?.stop());

  test('T57: what was handed out or thrown away after the backup is in nobody’s stock, and no file brings it back', async (t) => {
    const [lost, restored] = [
      await openPostgres({ url: await postgres.createDatabase() }),
      await openPostgres({ url: await postgres.createDatabase() }),
    ];
    t.after(() => Promise.all([lost.close(), restored.close()]));
    assert.ok(lost.journal && restored.journal);
    const hotp = { kind: 'hotp', digits: 8, next: 0 };
    const box = (serial: string): StockedBox & StockedSecret => {
      const own = { serial, maker: null, model: null, box: hotp, from: null, until: null, batch: 'spring', added: now };
      return { ...own, sealed: 'sealed', startPin: null };
    };
    const [given, broken, kept, late] = ['given', 'broken', 'kept', 'late'].map((serial) => box(serial)) as [
      ReturnType<typeof box>,
      ...ReturnType<typeof box>[],
    ];
    assert.ok(broken && kept && late);
    for (const { stores } of [lost, restored]) await stores.stock.add([given, broken, kept], nothing);
    // From here on the backup does not know what happens.
    await lost.stores.stock.add([late], nothing);
    const record = () => aCredential({ customer: newId('customer'), kind: 'code-box' });
    for (const { serial } of [given, late])
      assert.equal(await lost.stores.stock.assign(serial, record(), { ...nothing, atMost: 1, ends: [], order: null }), 'assigned');
    await lost.stores.stock.discard(broken.serial, now + 1, nothing);
    const lines = await lost.journal.from(0, 1_000);
    await restored.journal.beginReplay(0, await lost.journal.end());
    // A second time changes nothing.
    for (const _ of [1, 2]) await restored.journal.replay(lines, now + 2);
    const { stock } = restored.stores;
    assert.deepEqual(
      (await stock.list('', 9)).map(({ serial }) => serial),
      [kept.serial],
    );
    assert.deepEqual((await stock.find(broken.serial))?.is, 'left');
    assert.deepEqual(await stock.add([given, late, kept], nothing), [given.serial, late.serial, kept.serial]);
  });
});
