import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openFolder } from '#adapters/database';
import type { Effects } from '#ports';
import { startChild } from '../child.ts';
import { aCustomer, anEvent, nothing, wasWritten } from '../contract/stores/samples.ts';
import { newDataFolder } from '../data-folder.ts';

describe('the embedded database in its folder', () => {
  let folder: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder, remove } = await newDataFolder());
  });
  after(() => remove?.());

  const startWriter = () => startChild(new URL('./folder-writer.ts', import.meta.url), [folder]).process;

  test('what was written is there after a restart', async () => {
    const customer = aCustomer();
    const first = await openFolder({ folder });
    await first.stores.customers.add(customer, nothing);
    await first.close();
    await first.close();
    const again = await openFolder({ folder });
    assert.deepEqual(await again.stores.customers.find(customer.id), customer);
    await again.close();
  });

  test('T11 part: a lock survives a refused write, a restart and a later success', async () => {
    const key = { of: aCustomer().id, kind: 'strangers' };
    const rule = { tries: 5, then: 'lock' } as const;
    const first = await openFolder({ folder });
    const { tries } = first.stores;
    const reserve = (id: string) => tries.reserve({ id: `${key.of} ${id}`, ...key, rule, node: 'a' }, 1);
    for (const id of ['1', '2', '3', '4', '5']) assert.equal(await reserve(id), 'reserved');
    const settle = (id: string, as: 'right' | 'wrong', effects: Effects = nothing) =>
      tries.settle({ tryId: `${key.of} ${id}`, as, rule, now: 2 }, effects);
    for (const id of ['1', '2', '3', '4']) await settle(id, 'wrong');
    // A write that is refused takes nothing back but itself.
    await assert.rejects(settle('5', 'wrong', { audit: [{ at: Number.NaN, node: 'a', what: 'x' }] }));
    await settle('5', 'wrong');
    const { locked } = await tries.state(key);
    assert.notEqual(locked, null);
    await first.close();
    const again = await openFolder({ folder });
    assert.equal((await again.stores.tries.state(key)).locked, locked);
    assert.equal(await again.stores.tries.reserve({ id: `${key.of} 6`, ...key, rule, node: 'a' }, 9_000_000_000_000), 'locked');
    await again.close();
  });

  test('a second process is refused, with a sentence that says what to do', async () => {
    const writer = startWriter();
    await once(writer, 'message');
    await assert.rejects(openFolder({ folder }), { code: 'data-folder-in-use', message: /Another process is using this data folder/ });
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    await (await openFolder({ folder })).close();
  });

  test('so is a second opening in the same process', async () => {
    const first = await openFolder({ folder });
    await assert.rejects(openFolder({ folder: join(folder, '..', 'data') }), { code: 'data-folder-in-use' });
    await first.close();
  });

  test('I4: what was acknowledged survives kill -9, five times over', async () => {
    for (let round = 1; round <= 5; round++) {
      const acknowledged: { customer: string; event: string }[] = [];
      const writer = startWriter();
      await new Promise<void>((enough) => {
        writer.on('message', (message) => {
          acknowledged.push(message as (typeof acknowledged)[number]);
          if (acknowledged.length === 20 * round) enough();
        });
      });
      writer.kill('SIGKILL');
      await once(writer, 'exit');
      const { stores, close } = await openFolder({ folder });
      for (const { customer } of acknowledged) assert.equal((await stores.customers.find(customer))?.id, customer);
      const last = acknowledged.at(-1);
      assert.ok(await wasWritten(() => stores, anEvent('tested', { detail: { id: last?.event ?? '' } })));
      await close();
    }
  });
});
