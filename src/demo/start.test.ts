import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { importCustomers } from '#customers';
import { choosePolicy } from '#policy';
import type { CallRecord } from '#ports';
import { type BoxImport, importBoxes, type StockItem } from '#stock';
import { describeCall, writeCall } from './call-line.ts';
import { choosePorts } from './choose-ports.ts';
import { createMovableClock, lengthOf } from './clock.ts';
import { createShelf, type ToHandOut } from './code-box/shelf.ts';
import { readOptions } from './options.ts';
import { people, stockOfBoxes } from './people.ts';
import { seedBank } from './seed.ts';
import { writeStart } from './terminal.ts';

describe('the first minute in the terminal', () => {
  const read = (given: string[], environment = {}) => readOptions(given, environment, true);

  test('nothing is asked: without a word everything has its place', () => {
    assert.deepEqual(read([]), { json: false, data: './data', telephone: false, port: undefined, colour: true });
  });

  test('NO_COLOR, and a pipe, are obeyed', () => {
    assert.deepEqual(readOptions([], { NO_COLOR: '1' }, true), {
      json: false,
      data: './data',
      telephone: false,
      port: undefined,
      colour: false,
    });
    assert.deepEqual(readOptions(['--json', '--data', '/tmp/d'], { PORT: '9000' }, false), {
      json: true,
      data: '/tmp/d',
      telephone: false,
      port: 9000,
      colour: false,
    });
  });

  for (const host of ['0.0.0.0', '192.168.1.4', 'bank.example', '::']) {
    test(`the demo refuses to be reached at ${host}`, () => assert.ok('is' in read([], { HOST: host })));
  }
  for (const port of ['0', '65534', '8420x', '-1', '8420.5']) {
    test(`PORT ${port} is refused with a sentence`, () => assert.match(JSON.stringify(read([], { PORT: port })), /PORT is a number/));
  }
  test('an unknown word is refused with a sentence, and --help is not', () => {
    assert.match(JSON.stringify(read(['--jsn'])), /--help/);
    assert.deepEqual(read(['-h']), { is: 'help' });
  });

  test('what is printed has the form that was promised', () => {
    const printed = writeStart(
      {
        version: '0.1.0',
        bank: 'Lyktbanken',
        data: './data',
        isNew: true,
        stats: { customers: 10, staff: 5, calls: 0 },
        voices: { sv: 46, fi: 46, en: 46 },
        took: { database: 1_900, pages: 600 },
        url: 'http://localhost:8420',
        webBank: 'http://localhost:8421',
        telephone: [],
        be: { name: 'Aino Lindqvist', userCode: '47110823', app: 'Lyktan', appCode: '749206' },
      },
      false,
    );
    assert.equal(
      printed,
      `
  Styrka 0.1.0    demo bank Lyktbanken: invented people, invented money

  database   ./data  new, 10 customers, 5 staff           1.9 s
  voices     svenska 46  suomi 46  English 46
  pages      built                                        0.6 s

  Open       http://localhost:8420        and press "Show me a call" (sound on)

  Be         Aino Lindqvist   user code 4711 0823   Lyktan code 749 206
  Also       desk http://localhost:8420/desk    web bank http://localhost:8421    API http://localhost:8420/docs
  Stop       Ctrl+C. Everything stays in ./data. Start afresh: npm run demo:reset
`,
    );
  });

  test('a second start says what it found', () => {
    const stats = { customers: 10, staff: 5, calls: 3 };
    const be = { name: 'A', userCode: '47110823', app: 'Lyktan', appCode: '749206' };
    const started = {
      version: '0',
      bank: 'L',
      data: './data',
      voices: { sv: 1, fi: 1, en: 1 },
      took: { database: 1, pages: 1 },
      url: '',
      webBank: '',
      telephone: [],
      be,
    };
    assert.match(writeStart({ ...started, isNew: false, stats }, false), /\.\/data {2}10 customers, 3 calls so far/);
    const telephone = ['sip:0846500410@127.0.0.1:5060', 'sip:0846500420@127.0.0.1:5060'];
    assert.match(
      writeStart({ ...started, isNew: false, stats, telephone }, false),
      /Call {7}sip:0846500410@127\.0\.0\.1:5060 .*\n {13}sip:0846500420@/,
    );
    assert.match(writeStart({ ...started, isNew: false, stats: { ...stats, calls: 1 } }, true), /1 call so far/);
  });
});

describe('the ports', () => {
  const takenAre =
    (...taken: number[]) =>
    (port: number) =>
      Promise.resolve(!taken.includes(port));

  test('8420 and the two behind it, if they are free', async () => {
    assert.deepEqual(await choosePorts(undefined, takenAre()), { main: 8420, web: 8421, app: 8422 });
  });
  test('else the next three that are free in a row', async () => {
    assert.deepEqual(await choosePorts(undefined, takenAre(8420)), { main: 8421, web: 8422, app: 8423 });
    assert.deepEqual(await choosePorts(undefined, takenAre(8421, 8424)), { main: 8425, web: 8426, app: 8427 });
  });
  test('a port that was set is obeyed, or refused', async () => {
    assert.deepEqual(await choosePorts(9000, takenAre(8420)), { main: 9000, web: 9001, app: 9002 });
    assert.deepEqual(await choosePorts(9000, takenAre(9002)), { taken: 9002 });
  });
  test('whatever is taken, three free ones in a row come out, and the first such', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 8420, max: 8450 })), async (taken) => {
        const chosen = await choosePorts(undefined, takenAre(...taken));
        const isRow = (port: number) => [port, port + 1, port + 2].every((one) => !taken.includes(one));
        const first = Array.from({ length: 60 }, (_, at) => 8420 + at).find(isRow);
        assert.equal('main' in chosen && chosen.main, first);
      }),
    );
  });
});

describe('the demo bank is filled through public doors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'styrka-seed-'));
  after(() => rmSync(folder, { recursive: true }));
  const open = () => {
    const { stores, signals } = openMemory();
    const own = { keys: createPlainKeys(), random: createSeededRandom(1), policy: { numberCoolingOff: 1 } };
    const parts = { stores, signals, clock: createVirtualClock(), node: 'n1', ...own };
    const given: string[] = [];
    const doors = {
      importCustomers: (lines: Iterable<string>) => importCustomers(parts, lines),
      addStaff: (member: { id: string; name: string; role: string; language: 'sv' | 'fi' | 'en' }) =>
        stores.staff.add({ ...member, available: false }),
      issue: {
        giveCodes: async (customer: string) => void given.push(`${customer} codes`),
        handOverTable: async (customer: string, used: number) => void given.push(`${customer} table ${used}`),
        handOverPassword: async (customer: string, password: string) => void given.push(`${customer} password ${password}`),
        handOverBox: async (customer: string, { serial, startPin, until }: { serial: string; startPin: string | null; until?: number }) => {
          const end = until === undefined ? '' : `, ${until / 86_400_000} days`;
          given.push(`${customer} box ${serial}, ${startPin === null ? 'started' : 'start PIN'}${end}`);
        },
      },
      stockBoxes: (items: AsyncIterable<StockItem>, how: Pick<BoxImport, 'batch' | 'startPins'>) =>
        importBoxes({ ...parts, policy: choosePolicy('described') }, items, how),
      handOut: (box: ToHandOut) => createShelf(folder).handOut(box, 0),
      stock: (serial: string) => createShelf(folder).stock(serial),
    };
    return { stores, doors, given };
  };

  test('ten customers and five members of staff, and nobody is refused', async () => {
    const { stores, doors } = open();
    assert.deepEqual(await seedBank(doors), { customers: 10, staff: 5 });
    assert.equal(await stores.customers.count(), 10);
    assert.equal((await stores.staff.all()).length, 5);
  });

  test('S16 part: Sirkka Hellman is blocked, and nobody else', async () => {
    const { stores, doors } = open();
    await seedBank(doors);
    const blocked: string[] = [];
    for (const { id } of people) if ((await stores.customers.find(id))?.blocked) blocked.push(id);
    assert.deepEqual(blocked, ['sirkka']);
  });

  test('S49, D14: each has the identifiers of the story, Leila the one with letters', async () => {
    const { stores, doors } = open();
    await seedBank(doors);
    assert.equal((await stores.customers.byIdentifier({ kind: 'user-code', value: 'LEIR4821' }))?.name, 'Leila Rahimi');
    assert.equal((await stores.customers.byIdentifier({ kind: 'personal-number', value: '8411239836' }))?.name, 'Oskar Fält');
    assert.equal((await stores.customers.byIdentifier({ kind: 'customer-number', value: '9035001289' }))?.name, 'Greta Öhman');
  });

  test('S51 part, S58 part: Birger has the codes of a new customer, Tauno a table with forty-one cells left', async () => {
    const { doors, given } = open();
    await seedBank(doors);
    assert.ok(given.includes('birger codes'));
    assert.ok(given.includes('tauno table 39') && given.includes('tauno password 802753'));
  });

  test('K3, K19, K26: Oskar has a started box, Greta one with a start PIN and no password, Ines two', async () => {
    const { doors, given } = open();
    await seedBank(doors);
    assert.deepEqual(
      given.filter((line) => /^(oskar|greta|ines)/.test(line)),
      [
        'oskar password 8027',
        'oskar box LB-1007-4418, started, 120 days',
        'greta box LB-1007-5526, start PIN',
        'ines password 6310',
        'ines box LB-1007-6634, started',
        'ines box LB-1007-6642, started',
      ],
    );
  });

  test('K27 part, I8: boxes lie in the stock, each with a start PIN; on the shelf they are nobody’s, and a stock that is refused stops the start', async () => {
    const { stores, doors } = open();
    await seedBank(doors);
    assert.equal((await stores.stock.list('', 99)).length, stockOfBoxes.length);
    const found = await stores.stock.find(stockOfBoxes[0]);
    assert.ok(found?.is === 'here' && found.box.startPin !== null);
    const shelf = createShelf(folder);
    assert.deepEqual(shelf.stocked(), stockOfBoxes);
    assert.ok(shelf.list().every(({ serial }) => !shelf.stocked().includes(serial)));
    const refused = [{ line: 1, sentence: 'no' }];
    await assert.rejects(
      seedBank({ ...open().doors, stockBoxes: async () => ({ added: 0, known: 0, refused, last: 1 }) }),
      /stock of the demo bank was refused:\nno/,
    );
  });

  test('a bank that refuses one of them does not start half full and silent', async () => {
    const { doors } = open();
    await seedBank(doors);
    await assert.rejects(
      seedBank({ ...doors, importCustomers: async () => ({ refused: [{ line: 2, sentence: 'no' }] }) }),
      /refused:\n2: no/,
    );
  });
});

describe("the bank's clock", () => {
  test('it goes on from where the last run left it, and calls what is due on the way', async () => {
    const machine = createVirtualClock();
    const moved: number[] = [];
    const clock = createMovableClock(machine, { ahead: 1_000, onMove: (ahead) => moved.push(ahead) });
    assert.equal(clock.now(), machine.now() + 1_000);
    const called: string[] = [];
    clock.at(clock.now() + 60_000, () => called.push('due'));
    clock.at(clock.now() + 60_001, () => called.push('not yet'));
    clock.at(clock.now() + 10, () => called.push('cancelled'))();
    clock.forward(60_000);
    await machine.advance(0);
    assert.deepEqual([called, moved], [['due'], [61_000]]);
  });

  test('T7: it never goes back', () => assert.throws(() => createMovableClock(createVirtualClock()).forward(-1), RangeError));

  const rows: [leap: 'month' | 'three-months' | 'day', from: string, to: string][] = [
    ['month', '2026-01-31T10:00Z', '2026-02-28T10:00Z'],
    ['three-months', '2026-11-24T14:02Z', '2027-02-24T14:02Z'],
    ['three-months', '2027-11-30T10:00Z', '2028-02-29T10:00Z'],
    ['day', '2026-12-31T10:00Z', '2027-01-01T10:00Z'],
  ];
  for (const [leap, from, to] of rows) {
    test(`forward 1 ${leap} from ${from} is ${to}`, () =>
      assert.equal(Date.parse(from) + lengthOf(leap, Date.parse(from)), Date.parse(to)));
  }
});

describe('one line a call', () => {
  const call = {
    id: 'Jx3kQ',
    opened: Date.UTC(2026, 10, 24, 13, 2),
    ended: Date.UTC(2026, 10, 24, 13, 2, 52),
    failed: [] as string[],
    from: '070-174 06 05',
    identified: { customer: 'aino', plan: 'app', acr: 'loa2', amr: ['pin'], elements: ['possession', 'knowledge'], at: 0 },
  } as unknown as CallRecord;

  test('I8 part: when, which call, how, what, how long; no name and no number', () => {
    const line = writeCall(describeCall(call, 'Europe/Stockholm'));
    assert.equal(line.replaceAll(/ +/g, ' ').trim(), '14:02:52 Jx3kQ app possession + knowledge identified 52 s');
    assert.doesNotMatch(line, /aino|070/);
  });
  test('a call that was refused, and one that never tried', () => {
    assert.equal(describeCall({ ...call, identified: null, failed: ['app'] }, 'Europe/Stockholm').result, 'refused');
    assert.equal(describeCall({ ...call, identified: null }, 'Europe/Stockholm').way, 'unidentified');
  });
});
