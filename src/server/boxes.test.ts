import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boxKind, listBoxLocks, readBoxState } from '#authenticators/code-box';
import { importBoxes, importStartPins, type NewBox, type StockItem } from '#stock';
import { seen } from '../../test/credentials/bank.ts';
import { beginWithBox, computeCode, logInWithBox, numbers, openBoxBank } from '../../test/credentials/box-bank.ts';
import { createBoxes } from './boxes.ts';

const day = 86_400_000;

/** The bank of seed K, with boxes in the stock: LB-2000-0001 and so on, the key of each its own number. */
async function openStock(count = 3, change: (at: number) => Partial<NewBox> = () => ({}), rules: Parameters<typeof openBoxBank>[0] = {}) {
  const bank = await openBoxBank(rules);
  const { stores, clock, issue: parts } = bank;
  const boxes = createBoxes(parts);
  const serials = Array.from({ length: count }, (_, at) => `LB-2000-000${at + 1}`);
  const keyOf = (serial: string) => Buffer.alloc(20, Number(serial.at(-1)));
  async function* give(): AsyncGenerator<StockItem> {
    for (const [at, serial] of serials.entries()) {
      const codes = { kind: 'hotp', digits: 8, counter: 7 } as const;
      const policy = { from: null, until: null, transactions: null, pin: null };
      const own: NewBox = { serial, key: keyOf(serial), codes, from: null, until: null, policy, details: { model: 'Go 3' }, ...change(at) };
      yield { is: 'box', line: at + 2, box: own };
    }
  }
  async function* givePins() {
    yield* serials.map((serial, at) => `${serial},482${at}`);
  }
  await importBoxes(parts, give(), { batch: 'spring' });
  await importStartPins(parts, givePins(), { batch: 'spring' });
  const letters = async (customer: string) =>
    (await stores.letters.of(customer)).map(({ kind, due, cancelled }) => ({ kind, days: (due - clock.now()) / day, cancelled }));
  const held = async (customer: string) =>
    (await stores.credentials.of(customer, boxKind, clock.now()))
      .map(({ state }) => readBoxState(state))
      .map((s) => [s.serial, s.status])
      .sort();
  const told = async (customer: string) =>
    (await stores.outbox.claim('sms', clock.now(), clock.now(), 999)).flatMap(({ to, body }) =>
      to === customer ? [(body as { notice?: string }).notice] : [],
    );
  const audited = async (what: string) => (await stores.audit.since(0, 999)).filter((event) => event.what === what);
  const codeOf = (serial: string, place: number) => computeCode(keyOf(serial), place);
  return { ...bank, office: boxes, letters, held, told, audited, codeOf };
}

describe('boxes from the stock to their customers', () => {
  test('K27, K36, N10: an order takes the oldest box; it travels apart from its start PIN, and works by a code of its own', async () => {
    const bank = await openStock();
    const { office: boxes, stores } = bank;
    assert.equal(await boxes.order('oskar'), 'ordered');
    assert.equal(await boxes.order('oskar'), 'already-ordered');
    assert.equal(await boxes.ordered('oskar'), bank.clock.now());
    assert.deepEqual(await boxes.send(9, { staff: 'kristina' }), [{ customer: 'oskar', is: 'sent', serial: 'LB-2000-0001' }]);
    assert.equal(await boxes.ordered('oskar'), null);
    assert.deepEqual(await bank.letters('oskar'), [
      { kind: 'code-box', days: 0, cancelled: null },
      { kind: 'start-pin', days: 3, cancelled: null },
    ]);
    assert.deepEqual(await bank.held('oskar'), [
      ['LB-1007-4418', 'active'],
      ['LB-2000-0001', 'handed-out'],
    ]);
    assert.deepEqual((await bank.told('oskar')).sort(), ['box-ordered', 'letter-ordered', 'letter-ordered']);
    const [given] = await bank.audited('code-box-given').then((events) => events.filter(({ staff }) => staff === 'kristina'));
    assert.deepEqual([given?.customer, given?.detail?.['serial'], given?.detail?.['status']], ['oskar', 'LB-2000-0001', 'handed-out']);
    assert.equal((await stores.stock.list('', 99)).length, 2);
    assert.equal((await logInWithBox(bank, numbers.oskar, '8027', bank.codeOf('LB-2000-0001', 7))).outcome, 'refused');
    const { flow } = await beginWithBox(bank, numbers.oskar, { plan: 'new-password', purpose: 'change' });
    await bank.identify.answer(flow, bank.codeOf('LB-2000-0001', 7));
    for (let n = 0; n < 2; n++) await bank.identify.done(flow);
    assert.equal((await bank.held('oskar')).find(([serial]) => serial === 'LB-2000-0001')?.[1], 'active');
  });

  test('I8 part: neither key nor start PIN stands anywhere in clear, and the stock keeps neither once the box is gone', async () => {
    const bank = await openStock(1);
    const here = await bank.stores.stock.find('LB-2000-0001');
    assert.ok(here?.is === 'here' && here.box.startPin !== null);
    await assert.rejects(bank.issue.keys.open(here.box.sealed, 'code box in stock LB-2000-0002'));
    assert.equal(Buffer.from(await bank.issue.keys.open(here.box.startPin, 'start PIN in stock LB-2000-0001')).toString(), '4820');
    await bank.office.assign('LB-2000-0001', 'oskar');
    assert.deepEqual(await bank.stores.stock.find('LB-2000-0001'), { is: 'left', at: bank.clock.now() });
    assert.doesNotMatch(JSON.stringify(await bank.stores.audit.since(0, 999)), /4820/);
  });

  test('K19, K27: handed over in person it works at once; its start PIN still comes by post, another day', async () => {
    const bank = await openStock();
    assert.equal(await bank.office.assign('LB-2000-0002', 'oskar', seen), 'assigned');
    const given = (await bank.audited('code-box-given')).find(({ detail }) => detail?.['serial'] === 'LB-2000-0002');
    assert.deepEqual([given?.staff, given?.detail?.['evidence']], ['kristina', { is: 'passport', number: 'FP1234567' }], 'S17, T45');
    assert.ok((await bank.told('oskar')).includes('box-activated'), 'T48');
    assert.deepEqual(
      (await bank.letters('oskar')).map(({ kind }) => kind),
      ['start-pin'],
    );
    assert.equal((await logInWithBox(bank, numbers.oskar, '8027', bank.codeOf('LB-2000-0002', 7))).outcome, 'identified');
  });

  test('I6, S17: a new box handed over, one that was posted and activated, and who unlocks: each opens what wrong codes have locked', async () => {
    const few = { tries: 1, then: 'lock' } as const;
    const bank = await openStock(3, () => ({}), { boxTries: few, boxAloneTries: few });
    const { office, issue } = bank;
    const lock = async () => {
      await logInWithBox(bank, numbers.oskar, '8027', '00000000');
      const { flow } = await beginWithBox(bank, numbers.oskar, { plan: 'new-password', purpose: 'change' });
      await bank.identify.answer(flow, '00000000');
      assert.deepEqual(await listBoxLocks(issue, 'oskar'), ['box', 'new-password']);
    };
    await lock();
    await office.assign('LB-2000-0001', 'oskar');
    assert.deepEqual(await listBoxLocks(issue, 'oskar'), ['box', 'new-password'], 'a letter opens nothing');
    assert.equal(await office.activate('LB-2000-0001', seen), 'activated');
    assert.deepEqual(await listBoxLocks(issue, 'oskar'), []);
    assert.equal(await office.activate('LB-2000-0001', seen), 'unchanged');
    assert.equal((await logInWithBox(bank, numbers.oskar, '8027', bank.codeOf('LB-2000-0001', 7))).outcome, 'identified');
    await lock();
    assert.equal(await office.unlock('LB-1007-4418', seen), 'unlocked');
    assert.deepEqual(await listBoxLocks(issue, 'oskar'), []);
    assert.equal(await office.unlock('LB-1007-4418', seen), 'unchanged');
    await lock();
    for (const letter of await bank.stores.letters.of('oskar'))
      await bank.stores.letters.printed(letter.id, bank.clock.now(), { audit: [] });
    assert.equal(await office.assign('LB-2000-0002', 'oskar', seen), 'assigned');
    assert.deepEqual(await listBoxLocks(issue, 'oskar'), []);
    for (const act of ['activate', 'unlock'] as const) assert.equal(await office[act]('LB-9999-0000', seen), 'unknown');
    const opened = await bank.audited('code-box-unlocked');
    assert.deepEqual(
      opened.map(({ staff, detail }) => [staff, detail?.['serial'], detail?.['opened'], detail?.['evidence']]),
      ['LB-2000-0001', 'LB-1007-4418', 'LB-2000-0002'].flatMap((serial) =>
        ['box', 'new-password'].map((lock) => ['kristina', serial, lock, seen.evidence]),
      ),
    );
  });

  test('N5, N16: a box with two keys takes both along, and answers challenges for whoever it is given to', async () => {
    const policy = { from: null, until: null, transactions: null, pin: null };
    const answers = { key: Buffer.alloc(20, 9), suite: 'OCRA-1:HOTP-SHA1-8:C-QN08', counter: 3, policy };
    const bank = await openStock(2, (at) => (at === 0 ? { answers } : {}));
    for (const serial of ['LB-2000-0001', 'LB-2000-0002']) await bank.office.assign(serial, serial.endsWith('1') ? 'oskar' : 'maj');
    const newest = async (customer: string) =>
      (await bank.stores.credentials.of(customer, boxKind, bank.clock.now())).find(
        ({ state }) => readBoxState(state).status === 'handed-out',
      );
    const [both, codes] = [await newest('oskar'), await newest('maj')];
    assert.ok(both && codes);
    assert.deepEqual(readBoxState(both.state).answers, { suite: answers.suite, next: 3, drift: 0 });
    assert.deepEqual(readBoxState(both.state).box, { kind: 'hotp', digits: 8, next: 7 });
    assert.equal(readBoxState(codes.state).answers, undefined);
    const sealed = Buffer.from(await bank.issue.keys.open(both.sealed, `code box ${both.id}`)).toString();
    assert.deepEqual(
      sealed.split(' '),
      [Buffer.alloc(20, 1), Buffer.alloc(20, 9)].map((key) => key.toString('base64url')),
    );
  });

  test('an order is settled by whichever box the customer is given', async () => {
    const bank = await openStock();
    await bank.office.order('oskar', { staff: 'kristina' });
    assert.equal((await bank.stores.boxOrders.of('oskar'))?.by, 'staff');
    assert.equal(await bank.office.assign('LB-2000-0003', 'oskar'), 'assigned');
    assert.equal(await bank.office.ordered('oskar'), null);
    assert.deepEqual(await bank.office.send(9), []);
  });

  test('what cannot be given stays in the stock, and says why', async () => {
    const bank = await openStock();
    const { office: boxes, stores } = bank;
    await stores.customers.change('ines', { address: [] }, { audit: [] });
    assert.equal(await boxes.order('ines'), 'no-address');
    assert.equal(await boxes.order('sven'), 'no-customer');
    assert.equal(await boxes.assign('LB-9999-0000', 'oskar'), 'not-in-stock');
    assert.equal(await boxes.assign('LB-2000-0001', 'ines'), 'no-address');
    assert.equal(await boxes.assign('LB-2000-0001', 'sven'), 'no-customer');
    assert.equal(await boxes.assign('LB-2000-0001', 'nobody'), 'no-customer');
    for (const serial of ['LB-2000-0001', 'LB-2000-0002'])
      assert.equal(
        await boxes.assign(serial, 'oskar', seen).then((done) => (done === 'letter-waits' ? 'waits' : done)),
        serial === 'LB-2000-0001' ? 'assigned' : 'waits',
      );
    assert.equal((await stores.stock.list('', 99)).length, 2);
  });

  test('K27: who has as many boxes as the policy allows gets none more, until one is blocked; lost ones make room', async () => {
    const bank = await openStock(4);
    const { office: boxes, clock } = bank;
    await clock.advance(day);
    assert.equal(await boxes.assign('LB-2000-0001', 'ines', seen), 'assigned');
    assert.equal(await boxes.assign('LB-2000-0002', 'ines'), 'too-many');
    assert.equal(await boxes.order('ines'), 'too-many');
    assert.equal(await boxes.block('LB-1007-4420', 'lost', { staff: 'kristina' }), 'blocked');
    assert.equal(await boxes.block('LB-1007-4420', 'lost'), 'unchanged');
    assert.ok((await bank.told('ines')).includes('box-blocked'));
    assert.equal(await boxes.order('ines'), 'ordered');
    await bank.stores.letters.cancel((await bank.stores.letters.of('ines'))[0]?.id ?? '', clock.now(), { audit: [] });
    assert.deepEqual(await boxes.send(9), [{ customer: 'ines', is: 'sent', serial: 'LB-2000-0002' }]);
    assert.deepEqual(
      (await bank.held('ines')).map(([serial]) => serial),
      ['LB-1007-4421', 'LB-2000-0001', 'LB-2000-0002'],
    );
  });

  test('K37: a box that is lost on its way is blocked, and its start PIN never leaves', async () => {
    const bank = await openStock();
    await bank.office.order('oskar');
    await bank.office.send(1);
    await bank.office.block('LB-2000-0001', 'lost');
    const letters = await bank.letters('oskar');
    assert.ok(letters.every(({ cancelled }) => cancelled !== null));
    assert.equal(await bank.office.order('oskar'), 'ordered');
    assert.deepEqual(await bank.office.send(1), [{ customer: 'oskar', is: 'sent', serial: 'LB-2000-0002' }]);
  });

  test('a broken box leaves the stock; one that was never there is unknown', async () => {
    const bank = await openStock();
    assert.equal(await bank.office.block('LB-2000-0001', 'lost', { staff: 'kristina' }), 'discarded');
    assert.equal(await bank.office.block('LB-2000-0001', 'lost'), 'unknown');
    assert.equal((await bank.audited('code-box-discarded'))[0]?.staff, 'kristina');
    await bank.office.order('oskar');
    assert.deepEqual(await bank.office.send(1), [{ customer: 'oskar', is: 'sent', serial: 'LB-2000-0002' }]);
  });

  test('without boxes orders wait; one that cannot be sent keeps no other waiting; who is no customer any more gets none', async () => {
    const bank = await openStock(2, (at) => (at === 1 ? { serial: 'LB-1007-4418' } : {}));
    const { office: boxes, stores, clock } = bank;
    for (const customer of ['ines', 'greta', 'oskar', 'maj']) {
      assert.equal(await boxes.order(customer), 'ordered');
      await clock.advance(1);
    }
    await stores.customers.close('ines', clock.now(), { audit: [] });
    await stores.customers.change('greta', { address: [] }, { audit: [] });
    assert.deepEqual(await boxes.send(9), [
      { customer: 'ines', is: 'cancelled' },
      { customer: 'greta', is: 'waits', why: 'no-address' },
      // Oskar has a box that calls itself like one of the stock, which is given to nobody then.
      { customer: 'oskar', is: 'sent', serial: 'LB-2000-0001' },
      { customer: 'maj', is: 'waits', why: 'empty' },
    ]);
    assert.equal((await stores.boxOrders.waiting(null, 99)).length, 2);
    assert.deepEqual(await stores.stock.list('', 99), []);
  });

  test('I1: two who send at once give no box twice, and nobody two', async () => {
    const bank = await openStock(3);
    for (const customer of ['oskar', 'maj', 'tauno']) await bank.office.order(customer);
    const sent = (await Promise.all([bank.office.send(9), bank.office.send(9), bank.office.send(9)])).flat();
    const done = sent.flatMap((one) => (one.is === 'sent' ? [one] : []));
    assert.deepEqual(done.map(({ customer }) => customer).sort(), ['maj', 'oskar', 'tauno']);
    assert.equal(new Set(done.map(({ serial }) => serial)).size, 3);
  });

  test('K27: a box orders its successor sixty days before its battery is at its end, once; a box as old is not sent', async () => {
    const born = Date.UTC(2026, 10, 1);
    const bank = await openStock(3, (at) => ({ until: born + (at === 2 ? 2_000 : 200) * day }));
    const { office: boxes, clock } = bank;
    await boxes.assign('LB-2000-0001', 'maj', seen);
    assert.equal(await boxes.renew(), 0);
    await clock.advance(born + 140 * day - clock.now());
    assert.equal(await boxes.renew(), 1);
    assert.equal(await boxes.renew(), 0);
    assert.equal((await bank.stores.boxOrders.of('maj'))?.by, 'renewal');
    assert.ok(!(await bank.told('maj')).includes('box-ordered'));
    const before = (await bank.stores.letters.of('maj')).length;
    await bank.stores.letters.printed((await bank.stores.letters.of('maj'))[before - 1]?.id ?? '', clock.now(), { audit: [] });
    assert.deepEqual(await boxes.send(9), [{ customer: 'maj', is: 'sent', serial: 'LB-2000-0003' }]);
    assert.equal(await boxes.renew(), 0);
    await clock.advance(60 * day);
    assert.deepEqual(await bank.held('maj'), [['LB-2000-0003', 'handed-out']]);
  });
});
