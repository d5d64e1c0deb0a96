import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFolder } from '#adapters/database';
import { createKeys, readKeyRing } from '#adapters/file-keys';
import { createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { choosePolicy } from '#policy';
import { drawDigits } from '#ports';
import { type NewBox, sealBox } from '#stock';
import { createBoxes } from '../../src/server/boxes.ts';
import { aCustomer, nothing } from '../contract/stores/samples.ts';
import { newDataFolder } from '../data-folder.ts';

const secret = (letter: string) => letter.repeat(43).replace(/.$/, 'A');

/** Every byte that the database has ever written and not cleaned up yet: tables, indexes, log. */
async function readEverything(folder: string): Promise<Buffer> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
}

test('I8 part, K2, K19: neither tables nor log of the database ever hold the key or the start PIN of a box, in stock, sent or blocked', async () => {
  const { folder, remove } = await newDataFolder();
  const random = createSeededRandom(27);
  const canaries = Array.from({ length: 6 }, () => drawDigits(random, 24));
  const opened = await openFolder({ folder });
  const keys = createKeys(readKeyRing(`digest ${secret('a')}\nseal one ${secret('b')}`), random);
  const clock = createVirtualClock();
  const core = { ...opened, keys, clock, random, policy: choosePolicy('described'), node: 'north' };
  const boxes = createBoxes(core);
  const stock = async (serial: string, key: string, startPin: string) => {
    const box: Pick<NewBox, 'from' | 'until'> = { from: null, until: null };
    const own = { serial, maker: 'maker', model: null, box: { kind: 'hotp', digits: 8, next: 0 }, batch: 'spring', added: clock.now() };
    await opened.stores.stock.add(
      [{ ...own, ...box, ...(await sealBox(keys, serial, { secret: Buffer.from(key), answerSecret: Buffer.from(`${key}9`) }, startPin)) }],
      nothing,
    );
  };
  for (const at of [0, 1, 2]) await stock(`LB-${at}`, canaries[2 * at] ?? '', canaries[2 * at + 1] ?? '');
  const customers = [aCustomer(), aCustomer()];
  for (const customer of customers) {
    await opened.stores.customers.add(customer, nothing);
    assert.equal(await boxes.order(customer.id), 'ordered');
  }
  assert.deepEqual(
    (await boxes.send(2)).map(({ is }) => is),
    ['sent', 'sent'],
  );
  assert.equal(await boxes.block('LB-1', 'lost'), 'blocked');
  await opened.close();
  const written = await readEverything(folder);
  assert.ok(written.includes('LB-2'), 'what is no secret is found');
  for (const canary of canaries) {
    const forms = [canary, Buffer.from(canary).toString('base64url'), Buffer.from(canary).toString('hex')];
    for (const form of forms) assert.equal(written.includes(form), false);
  }
  await remove();
});
