import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { createVirtualClock } from '#adapters/virtual';
import type { LetterRecord, PrintedLetter } from '#ports';
import { languages, lyktbanken } from '#texts';
import { createTestServer } from '../../../test/test-server.ts';
import { bank } from '../bank.ts';
import { createMovableClock } from '../clock.ts';
import { registerDemo } from '../routes.ts';
import { createTray, type Tray } from './tray.ts';

const posted = Date.UTC(2026, 10, 24, 13, 2);

const table: PrintedLetter = {
  id: 'table-letter',
  kind: 'code-table',
  customer: 'maj',
  to: ['Maj Söderholm', 'Fyrgränd 4', '00990 Lykthamn'],
  posted,
  keptApart: false,
  form: 'pdf',
  pages: 1,
  bytes: Buffer.from('%PDF-1.7'),
  text: {
    language: 'sv',
    heading: 'Kodtabell 4711',
    before: ['Aktivera tabellen i webbanken.'],
    code: null,
    table: {
      columns: [
        { letter: 'A', word: 'Adam' },
        { letter: 'B', word: 'Bertil' },
      ],
      rows: [[{ groups: ['482', '913'] }, { groups: ['071', '550'] }]],
    },
    after: [],
  },
};
const password: PrintedLetter = {
  ...table,
  id: 'password-letter',
  kind: 'one-time-password',
  posted: posted + 1,
  keptApart: true,
  form: 'brf',
  bytes: Buffer.from(',DITT'),
  text: { ...table.text, heading: 'Ditt engångslösenord', table: null, code: { term: 'Engångslösenord', groups: ['4820', '7163'] } },
};
const waits: LetterRecord = {
  id: 'waits',
  customer: 'birger',
  kind: 'one-time-password',
  credential: null,
  apart: 3,
  ordered: posted,
  wanted: posted,
  due: posted + 3 * 86_400_000,
  printed: null,
  cancelled: null,
};

describe('the letter tray of the demo', () => {
  let folder: string;
  let tray: Tray;
  let server: FastifyInstance;
  let waiting: readonly LetterRecord[];

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'styrka-tray-')), 'letters');
    tray = createTray(folder);
    waiting = [];
    server = createTestServer();
    await server.register(formbody);
    registerDemo(server, {
      brand: lyktbanken,
      numbers: bank.numbers,
      timeZone: 'Europe/Stockholm',
      addresses: { main: 'http://localhost:8420', app: 'http://localhost:8422', webBank: 'http://localhost:8421' },
      assets: () => ({ scripts: [], styles: [] }),
      clock: createMovableClock(createVirtualClock(posted)),
      sms: { list: () => [] },
      letters: tray,
      shelf: { list: () => [], claim: () => undefined },
      waitingLetters: async () => waiting,
      whenNumberChanges: async () => null,
      issueActivationCode: async () => ({ code: '', expires: 0 }),
      issueStaffLink: async () => '',
      startAfresh: () => {},
    });
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const get = async (url: string) => (await server.inject({ url })).body;

  test('each letter lies in its envelope: what, to whom, posted when; what is in it is seen only once it is opened', async () => {
    for (const letter of [table, password]) await tray.printer.print(letter);
    const body = await get('/sv/demo/letters');
    assert.match(body, /<article[^>]*aria-labelledby="table-letter-heading"/);
    const titles = [...body.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title);
    assert.deepEqual(titles, ['Engångslösenord till Maj Söderholm', 'Kodtabell till Maj Söderholm'], 'the newest first');
    assert.match(body, /24 november kl\. 14\.02/);
    assert.ok(!body.includes('482') && !body.includes('4820'));
    assert.equal([...body.matchAll(/Öppna brevet/g)].length, 2);
  });

  test('an opened one can be seen as PDF, or as text with a real table', async () => {
    await tray.printer.print(table);
    const opened = await get('/sv/demo/letters?open=table-letter');
    assert.match(opened, />Visa som PDF<.*>Visa som text</s);
    assert.ok(!opened.includes('482'));
    const text = await get('/sv/demo/letters?open=table-letter&as=text');
    assert.match(text, /<caption[^>]*>Kodtabell</);
    assert.match(text, /B Bertil.*>4 8 2<.*> 9 1 3<.*>0 7 1<.*> 5 5 0</s);
    const finnish = await get('/fi/demo/letters?open=table-letter&as=text');
    assert.match(finnish, /lang="sv"><h3>Kodtabell 4711<.*<caption[^>]*>Tunnuslukutaulukko</s);
    const paper = await server.inject({ url: '/sv/demo/letters/table-letter/paper' });
    assert.deepEqual([paper.headers['content-type'], paper.body], ['application/pdf', '%PDF-1.7']);
    assert.equal((await server.inject({ url: '/sv/demo/letters/no-such/paper' })).statusCode, 302);
  });

  test('a letter in braille is fetched as a file for the embosser', async () => {
    await tray.printer.print(password);
    assert.match(await get('/fi/demo/letters?open=password-letter'), /Hae pistekirjoituksena/);
    const paper = await server.inject({ url: '/fi/demo/letters/password-letter/paper' });
    assert.equal(paper.headers['content-disposition'], 'attachment; filename="one-time-password.brf"');
  });

  test('N10: the tray says when two letters were held apart, and on which day the one that waits is posted; so does the clock', async () => {
    await tray.printer.print(password);
    waiting = [waits];
    const body = await get('/sv/demo/letters');
    assert.match(body, /Det här brevet hölls kvar, så att det inte kom samma dag som ett annat/);
    assert.match(body, /Engångslösenord till Birger Strandell postas den 27 november kl\. 14\.02\. Det hålls kvar/);
    assert.match(await get('/en/demo/clock'), /One-time password for Birger Strandell is posted on 27 November, 14:02/);
  });

  test('letters lie there after a restart too, each once, readable by their owner only', async () => {
    for (const letter of [table, table, password]) await tray.printer.print(letter);
    assert.deepEqual((await readdir(folder)).sort(), [
      'password-letter.brf',
      'password-letter.json',
      'table-letter.json',
      'table-letter.pdf',
    ]);
    const again = createTray(folder);
    assert.deepEqual(again.list(), tray.list());
    assert.equal(Buffer.from(again.paper(again.list().find(({ id }) => id === 'table-letter') ?? password)).toString(), '%PDF-1.7');
    if (process.platform === 'win32') return;
    assert.equal((await stat(join(folder, 'table-letter.pdf'))).mode & 0o777, 0o600);
  });

  for (const language of languages)
    test(`an empty tray says so, and the demo's strip is there (${language})`, async () => {
      const body = await get(`/${language}/demo/letters`);
      assert.match(body, /class="strip" role="note"/);
      assert.ok(!body.includes('<article'));
    });
});
