import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFolder } from '#adapters/database';
import { createKeys, readKeyRing } from '#adapters/file-keys';
import { readLetterFonts } from '#adapters/font-files';
import { createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { orderLetter, printDue } from '#letters';
import { choosePolicy, type Policy } from '#policy';
import { drawDigits, type LetterContent, type PrintedLetter, type Printer } from '#ports';
import { lyktbanken } from '#texts';
import { aCustomer, nothing } from '../contract/stores/samples.ts';
import { newDataFolder } from '../data-folder.ts';

const secret = (letter: string) => letter.repeat(43).replace(/.$/, 'A');
const policy: Policy = choosePolicy('described');

/** Every byte that the database has ever written and not cleaned up yet: tables, indexes, log. */
async function readEverything(folder: string): Promise<Buffer> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
}

test('T23 part: neither tables nor log of the database ever hold a code that waits for its letter, or was printed', async () => {
  const { folder, remove } = await newDataFolder();
  const random = createSeededRandom(23);
  const canary = () => drawDigits(random, 24);
  const cells = Array.from({ length: 16 }, () => Array.from({ length: 5 }, canary));
  const [password, userCode, planted] = [canary(), canary(), canary()];
  const opened = await openFolder({ folder });
  const keys = createKeys(readKeyRing(`digest ${secret('a')}\nseal one ${secret('b')}`), random);
  const clock = createVirtualClock();
  const printed: PrintedLetter[] = [];
  const printer: Printer = {
    async print(letter) {
      printed.push(letter);
      return 'printed';
    },
    forget: async () => {},
  };
  const about = {
    brand: lyktbanken,
    numbers: [{ number: '08-465 004 10', language: 'sv' as const }],
    timeZone: 'Europe/Stockholm' as const,
  };
  const parts = { ...about, ...opened, keys, clock, random, policy, node: 'north', fonts: await readLetterFonts(), printer };
  const customer = aCustomer({ address: ['Fyrgränd 4', '00990 Lykthamn'] });
  await opened.stores.customers.add(customer, nothing);
  const order = (content: LetterContent) => orderLetter(parts, { customer: customer.id, content });
  await order({ kind: 'code-table', number: '4711', cells });
  await order({ kind: 'user-code', userCode });
  await order({ kind: 'one-time-password', password, until: clock.now() });
  await printDue(parts);
  assert.deepEqual(printed.map(({ kind }) => kind).sort(), ['code-table', 'user-code'], 'the third one waits');
  await opened.stores.alarms.raise(
    { id: 'planted', at: clock.now(), kind: 'spraying', call: null, customer: null, detail: `seen: ${planted}` },
    nothing,
  );
  await opened.close();
  try {
    const everything = await readEverything(folder);
    assert.ok(everything.includes(planted), 'a planted one is found');
    for (const one of [...cells.flat(), password, userCode]) assert.ok(!everything.includes(one), `${one} lies there in clear`);
  } finally {
    await remove();
  }
});
