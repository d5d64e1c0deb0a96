import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { createVirtualClock, type VirtualClock } from '#adapters/virtual';
import { languages, lyktbanken } from '#texts';
import { createTestServer } from '../../test/test-server.ts';
import { bank } from './bank.ts';
import { createMovableClock, type MovableClock } from './clock.ts';
import { claimCounter, keepBox, readKeptBox } from './code-box/box-file.ts';
import type { CodeBoxState } from './code-box/page-state.ts';
import { createShelf, type Shelf } from './code-box/shelf.ts';
import type { KitchenState } from './page-state.ts';
import { people } from './people.ts';
import { registerDemo } from './routes.ts';
import type { Received } from './sms/box.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the pages of the demo', () => {
  const main = 'http://localhost:8420';
  let server: FastifyInstance;
  let clock: MovableClock;
  let machine: VirtualClock;
  let afresh: number;
  const issued: string[] = [];
  let received: readonly Received[];
  let changing: string | null;
  let folder: string;
  let shelf: Shelf;

  beforeEach(async () => {
    machine = createVirtualClock();
    clock = createMovableClock(machine);
    afresh = 0;
    issued.length = 0;
    received = [];
    changing = null;
    folder = mkdtempSync(join(tmpdir(), 'styrka-shelf-'));
    shelf = createShelf(folder);
    server = createTestServer();
    await server.register(formbody);
    registerDemo(server, {
      brand: lyktbanken,
      numbers: bank.numbers,
      timeZone: 'Europe/Stockholm',
      addresses: { main, app: 'http://localhost:8422', webBank: 'http://localhost:8421' },
      assets: (page) => ({ scripts: page ? [`/pages/${page}.js`] : [], styles: ['/pages/styrka.css'] }),
      clock,
      sms: { list: () => received },
      whenNumberChanges: async (customer) => (customer === changing ? clock.now() + 86_400_000 : null),
      letters: { list: () => [], find: () => undefined, paper: () => new Uint8Array() },
      shelf,
      waitingLetters: async () => [],
      issueActivationCode: async (customer) => {
        issued.push(customer);
        return { code: `K7M-4QX-9T${issued.length + 1}`, expires: clock.now() + 600_000 };
      },
      issueStaffLink: async (staff) => `${main}/staff/login#token-of-${staff}`,
      startAfresh: () => {
        afresh += 1;
      },
    });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const get = async (url: string) => (await server.inject({ url })).body;
  const stateOf = (body: string) => JSON.parse(/id="state"[^>]*>([^<]*)</.exec(body)?.[1] ?? '') as KitchenState;
  const post = (url: string, payload: string, origin = main) =>
    server.inject({ method: 'POST', url, payload, headers: { origin, 'content-type': 'application/x-www-form-urlencoded' } });

  describe('the kitchen table', () => {
    test('everybody can be found there with what one needs to be them', async () => {
      const state = stateOf(await get('/sv/demo'));
      assert.deepEqual(
        state.guests.map(({ id }) => id),
        people.map(({ id }) => id),
      );
      assert.deepEqual([state.chosen, state.guests[0]?.userCode, state.guests[0]?.appCode], ['aino', '47110823', '749206']);
      assert.equal(state.app, 'http://localhost:8422');
    });

    test('the note says all that one needs to be them, in the words and groups of the page of people', async () => {
      const notes = Object.fromEntries(stateOf(await get('/sv/demo')).guests.map(({ id, codes }) => [id, codes]));
      assert.deepEqual(notes['aino'], [
        { term: 'Användarkod', code: '4711 0823' },
        { term: 'Lösenord', code: '58 63' },
        { term: 'Egen kod i Lyktan', code: '749 206' },
      ]);
      assert.deepEqual(notes['leila'], [{ term: 'Användarkod', code: 'LEIR4821' }]);
      assert.deepEqual(notes['oskar'], [
        { term: 'Personnummer', code: '841123-9836' },
        { term: 'Lösenord', code: '80 27' },
        { term: 'Pinkod, LB-1007-4418', code: '59 27' },
      ]);
      const people = await get('/sv/demo/people');
      for (const { code } of Object.values(notes).flat()) assert.ok(people.includes(code), code);
    });

    test('it begins with the customer that was asked for; an unknown one is Aino', async () => {
      assert.equal(stateOf(await get('/fi/demo?customer=sirkka')).chosen, 'sirkka');
      assert.equal(stateOf(await get('/fi/demo?customer=nobody')).chosen, 'aino');
    });

    test('a visitor hears their own language, Tauno Finnish and Leila English', async () => {
      const numbers = Object.fromEntries(stateOf(await get('/sv/demo')).guests.map(({ id, number }) => [id, number]));
      assert.deepEqual([numbers['aino'], numbers['tauno'], numbers['leila']], ['08-465 004 10', '08-465 004 20', '08-465 004 30']);
      assert.equal(stateOf(await get('/en/demo')).guests[0]?.number, '08-465 004 30');
    });
  });

  describe('a fresh activation code', () => {
    const ask = (payload: object, origin?: string) =>
      server.inject({ method: 'POST', url: '/demo/v1/activation-code', payload, headers: origin ? { origin } : {} });

    test('whoever asks gets one, and each time a new one', async () => {
      const codes = [await ask({ userCode: '47110823' }, main), await ask({ userCode: '47110823' })].map(
        (answer) => answer.json().activationCode,
      );
      assert.deepEqual(codes, ['K7M-4QX-9T2', 'K7M-4QX-9T3']);
      assert.deepEqual(issued, ['aino', 'aino']);
    });

    test('a page from elsewhere gets none, nor does a user code that is not of the demo bank', async () => {
      assert.equal((await ask({ userCode: '47110823' }, 'https://evil.example')).statusCode, 403);
      assert.equal((await ask({ userCode: '111111' })).statusCode, 404);
      assert.equal((await ask({ userCode: 47110823 })).statusCode, 400);
      assert.equal((await ask({ userCode: '47110823', more: 1 })).statusCode, 400);
      assert.deepEqual(issued, []);
    });

    test('the clock page says until when it is good', async () => {
      await ask({ userCode: '47110823' });
      assert.match(await get('/sv/demo/clock'), /Aktiveringskoden till Aino Lindqvist gäller till 24 november kl\. 14\.12/);
      clock.forward(600_000);
      assert.match(await get('/sv/demo/clock'), /Inget väntar på klockan/);
    });

    test('T41 part: a number that cools off waits there', async () => {
      changing = 'maj';
      assert.match(await get('/sv/demo/clock'), /Telefonnumret för Maj Söderholm ändras den 25 november kl\. 14\.02\./);
      assert.match(await get('/fi/demo/clock'), /Puhelinnumero vaihtuu \(Maj Söderholm\): 25\. marraskuuta klo 14\.02\./);
      assert.match(await get('/en/demo/clock'), /The phone number of Maj Söderholm changes on 25 November at 14:02\./);
    });
  });

  describe('the code box', () => {
    const handOut = () => {
      shelf.handOut({ serial: 'LB-1007-4418', owner: 'oskar', pin: '5927' }, 41);
      return shelf.handOut({ serial: 'LB-1007-5526', owner: 'greta' }, 41);
    };
    const boxesOn = async (url: string) => JSON.parse(/id="state"[^>]*>([^<]*)</.exec(await get(url))?.[1] ?? '') as CodeBoxState;
    const claim = (payload: object, origin?: string) =>
      server.inject({ method: 'POST', url: '/demo/v1/code-box', payload, headers: origin ? { origin } : {} });
    const oskars = { serial: 'LB-1007-4418', handedOut: 41, of: 'code', counter: 0 };

    test('every box stands there with whom it belongs to; the start PIN of a new one is in its letter only', async () => {
      const { given } = handOut();
      const { boxes, chosen } = await boxesOn('/sv/demo/code-box?box=LB-1007-5526');
      assert.deepEqual(
        boxes.map(({ serial, owner, note }) => [serial, owner, note]),
        [
          ['LB-1007-4418', 'Oskar Fält', 'Pinkoden är 5927, om den inte har bytts.'],
          ['LB-1007-5526', 'Greta Öhman', 'Kodboxen är ny. Start-PIN står i ett brev.'],
        ],
      );
      assert.equal(chosen, 'LB-1007-5526');
      assert.equal((await boxesOn('/fi/demo/code-box?box=nothing')).chosen, 'LB-1007-4418');
      assert.ok(given.isStart && !(await get('/sv/demo/people')).includes(given.pin));
    });

    test('a bank that has handed out none has no such page', async () => {
      assert.equal((await server.inject({ url: '/sv/demo/code-box' })).headers.location, '/sv/demo');
    });

    test('D10: page, terminal and every other window make one code of each counter', async () => {
      handOut();
      const counters = [await claim(oskars, main), await claim({ ...oskars, counter: 6 }), await claim(oskars)].map(
        (one) => one.json().counter,
      );
      assert.deepEqual(counters, [0, 6, 7]);
      assert.equal(claimCounter(join(folder, 'LB-1007-4418.json'), 'code', 0), 8);
      assert.equal((await boxesOn('/sv/demo/code-box')).boxes[0]?.box.counter, 9);
      assert.deepEqual([(await claim({ ...oskars, of: 'answer' })).json(), (await claim(oskars)).json()], [{ counter: 0 }, { counter: 9 }]);
    });

    test('a page from elsewhere raises no counter, nor does one of a bank before this', async () => {
      handOut();
      assert.equal((await claim(oskars, 'https://evil.example')).statusCode, 403);
      assert.equal((await claim({ ...oskars, handedOut: 40 })).statusCode, 404);
      assert.equal((await claim({ ...oskars, serial: '../LB-1007-4418' })).statusCode, 404);
      assert.equal((await claim({ ...oskars, counter: -1 })).statusCode, 400);
      assert.equal((await claim({ ...oskars, pin: '5927' })).statusCode, 400);
      assert.equal((await claim(oskars)).json().counter, 0);
    });

    test('K2: a PIN that was chosen in the terminal is on no page', async () => {
      handOut();
      const file = join(folder, 'LB-1007-4418.json');
      const kept = readKeptBox(file);
      assert.ok(kept && kept !== 'damaged');
      keepBox(file, { ...kept, box: { ...kept.box, pin: '7283' } });
      assert.doesNotMatch(await get('/sv/demo/code-box'), /7283/);
    });
  });

  describe('people', () => {
    test('each customer has their codes and a button to be them', async () => {
      const body = await get('/sv/demo/people');
      for (const { name } of people) assert.match(body, new RegExp(`Bli ${name}`));
      assert.match(body, /4711 0823.*749 206/s);
      assert.match(body, /LEIR4821/);
      assert.match(body, /9035001289/);
    });

    test('a member of staff logs in with a link that works once', async () => {
      assert.match(await get('/fi/demo/people'), />Kirjaudu: Anna Backman</);
      const { headers } = await server.inject({ url: '/fi/demo/people/anna/desk' });
      assert.equal(headers.location, `${main}/staff/login#token-of-anna`);
      assert.equal((await server.inject({ url: '/fi/demo/people/nobody/desk' })).headers.location, '/fi/demo/people');
    });
  });

  describe('the clock', () => {
    test('it shows the time of the bank and goes forward', async () => {
      assert.match(await get('/fi/demo/clock'), /Pankissa on 24\. marraskuuta klo 14\.02/);
      assert.equal((await post('/fi/demo/clock', 'by=day')).headers.location, '/fi/demo/clock');
      assert.match(await get('/en/demo/clock'), /At the bank it is 25 November, 14:02/);
    });

    test('nobody else moves it, and by nothing else', async () => {
      const before = clock.now();
      await post('/sv/demo/clock', 'by=day', 'https://evil.example');
      assert.equal((await post('/sv/demo/clock', 'by=year')).statusCode, 400);
      assert.equal(clock.now(), before);
    });

    test('start afresh answers first, then empties the bank', async () => {
      const answer = await post('/sv/demo/clock/afresh', '');
      assert.equal(stateOf(answer.body).heading, 'Banken börjar om');
      assert.equal(afresh, 0);
      await machine.advance(2_000);
      assert.equal(afresh, 1);
      await post('/sv/demo/clock/afresh', '', 'https://evil.example');
      await machine.advance(2_000);
      assert.equal(afresh, 1);
    });
  });

  describe('the demo is loud', () => {
    for (const language of languages) {
      test(`its pages in ${language} carry the strip that cannot be closed`, async () => {
        for (const place of ['people', 'clock']) assert.match(await get(`/${language}/demo/${place}`), /class="strip" role="note"/);
      });
    }
  });

  describe('the text messages', () => {
    const text =
      'Lyktbanken: bekräftelsekod 482 913 för inloggning kl. 14.02. Lämna inte ut den till någon.\n\n@lyktbanken.example #482913';
    const state = 'on-its-way' as const;

    test('every SMS that left lies there, the newest first, with its code to copy', async () => {
      const at = clock.now();
      received = [
        { id: 'second', to: '+46701740611', text: 'Lyktbanken: dina koder är nu spärrade.', at, state: 'delivered' },
        { id: 'first', to: '+46701740605', text, at, state },
      ];
      const page = await get('/sv/demo/sms');
      assert.match(page, /<h1[^>]*>Sms<\/h1>/);
      assert.ok(page.indexOf('070-174 06 11') < page.indexOf('070-174 06 05'));
      const [second = '', first = ''] = page.match(/<article[\s\S]*?<\/article>/g) ?? [];
      assert.match(first, /<h2 id="first-heading">Sms från Lyktbanken kl\. 14\.02<\/h2>/);
      assert.match(first, /bekräftelsekod 482 913 för inloggning.*<br\/><br\/>@lyktbanken\.example #482913/);
      assert.match(first, /data-copy="482913"[^>]*hidden[^>]*>Kopiera koden</);
      assert.match(first, /på väg/);
      assert.match(second, /framme/);
      assert.doesNotMatch(second, /Kopiera/);
    });

    test('the inbox speaks three languages, and is found from the kitchen table', async () => {
      received = [{ id: 'one', to: '+358401234567', text: 'x', at: clock.now(), state }];
      assert.match(await get('/fi/demo/sms'), /<h1[^>]*>Tekstiviestit<[\s\S]*Viesti: Lyhtypankki klo 14\.02<[\s\S]*\+358401234567/);
      assert.match(await get('/en/demo/sms'), /<h1[^>]*>Text messages<[\s\S]*Message from Lykta Bank at 14:02</);
      received = [];
      assert.match(await get('/sv/demo/sms'), /Inget sms har skickats än/);
      assert.ok(stateOf(await get('/sv/demo')).links.some(({ href, text }) => href === '/sv/demo/sms' && text === 'Sms'));
    });
  });
});
