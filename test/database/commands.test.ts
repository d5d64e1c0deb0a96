import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openFolder, openPostgres } from '#adapters/database';
import { bank } from '../../src/demo/bank.ts';
import { runCodes } from '../../src/server/commands/codes.ts';
import { runCustomers } from '../../src/server/commands/customers.ts';
import { runStaff } from '../../src/server/commands/staff.ts';
import { newDataFolder } from '../data-folder.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

describe('a bank of its own is filled from the command line', () => {
  let folder: string;
  let database: string;
  let remove: () => Promise<void>;
  let postgres: Postgres | undefined;
  let url: string;
  before(async () => {
    ({ parent: folder, folder: database, remove } = await newDataFolder());
    const listen = { host: '127.0.0.1', port: 8_423, appPort: 8_424, url: 'https://styrka.bank.example' };
    postgres = await startPostgres();
    url = await postgres.createDatabase();
    const [store, keys] = [{ postgres: url }, { file: join(folder, 'keys') }];
    await writeFile(join(folder, 'styrka.json'), JSON.stringify({ bank, policy: { profile: 'strict' }, store, keys, listen }));
  });
  after(async () => {
    await postgres?.stop();
    await remove?.();
  });

  const run = async (command: typeof runCustomers, input: readonly object[], ...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const bytes = new TextEncoder().encode(input.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const console = {
      input: (async function* () {
        yield bytes;
      })(),
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      live: false,
      onInterrupt: () => {},
    };
    const config = args.includes('--config') ? [] : ['--config', join(folder, 'styrka.json')];
    const exit = await command([...args, ...config], console);
    return { exit, out: out.join(''), err: err.join('') };
  };
  const aino = { add: { id: 'aino', name: 'Aino Lindqvist', language: 'sv', userCode: '47110823' } };
  const maj = { add: { id: 'maj', name: 'Maj Söderholm', language: 'sv', userCode: '47110823' } };

  test('a dry run says what would be done and does nothing; then it is done; a line that is refused is told by its number', async () => {
    const dry = await run(runCustomers, [aino, maj], 'import', '-', '--dry-run');
    assert.deepEqual([dry.exit, dry.err], [3, '']);
    assert.match(dry.out, /A dry run: nothing was changed.*\n +1 customers added\n +1 lines refused\n {2}line 2: one of the identifiers/);
    const done = await run(runCustomers, [aino, maj], 'import', '-', '--json');
    assert.equal(done.exit, 3);
    const { added, refused } = JSON.parse(done.out);
    assert.deepEqual([added, refused.length], [1, 1]);
    const again = await run(runCustomers, [aino], 'import', '-');
    assert.deepEqual([again.exit, again.out], [0, 'Done.\n            1 lines that change nothing\n']);
  });

  test('an import goes on from its checkpoint, and refuses the checkpoint of another file', async () => {
    const checkpoint = join(folder, 'checkpoint');
    const file = join(folder, 'feed');
    const change = (name: string) => `${JSON.stringify({ change: { id: 'aino', name } })}\n`;
    await writeFile(file, change('Aino Ek'));
    assert.equal((await run(runCustomers, [], 'import', file, '--checkpoint', checkpoint)).exit, 0);
    await writeFile(file, `${change('Aino Ek')}${change('Aino Lind')}${change('Aino Ek')}`);
    assert.match((await run(runCustomers, [], 'import', file, '--checkpoint', checkpoint)).out, / 2 customers changed/);
    assert.equal(JSON.parse(await readFile(checkpoint, 'utf8')).last, 3);
    const other = await run(runCustomers, [aino, aino, aino], 'import', '-', '--checkpoint', checkpoint);
    assert.deepEqual([other.exit, other.out], [2, '']);
    assert.match(other.err, /belongs to another file/);
  });

  test('S18, S21, S51: a new customer is given codes once, by whoever saw the passport; nobody is given what cannot be posted', async () => {
    const birger = {
      id: 'birger',
      name: 'Birger Strandell',
      language: 'sv',
      userCode: '7740156',
      born: '1960-05-12',
      address: ['Sjöbodsvägen 19'],
    };
    await run(runCustomers, [{ add: birger }], 'import', '-');
    const give = ['give', 'birger', '--in-person', '--staff', 'kristina', '--evidence', 'identity-card:K 123 456'] as const;
    for (const [args, sentence] of [
      [give.slice(0, 3), /--staff says which member of staff has seen the customer/],
      [give.slice(0, 5), /--evidence says what the customer has shown, and its number: passport:NUMBER or identity-card:NUMBER\./],
      [['table', ...give.slice(1)], /give --in-person too/],
    ] as const) {
      const { exit, out, err } = await run(runCodes, [], ...args);
      assert.deepEqual([exit, out], [2, ''], args.join(' '));
      assert.match(err, sentence);
    }
    assert.deepEqual(await run(runCodes, [], ...give), { exit: 3, out: 'There is no such member of staff.\n', err: '' });
    await run(runStaff, [], 'add', 'kristina', '--name', 'Kristina Wik', '--role', 'service-point');
    assert.deepEqual(await run(runCodes, [], ...give), {
      exit: 0,
      out: 'birger\n',
      err: '',
    });
    const { stores, close } = await openPostgres({ url });
    const kinds = (await stores.letters.of('birger')).map(({ kind }) => kind).sort();
    // A strict bank posts a one-time password (D3).
    assert.deepEqual(kinds, ['code-table', 'one-time-password', 'user-code']);
    const [table] = await stores.credentials.of('birger', 'code-table', Date.now());
    assert.ok(table);
    assert.notEqual((table.state as { activated: number | null }).activated, null);
    const [issued] = await stores.audit.of('birger', ['code-table-issued'], 1);
    assert.deepEqual([issued?.staff, issued?.detail?.['evidence']], ['kristina', { is: 'identity-card', number: 'K 123 456' }], 'S17');
    await close();
    const again = await run(runCodes, [], 'password', 'birger', '--json');
    assert.deepEqual([again.exit, JSON.parse(again.out)], [3, { refused: 'Such a letter waits already.' }]);
    for (const [customer, sentence] of [
      ['birger', 'Such a letter waits already.'],
      ['aino', 'There is no registered address.'],
    ] as const)
      assert.deepEqual(await run(runCodes, [], 'give', customer), { exit: 3, out: `${sentence}\n`, err: '' });
    assert.deepEqual(await run(runCodes, [], 'table', 'aino'), { exit: 3, out: 'There is no registered address.\n', err: '' });
    assert.deepEqual(await run(runCodes, [], 'table', 'nobody'), { exit: 3, out: 'There is no such customer.\n', err: '' });
    assert.match((await run(runCodes, [], 'app', 'birger')).out, /^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3} {2}\d{4}-/);
    await run(runCustomers, [{ block: { id: 'birger', by: 'bank' } }], 'import', '-');
    assert.match((await run(runCodes, [], 'app', 'birger')).out, /is blocked/);
  });

  test('a member of staff is added once, gets a link that logs in on this bank, and both are in the audit', async () => {
    const add = ['add', 'anna', '--name', 'Anna Backman', '--role', 'advisor'] as const;
    assert.deepEqual(await run(runStaff, [], ...add), { exit: 0, out: 'anna\n', err: '' });
    assert.equal((await run(runStaff, [], ...add)).exit, 2);
    assert.equal((await run(runStaff, [], 'list')).out, 'anna  advisor  sv  Anna Backman\nkristina  service-point  sv  Kristina Wik\n');
    const { exit, out } = await run(runStaff, [], 'link', 'anna');
    assert.equal(exit, 0);
    assert.match(out, /^https:\/\/styrka\.bank\.example\/staff\/login#[\w-]{27}\n$/);
    const nobody = await run(runStaff, [], 'link', 'nobody');
    assert.deepEqual([nobody.exit, nobody.out], [1, '']);
    const { stores, close } = await openPostgres({ url });
    const told = (await stores.audit.since(0, 99)).filter(({ staff }) => staff === 'anna').map(({ what }) => what);
    await close();
    assert.deepEqual(told, ['staff-added', 'staff-link-issued']);
  });

  test('a database that cannot be reached is told in a sentence with where its address stands, and not with a stack or its password', async () => {
    const config = JSON.parse(await readFile(join(folder, 'styrka.json'), 'utf8'));
    const store = { postgres: 'postgres://styrka:hushhush@127.0.0.1:1/styrka' };
    await writeFile(join(folder, 'other.json'), JSON.stringify({ ...config, store }));
    const { exit, err } = await run(runStaff, [], 'list', '--config', join(folder, 'other.json'));
    assert.equal(exit, 1);
    assert.match(err, /^PostgreSQL did not answer or refused: look at it and at store\.postgres\.\nECONNREFUSED .*127\.0\.0\.1:1\n$/);
  });

  test('a bank whose embedded database is open in another process says so', async () => {
    const config = JSON.parse(await readFile(join(folder, 'styrka.json'), 'utf8'));
    await writeFile(join(folder, 'embedded.json'), JSON.stringify({ ...config, store: { folder: database } }));
    const { close } = await openFolder({ folder: database });
    const { exit, err } = await run(runStaff, [], 'list', '--config', join(folder, 'embedded.json'));
    assert.equal(exit, 1);
    await close();
    assert.match(err, /another process|in use/i);
  });
});
