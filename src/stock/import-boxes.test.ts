import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createVirtualClock } from '#adapters/virtual';
import { choosePolicy } from '#policy';
import type { NewBox, StockItem } from './box.ts';
import { importBoxes, importStartPins, openBox, readCsv } from './index.ts';

const day = 86_400_000;
const policy = choosePolicy('described');
const keyPolicy = { from: null, until: null, transactions: null, pin: null };

function openStock() {
  const { stores } = openMemory();
  const clock = createVirtualClock();
  return { stores, clock, keys: createPlainKeys(), policy, node: 'north' };
}

const aBox = (at: number, change: Partial<NewBox> = {}): NewBox => {
  const codes = { kind: 'hotp', digits: 8, counter: at } as const;
  return { serial: `LB-${at}`, key: Buffer.alloc(20, at), codes, from: null, until: null, policy: keyPolicy, details: {}, ...change };
};
async function* give(...boxes: readonly NewBox[]): AsyncGenerator<StockItem> {
  for (const [at, box] of boxes.entries()) yield { is: 'box', line: at + 1, box: { ...box, key: Buffer.from(box.key) } };
}
const many = (count: number) => Array.from({ length: count }, (_, at) => aBox(at));
async function* lines(...texts: readonly string[]) {
  yield* texts;
}
const batch = 'spring';

describe('boxes from their maker', () => {
  test('a box keeps key, counter and details; its key opens for its own serial only', async () => {
    const stock = openStock();
    const details = { manufacturer: 'oath.LB', model: 'Kodbox 2', deviceUser: 'nobody' };
    await importBoxes(stock, give(aBox(7, { details })), { batch, startPins: new Map([['LB-7', '4821']]) });
    const found = await stock.stores.stock.find('LB-7');
    assert.ok(found?.is === 'here');
    const { sealed, startPin, ...box } = found.box;
    const own = { serial: 'LB-7', maker: 'oath.LB', model: 'Kodbox 2', from: null, until: null, batch, added: stock.clock.now() };
    assert.deepEqual(box, { ...own, box: { kind: 'hotp', digits: 8, next: 7 } });
    assert.deepEqual(await openBox(stock.keys, found.box), { secret: Buffer.alloc(20, 7), startPin: '4821' });
    await assert.rejects(openBox(stock.keys, { ...found.box, serial: 'LB-8' }), { code: 'sealed-value-damaged' });
    await assert.rejects(openBox(stock.keys, { ...found.box, sealed: startPin ?? sealed }), { code: 'sealed-value-damaged' });
  });

  test('K7, RFC 6238: of a box with a clock the last step that its maker took never counts again', async () => {
    const stock = openStock();
    const codes = { kind: 'totp', digits: 8, hash: 'sha256', step: 60, time: 0, drift: -2 } as const;
    await importBoxes(stock, give(aBox(1, { codes }), aBox(2, { codes: { ...codes, time: 99 } })), { batch });
    const boxes = await stock.stores.stock.list('', 9);
    const own = { kind: 'totp', digits: 8, hash: 'sha256', step: 60, start: 0, drift: -2 };
    assert.deepEqual(
      boxes.map(({ box }) => box),
      [
        { ...own, next: 0 },
        { ...own, next: 100 },
      ],
    );
  });

  test('N16, RFC 6030 §5: a box that nobody could log in with, or whose policy cannot be kept, is refused with its line', async () => {
    const stock = openStock();
    const now = stock.clock.now();
    const pin = { minLength: null, maxLength: null, mostFailed: null };
    const boxes = [
      aBox(1, { codes: { kind: 'hotp', digits: 6, counter: 0 } }),
      aBox(2, { codes: { kind: 'ocra', suite: 'OCRA-1:HOTP-SHA1-8:QN08', counter: 0 } }),
      aBox(3, { policy: { ...keyPolicy, transactions: 100 } }),
      aBox(4, { policy: { ...keyPolicy, pin: { ...pin, minLength: 6 } } }),
      aBox(5, { until: now }),
      aBox(6, { until: now + day, policy: { ...keyPolicy, until: now - 1 } }),
      aBox(7, { policy: { ...keyPolicy, pin: { ...pin, minLength: 4, maxLength: 4, mostFailed: 5 } } }),
    ];
    const { refused, added, last } = await importBoxes(stock, give(...boxes), { batch });
    assert.deepEqual([added, last, refused.map(({ line }) => line)], [1, 7, [1, 2, 3, 4, 5, 6]]);
    assert.match(refused[0]?.sentence ?? '', /have 6 digits, and the bank's have 8/);
  });

  test('the shorter life counts, of the box or of its key', async () => {
    const stock = openStock();
    const now = stock.clock.now();
    const box = aBox(1, { from: now, until: now + 9 * day, policy: { ...keyPolicy, from: now + day, until: now + 5 * day } });
    await importBoxes(stock, give(box), { batch });
    const [found] = await stock.stores.stock.list('', 1);
    assert.deepEqual([found?.from, found?.until], [now + day, now + 5 * day]);
  });

  test('a file that comes again changes nothing, and no key stays in memory', async () => {
    const stock = openStock();
    const seen: Buffer[] = [];
    async function* watched() {
      for await (const item of give(...many(1_234))) {
        if (item.is === 'box') seen.push(item.box.key);
        yield item;
      }
    }
    const first = await importBoxes(stock, watched(), { batch });
    assert.deepEqual([first.added, first.known, first.last], [1_234, 0, 1_234]);
    assert.ok(seen.every((key) => key.every((byte) => byte === 0)));
    const again = await importBoxes(stock, give(...many(1_235)), { batch });
    assert.deepEqual([again.added, again.known], [1, 1_234]);
    const told = (await stock.stores.audit.since(0, 99)).map(({ what, detail }) => [what, detail?.['boxes']]);
    assert.deepEqual(
      told,
      [500, 500, 234, 235].map((boxes) => ['code-boxes-stocked', boxes]),
    );
  });

  test('a rehearsal says the same and writes nothing', async () => {
    const stock = openStock();
    await importBoxes(stock, give(aBox(1)), { batch });
    const { added, known } = await importBoxes(stock, give(aBox(1), aBox(2)), { batch, rehearsal: true });
    assert.deepEqual([added, known, (await stock.stores.stock.list('', 99)).length], [1, 1, 1]);
  });

  test('it can be stopped after any batch and goes on from there', async () => {
    const stock = openStock();
    const stopped = await importBoxes(stock, give(...many(1_200)), { batch, after: ({ last }) => last >= 1_000 });
    assert.deepEqual([stopped.stopped, stopped.last, stopped.added], ['told-to', 1_000, 1_000]);
    const rest = await importBoxes(stock, give(...many(1_200)), { batch, from: 1_001 });
    assert.deepEqual([rest.stopped, rest.last, rest.added, rest.known], [undefined, 1_200, 200, 0]);
  });

  test('the wrong file is given up, and a broken one up to where it breaks', async () => {
    const stock = openStock();
    const wrong = many(1_200).map((box) => ({ ...box, codes: { kind: 'hotp', digits: 6, counter: 0 } as const }));
    const given = await importBoxes(stock, give(...wrong), { batch, mostRefused: 100 });
    assert.deepEqual([given.stopped, given.last, given.refused.length], ['too-many-refused', 500, 500]);
    const csv = 'serial,secret,type,digits\nLB-1,3132333435363738393031323334353637383930,hotp,8\nLB-2,x,hotp,8\n"LB-3';
    async function* bytes() {
      yield Buffer.from(`${csv}\n`);
      yield Buffer.from('x'.repeat(3_000));
    }
    const broken = await importBoxes(stock, readCsv(bytes()), { batch });
    assert.deepEqual([broken.stopped, broken.added, broken.refused.map(({ line }) => line)], ['file', 1, [3, 4, 5]]);
  });
});

describe('start PINs that come apart from their boxes', () => {
  test('K19: each goes to its box, sealed; lines that fit none are told by their number', async () => {
    const stock = openStock();
    await importBoxes(stock, give(...many(3)), { batch });
    await stock.stores.stock.discard('LB-2', 0, { audit: [] });
    const pins = ['LB-0,4821', '', 'LB-1;\t 0007', 'LB-2,1234', 'LB-9,1234', 'LB-1,1111', 'LB-0 4821', 'LB-0,48211'];
    const rehearsed = await importStartPins(stock, lines(...pins), { batch, rehearsal: true });
    const { set, refused } = await importStartPins(stock, lines(...pins), { batch });
    assert.deepEqual([set, refused.map(({ line }) => line)], [2, [4, 5, 6, 7, 8]]);
    assert.deepEqual(rehearsed, { set, refused });
    const found = await stock.stores.stock.find('LB-1');
    assert.ok(found?.is === 'here');
    assert.equal((await openBox(stock.keys, found.box)).startPin, '0007');
    assert.doesNotMatch(JSON.stringify([refused, await stock.stores.audit.since(0, 9)]), /4821|0007|1234|1111/);
  });
});
