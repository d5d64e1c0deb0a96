import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createPlainKeys, createSeededRandom } from '#adapters/virtual';
import { choosePolicy } from '#policy';
import { begin, type CredentialsBank, goThrough, openCredentialsBank, passwords, placeOf } from '../../../test/credentials/bank.ts';
import { drawOrder } from './cells.ts';
import { activateTable, countCellsLeft, listTables, readTable } from './index.ts';
import { pretendTable } from './pretended.ts';

const day = 24 * 60 * 60_000;
const toCell = async (bank: CredentialsBank, userCode = '604218', password = passwords['maj'] ?? '') =>
  bank.identify.answer((await begin(bank, userCode)).flow, password);
const asked = async (bank: CredentialsBank, userCode?: string) => {
  const { column, row } = placeOf(await toCell(bank, userCode));
  return `${column} ${row}`;
};
const login = async (bank: CredentialsBank, customer = 'maj', userCode = '604218') =>
  goThrough(bank, customer, await begin(bank, userCode));
const working = async (bank: CredentialsBank, customer = 'maj') => {
  const [table] = await listTables(bank.issue, customer);
  assert.ok(table);
  return table;
};

describe('the code table', () => {
  test('S25 part, S57: a cell is asked by its column and row, and the code that stands there is right', async () => {
    const bank = await openCredentialsBank();
    const view = await toCell(bank);
    const { column, row, table } = placeOf(view);
    assert.match(column, /^[A-E]$/);
    assert.ok(row >= 1 && row <= 16);
    assert.equal(table, bank.tables.get('maj')?.number, 'the question says which table is meant');
    assert.equal((await goThrough(bank, 'maj', view)).outcome, 'identified');
  });

  test('S56, T19: every cell is asked once, in an order that chance has made', async () => {
    const bank = await openCredentialsBank();
    const cells = new Set<string>();
    for (let n = 0; n < 80; n++) {
      const view = await toCell(bank);
      const { column, row } = placeOf(view);
      cells.add(`${column} ${row}`);
      assert.equal((await goThrough(bank, 'maj', view)).outcome, 'identified', `login ${n + 1}`);
    }
    assert.equal(cells.size, 80);
    assert.equal(countCellsLeft(await working(bank)), 0);
    assert.equal((await login(bank)).outcome, 'refused', 'a used-up table proves nothing');
  });

  test('T19: over many tables the first cell is uniform', () => {
    const random = createSeededRandom(1);
    const counts = new Map<number, number>();
    for (let n = 0; n < 1_600; n++) {
      const [first = -1] = drawOrder(random, 80);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    const chi = Array.from({ length: 80 }, (_, cell) => ((counts.get(cell) ?? 0) - 20) ** 2 / 20).reduce((sum, one) => sum + one, 0);
    // 79 degrees of freedom: one in a million lies above 152.
    assert.ok(chi < 152, `${chi}`);
  });

  test('N6, T19: hanging up or answering wrongly a thousand times never moves the asked cell', async () => {
    const bank = await openCredentialsBank({ strangersTries: { tries: 1_000_000, then: 'lock' } });
    const first = await asked(bank);
    for (let n = 0; n < 1_000; n++) {
      const view = await toCell(bank);
      const { column, row } = placeOf(view);
      assert.equal(`${column} ${row}`, first);
      if (n % 3 === 0) await bank.identify.end(view.flow, 'hung-up');
      if (n % 3 === 1) await bank.identify.answer(view.flow, '000000');
      if (n % 3 === 2) await goThrough(bank, 'maj', view, { sms: '000000' });
    }
    assert.equal(await asked(bank), first);
    assert.equal(countCellsLeft(await working(bank)), 80);
  });

  test('T20: fifteen wrong answers change neither the asked cell nor the stock, and a lock asks the same cell', async () => {
    const bank = await openCredentialsBank();
    const first = await asked(bank);
    for (let n = 0; n < 15; n++) await goThrough(bank, 'maj', await begin(bank, '604218'), { cell: '000000' });
    assert.notEqual((await bank.stores.tries.state({ of: 'maj', kind: 'strangers' })).locked, null);
    assert.equal(await asked(bank), first);
    assert.equal(countCellsLeft(await working(bank)), 80);
  });

  test('the real cell is asked whatever the password was, or two visits would tell whether it was right', async () => {
    const bank = await openCredentialsBank();
    const right = await asked(bank);
    const wrong = placeOf(await toCell(bank, '604218', '0000'));
    assert.equal(`${wrong.column} ${wrong.row}`, right);
  });

  test('T2, T8 part: of fifty logins with one cell one succeeds', async () => {
    const bank = await openCredentialsBank();
    const views = [];
    for (let n = 0; n < 50; n++) views.push(await toCell(bank));
    const ends = [];
    for (const view of views) ends.push((await goThrough(bank, 'maj', view)).outcome);
    assert.equal(ends.filter((outcome) => outcome === 'identified').length, 1);
    assert.equal(countCellsLeft(await working(bank)), 79);
  });

  test('S16: a blocked customer is asked everything, and refused', async () => {
    const bank = await openCredentialsBank();
    assert.equal((await login(bank, 'sirkka', '918364')).outcome, 'refused');
  });

  test('S58, T22: at forty cells left a new table orders itself, and only then', async () => {
    const bank = await openCredentialsBank();
    await bank.giveTable('tauno', { inPerson: true, used: 38 });
    const orders = async () => (await bank.stores.outbox.claim('order', bank.clock.now(), bank.clock.now(), 9)).length;
    await login(bank, 'tauno', '3182907');
    assert.equal(await orders(), 0, 'forty-one left');
    await login(bank, 'tauno', '3182907');
    assert.equal(await orders(), 1, 'forty left');
  });

  test('T21: a new table works only once it is activated, and then the old one dies in the same moment', async () => {
    const bank = await openCredentialsBank();
    const old = await working(bank);
    const oldPaper = bank.tables.get('maj');
    await bank.giveTable('maj', {});
    assert.equal(placeOf(await toCell(bank)).table, readTable(old.state).number, 'the old one is asked until then');
    const begun = await toCell(bank);
    assert.equal(await activateTable(bank.issue, 'maj'), 'activated');
    bank.tables.set('maj', oldPaper as NonNullable<typeof oldPaper>);
    assert.equal((await goThrough(bank, 'maj', begun)).outcome, 'refused', 'a login that was asked for the old one');
    assert.equal((await listTables(bank.issue, 'maj')).length, 1);
    assert.equal(await activateTable(bank.issue, 'maj'), 'nothing');
  });

  test('T21 part: a second order ends the table that is on its way, for its letter may be anywhere', async () => {
    const bank = await openCredentialsBank();
    await bank.giveTable('maj', {});
    const first = bank.tables.get('maj')?.credential ?? '';
    await bank.giveTable('maj', {});
    assert.equal(await bank.stores.credentials.find(first), undefined);
    assert.equal((await listTables(bank.issue, 'maj')).length, 2);
  });

  test('T23 part: nothing of a cell is in what is stored of the table', async () => {
    const bank = await openCredentialsBank({ cellDigits: 24 });
    const stored = JSON.stringify(await bank.stores.credentials.of('maj', 'code-table', bank.clock.now()));
    for (const cell of bank.tables.get('maj')?.cells.flat() ?? []) assert.ok(cell.length === 24 && !stored.includes(cell));
  });

  test('D2: a printed table is no element of its own; with password and SMS code two are shown, without the SMS one', async () => {
    const bank = await openCredentialsBank({ smsSporadic: 2 ** 31 });
    const strong = await login(bank);
    assert.deepEqual([strong.result?.acr, strong.result?.elements, strong.result?.exemption], ['loa2', ['knowledge', 'possession'], null]);
    const known = await goThrough(bank, 'maj', await begin(bank, '604218', {}, 'maj'));
    assert.deepEqual([known.result?.acr, known.result?.elements, known.result?.exemption], ['loa1', ['knowledge'], 'rts-10']);
    assert.deepEqual(known.result?.shown, [
      { by: 'password', elements: ['knowledge'] },
      { by: 'code-table', elements: [] },
    ]);
  });
});

describe('the table that an unknown customer seems to have', () => {
  const pretence = (now: number, locked: number | null = null) => ({
    keys: createPlainKeys(),
    now,
    policy: choosePolicy('described'),
    locked,
  });
  const start = Date.UTC(2026, 10, 22);
  const seed = (n: number) => Uint8Array.from({ length: 32 }, (_, at) => (n * 37 + at * 11 + n * at) % 256);
  const placesOf = async (n: number, days: number) => {
    const places = [];
    for (let at = 0; at < days; at += 7) {
      const { id, state, counter = 0 } = await pretendTable(seed(n), pretence(start + at * day));
      places.push(`${id} ${readTable(state).order[counter]}`);
    }
    return places;
  };

  test('I7: it is the same whenever one asks on the same day, and asks no cell twice', async () => {
    assert.deepEqual(await pretendTable(seed(3), pretence(start)), await pretendTable(seed(3), pretence(start)));
    for (const n of [60, 61, 62, 90, 200]) {
      const places = await placesOf(n, 350);
      const changes = places.filter((place, at) => place !== places[at - 1]);
      assert.equal(new Set(changes).size, changes.length);
    }
  });

  test('I7, N6: it moves on at another time of the day each time, and never at night', async () => {
    const hours = [];
    for (let at = 0, before = ''; at < 60 * 24; at++) {
      const { id, counter = 0 } = await pretendTable(seed(60), pretence(start + at * (day / 24)));
      if (at > 0 && `${id} ${counter}` !== before) hours.push(at % 24);
      before = `${id} ${counter}`;
    }
    assert.ok(hours.length >= 8, `${hours.length} times in 60 days`);
    assert.ok(new Set(hours).size > hours.length / 3, `at ${hours}`);
    assert.ok(hours.every((hour) => hour > 4 && hour <= 21));
  });

  test('N6: it moves on at a customer’s pace: most do within a year, and some never do', async () => {
    const moves = [];
    for (let n = 0; n < 40; n++) {
      const places = await placesOf(n * 6 + 1, 350);
      moves.push(places.filter((place, at) => at > 0 && place !== places[at - 1]).length);
    }
    assert.ok(moves.filter((count) => count === 0).length > 3, 'some never log in');
    assert.ok(moves.filter((count) => count > 0).length > 20, 'most do');
  });

  test('N6, T19: from a lock on it stands still as a customer’s does, and goes on when one might have opened it', async () => {
    const placeAt = async (n: number, now: number, locked: number | null) => {
      const { id, counter } = await pretendTable(seed(n), pretence(now, locked));
      return `${id} ${counter}`;
    };
    const rests = [];
    for (let n = 0; n < 60; n++) {
      const before = await placeAt(n, start, null);
      let rested = 0;
      while (rested < 200 && (await placeAt(n, start + rested * day, start)) === before) rested++;
      rests.push(rested);
      if (rested < 200) assert.notEqual(await placeAt(n, start + rested * day, null), before, 'it would have moved without the lock, too');
    }
    assert.equal(rests.filter((rested) => rested === 0).length, 0);
    assert.ok(rests.filter((rested) => rested < 100).length > 20, `they rested for ${rests} days`);
    assert.ok(rests.filter((rested) => rested > 14).length > 15, `they rested for ${rests} days`);
  });

  test('N6, T19: who locks unknown user codes finds their cells at rest', async () => {
    const bank = await openCredentialsBank();
    await bank.clock.advance(start);
    const codes = Array.from({ length: 80 }, (_, n) => String(8_100_000 + n * 37));
    const movedIn = async (hours: number) => {
      const look = () => Promise.all(codes.map((code) => asked(bank, code)));
      const before = await look();
      await bank.clock.advance(hours * 60 * 60_000);
      const after = await look();
      return after.filter((place, at) => place !== before[at]).length;
    };
    for (const code of codes) for (let n = 0; n < 5; n++) await bank.identify.answer((await begin(bank, code)).flow, '0000');
    assert.equal(await movedIn(11), 0);
    assert.ok((await movedIn(60 * 24)) > 25, 'in two months many of their customers would have come back');
  });
});
