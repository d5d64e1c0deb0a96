import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPostgres } from '#adapters/database';
import { bank } from '../../src/demo/bank.ts';
import { runBoxes } from '../../src/server/commands/boxes.ts';
import { runCustomers } from '../../src/server/commands/customers.ts';
import { runStaff } from '../../src/server/commands/staff.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

const shown = 'passport:FP1234567';
const corpus = fileURLToPath(new URL('../../src/stock/pskc/corpus', import.meta.url));

describe('code boxes are stocked and sent from the command line', () => {
  let folder: string;
  let postgres: Postgres;
  let url: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-boxes-'));
    // Each command opens its bank anew, which the embedded database does in a second; the document's commands are run on that one.
    postgres = await startPostgres();
    url = await postgres.createDatabase();
    const listen = { host: '127.0.0.1', port: 8_425, appPort: 8_426, url: 'https://styrka.bank.example' };
    const store = { postgres: url };
    await write(
      'styrka.json',
      JSON.stringify({ bank, policy: { profile: 'described' }, store, keys: { file: join(folder, 'keys') }, listen }),
    );
    const oskar = { id: 'oskar', name: 'Oskar Fält', language: 'sv', personalNumber: '8411239836', address: ['Sjöbodsvägen 19'] };
    const greta = { id: 'greta', name: 'Greta Öhman', language: 'fi', customerNumber: '9035001289' };
    const feed = await write('feed', [oskar, greta].map((add) => `${JSON.stringify({ add })}\n`).join(''));
    const { exit, out } = await run(runCustomers, 'import', feed);
    assert.equal(exit, 0, out);
    await write('key', '12345678901234567890123456789012\n');
    await write('passphrase', 'Lykta i hamn\n');
    assert.equal((await run(runStaff, 'add', 'kristina', '--name', 'Kristina Wik', '--role', 'service-point')).exit, 0);
  });
  after(async () => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const run = async (command: typeof runBoxes, ...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const console = {
      input: (async function* () {})(),
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      live: false,
      onInterrupt: () => {},
    };
    const config = args.includes('--config') ? [] : ['--config', join(folder, 'styrka.json')];
    const exit = await command([...args, ...config], console);
    return { exit, out: out.join(''), err: err.join('') };
  };
  const boxes = (...args: string[]) => run(runBoxes, ...args);

  test('N16: a PSKC file of others is read with its key, and says in a sentence what is missing', async () => {
    const file = join(corpus, 'good/python-aes128.xml');
    const locked = await boxes('import', file);
    assert.deepEqual([locked.exit, locked.err], [4, '']);
    assert.match(
      locked.out,
      /the file is encrypted with a key that was agreed beforehand: give that key\nStopped: the file cannot be read/,
    );
    assert.doesNotMatch(locked.out, /Done/, 'nothing was');
    const dry = await boxes('import', file, '--key', join(folder, 'key'), '--dry-run');
    assert.equal(dry.out, 'A dry run: nothing was changed. This is what would be done.\n            2 boxes added\n');
    const done = await boxes('import', file, '--key', join(folder, 'key'), '--json', '--batch', 'spring');
    assert.deepEqual([done.exit, JSON.parse(done.out)], [0, { added: 2, known: 0, refused: [], last: 2 }]);
    const again = await boxes('import', join(corpus, 'good/python-passphrase-sha256.xml'), '--passphrase-file', join(folder, 'passphrase'));
    assert.deepEqual([again.exit, again.out], [0, 'Done.\n            2 boxes that came before\n']);
    const signed = join(corpus, 'good/xmlsec1-signed-sha256.xml');
    assert.match((await boxes('import', signed, '--key', join(folder, 'key'))).out, /the file is signed/);
    const known = ['--key', join(folder, 'key'), '--signer', join(corpus, 'signer.pem')];
    assert.equal((await boxes('import', signed, ...known)).out, 'Done.\n            2 boxes that came before\n');
    assert.match((await boxes('import', join(corpus, 'hostile/billion-laughs.xml'))).out, /DOCTYPE/);
    assert.equal(
      (await boxes('list')).out,
      'LB-1007-0001  oath.LB Kodbox 2  no last day  spring  no start PIN\nLB-1007-0002  oath.LB Kodbox 2  no last day  spring  no start PIN\n',
    );
  });

  test('I8: a key, a passphrase or a private key that others on the machine can read is refused, before anything is read of the boxes', async () => {
    const file = join(corpus, 'good/python-aes128.xml');
    const secret = await write('open', '12345678901234567890123456789012\n');
    for (const mode of [0o640, 0o604, 0o660])
      for (const option of ['--key', '--passphrase-file', '--private-key']) {
        await chmod(secret, mode);
        const { exit, out, err } = await boxes('import', file, option, secret);
        assert.deepEqual([exit, out], [1, ''], option);
        assert.equal(err, `The key file can be read by others than its owner.\nchmod 600 ${secret}\n`);
      }
    await chmod(secret, 0o400);
    assert.match((await boxes('import', file, '--key', secret, '--dry-run')).out, /2 boxes that came before/);
  });

  test('what cannot be done is said in a sentence, with exit code 2', async () => {
    const csv = await write('boxes.csv', 'serial,secret,type,digits\n');
    const wrong: [string[], RegExp][] = [
      [[], /What shall be done\?/],
      [['sell', 'LB-1'], /What shall be done\?/],
      [['assign', 'LB-1'], /What shall be done\?/],
      [['import', '/nowhere/at/all'], /There is no file/],
      [['import', folder], /There is no file/],
      [['import', csv, '--key', join(folder, 'key')], /Only a PSKC file is encrypted or signed/],
      [['import', csv, '--key', csv], /holds no key in hexadecimal/],
      [['import', csv, '--sha1'], /give --signer too/],
      [['import', csv, '--most-refused', 'few'], /--most-refused is a number/],
      [['send', '--most', '0'], /--most is a number/],
      [['block', 'LB-1'], /--as is lost or blocked/],
      [['send', '--staff', 'nobody'], /There is no such member of staff/],
      [['assign', 'LB-1', 'greta', '--in-person'], /--staff says which member of staff has seen the customer/],
      [['assign', 'LB-1', 'greta', '--in-person', '--staff', 'kristina'], /passport:NUMBER or identity-card:NUMBER/],
      [['assign', 'LB-1', 'greta', '--in-person', '--staff', 'kristina', '--evidence', 'passport'], /and its number/],
      [['assign', 'LB-1', 'greta', '--in-person', '--staff', 'kristina', '--evidence', 'friend:4711'], /and its number/],
      [['assign', 'LB-1', 'greta', '--in-person', '--staff', 'kristina', '--evidence', 'passport:seen'], /and its number/],
      [['assign', 'LB-1', 'greta', '--in-person', '--staff', 'nobody', '--evidence', shown], /There is no such member of staff/],
      [['assign', 'LB-1', 'greta', '--evidence', shown], /give --in-person too/],
      [['activate', 'LB-1', '--evidence', shown], /--staff says/],
      [['unlock', 'LB-1', '--staff', 'kristina'], /--evidence says/],
    ];
    for (const [args, sentence] of wrong) {
      const { exit, out, err } = await boxes(...args);
      assert.deepEqual([exit, out], [2, ''], args.join(' '));
      assert.match(err, sentence);
    }
    const { exit, out } = await boxes('--help');
    assert.equal(exit, 0);
    assert.match(out, /npm run boxes -- import[\s\S]*Exit codes: 0/);
  });

  test('K36 part: whoever gives boxes out that no page and no menu offers is told', async () => {
    const usual = JSON.parse(await readFile(join(folder, 'styrka.json'), 'utf8'));
    const ways = bank.ways.filter(({ way }) => way !== 'code-box');
    const noWay = await write('no-way.json', JSON.stringify({ ...usual, bank: { ...bank, ways } }));
    assert.match((await boxes('send', '--config', noWay)).err, /bank\.ways has no code-box/);
    assert.equal((await boxes('send')).err, '');
  });

  test('K27, K36, K37, S17, T45: orders wait, boxes are sent, lost ones are blocked; what is done in person names who saw whom against what', async () => {
    const pins = await write('pins', 'LB-1007-0001,4821\nLB-9999-0000,4821\n');
    const pinned = await boxes('pins', pins);
    assert.deepEqual(
      [pinned.exit, pinned.out],
      [
        3,
        'Done.\n            1 start PINs kept with their boxes\n            1 lines refused\n  line 2: no box of this serial is in the stock\n',
      ],
    );
    assert.deepEqual(await boxes('order', 'oskar'), { exit: 0, out: 'oskar\n', err: '' });
    assert.deepEqual(await boxes('order', 'oskar'), { exit: 3, out: 'The customer has ordered a box already.\n', err: '' });
    assert.deepEqual(await boxes('order', 'greta'), { exit: 3, out: 'There is no registered address.\n', err: '' });
    assert.match((await boxes('orders')).out, /^\d{4}-\d\d-\d\dT[\d:.]+Z {2}oskar {2}customer\n$/);
    assert.deepEqual(JSON.parse((await boxes('send', '--json')).out), { sent: 'LB-1007-0001', to: 'oskar' });
    assert.equal((await boxes('orders')).out, '');
    assert.match((await boxes('list')).out, /^LB-1007-0002 .*\n$/);
    assert.deepEqual(await boxes('assign', 'LB-1007-0001', 'oskar'), { exit: 3, out: 'There is no such box in the stock.\n', err: '' });
    const seen = ['--staff', 'kristina', '--evidence', shown] as const;
    const given = await boxes('assign', 'LB-1007-0002', 'greta', '--in-person', ...seen);
    assert.deepEqual(given, { exit: 0, out: 'LB-1007-0002  greta\n', err: '' });
    assert.deepEqual(await boxes('activate', 'LB-1007-0001', ...seen), { exit: 0, out: 'LB-1007-0001  It works now.\n', err: '' });
    assert.equal((await boxes('activate', 'LB-1007-0001', ...seen)).out, 'The box works already, or is blocked.\n');
    assert.deepEqual(await boxes('unlock', 'LB-1007-0001', ...seen), { exit: 3, out: 'No wrong codes have locked it.\n', err: '' });
    assert.deepEqual(await boxes('unlock', 'LB-9999-0000', ...seen), { exit: 3, out: 'Nobody has such a box.\n', err: '' });
    assert.equal((await boxes('block', 'LB-1007-0001', '--as', 'lost')).out, 'LB-1007-0001  It works no more.\n');
    assert.equal((await boxes('block', 'LB-1007-0001', '--as', 'lost')).out, 'LB-1007-0001  It was blocked before.\n');
    assert.equal((await boxes('block', 'LB-9999-0000', '--as', 'lost')).exit, 3);
    const { stores, close } = await openPostgres({ url });
    const handed = (await stores.audit.since(0, 999)).filter(({ detail }) => detail?.['evidence'] !== undefined);
    assert.deepEqual(
      handed.map(({ what, customer, staff, detail }) => [what, customer, staff, detail?.['evidence']]),
      [
        ['code-box-given', 'greta', 'kristina', { is: 'passport', number: 'FP1234567' }],
        ['code-box-activated', 'oskar', 'kristina', { is: 'passport', number: 'FP1234567' }],
      ],
    );
    const letters = (await stores.letters.of('oskar')).map(({ kind, cancelled, due, wanted }) => [kind, cancelled !== null, due - wanted]);
    await close();
    assert.deepEqual(letters, [
      ['code-box', true, 0],
      ['start-pin', true, 3 * 86_400_000],
    ]);
  });

  test('T57, I4: a database that was restored gives out nothing, from the command line either', async () => {
    const config = JSON.parse(await readFile(join(folder, 'styrka.json'), 'utf8'));
    const [one, other] = await Promise.all([postgres.createDatabase(), postgres.createDatabase()]);
    const listOf = async (store: string, exported: string) => {
      const own = { ...config, store: { postgres: store }, audit: { folder: join(folder, exported) } };
      return boxes('list', '--config', await write('sealed.json', JSON.stringify(own)));
    };
    assert.equal((await listOf(one, 'exported')).exit, 0);
    assert.equal((await listOf(other, 'exported-other')).exit, 0);
    const { exit, out, err } = await listOf(other, 'exported');
    assert.deepEqual([exit, out], [1, '']);
    assert.match(err, /was restored and is sealed until the export is replayed/);
  });

  test('an import goes on from its checkpoint, and refuses the checkpoint of another file', async () => {
    const checkpoint = join(folder, 'checkpoint');
    const row = (n: number) => `LB-5000-${String(n).padStart(4, '0')},${String(n).padStart(40, '0')},hotp,8`;
    const rows = (count: number) => ['serial,secret,type,digits', ...Array.from({ length: count }, (_, n) => row(n))].join('\n');
    const file = await write('many.csv', rows(700));
    assert.equal((await boxes('import', file, '--checkpoint', checkpoint)).exit, 0);
    assert.equal(JSON.parse(await readFile(checkpoint, 'utf8')).last, 700);
    await write('many.csv', rows(900));
    const more = await boxes('import', file, '--checkpoint', checkpoint, '--json');
    assert.deepEqual(JSON.parse(more.out), { added: 200, known: 0, refused: [], last: 900 });
    await write('many.csv', rows(900).replace('LB-5000-0003', 'LB-6000-0003'));
    const other = await boxes('import', file, '--checkpoint', checkpoint);
    assert.deepEqual([other.exit, other.out], [2, '']);
    assert.match(other.err, /belongs to another file/);
  });
});
