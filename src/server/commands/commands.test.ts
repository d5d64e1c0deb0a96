import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { lyktbanken } from '#texts';
import { runAudit } from './audit.ts';
import { openCheckpoint } from './checkpoint.ts';
import { runClients } from './clients.ts';
import { runCodes } from './codes.ts';
import { runCustomers } from './customers.ts';
import { createProgress } from './progress.ts';
import { readLines } from './read-lines.ts';
import { runServe } from './serve.ts';
import { runStaff } from './staff.ts';

async function* give(...pieces: readonly string[]) {
  for (const piece of pieces) yield piece;
}

async function* bytesOf(...pieces: readonly (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
}

const collect = async (lines: AsyncIterable<string>) => {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
};

describe('the lines of a file', () => {
  test('lines are read whole, wherever the pieces of a file are cut, with and without a last line end', async () => {
    const bytes = new TextEncoder().encode('{"å":1}\r\n\n{"ö":2}');
    for (const cut of bytes.keys())
      assert.deepEqual(
        await collect(readLines(bytesOf(bytes.slice(0, cut), bytes.slice(cut)))),
        ['{"å":1}', '', '{"ö":2}'],
        `cut at ${cut}`,
      );
    assert.deepEqual(await collect(readLines(bytesOf('\ufeffa\nb\n'))), ['a', 'b']);
    assert.deepEqual(await collect(readLines(bytesOf(''))), []);
  });

  test('a file without line ends fills no memory', async () => {
    const [line, ...others] = await collect(readLines(bytesOf(...Array(1_000).fill('x'.repeat(10_000)))));
    assert.ok((line?.length ?? 0) <= 40_000);
    assert.deepEqual(others, []);
  });
});

describe('commands of whoever runs the bank', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-commands-'));
  });
  after(() => rm(folder, { recursive: true }));

  const run = async (command: typeof runCustomers, ...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const console = {
      input: bytesOf(''),
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      live: false,
      onInterrupt: () => {},
    };
    return { exit: await command(args, console), out: out.join(''), err: err.join('') };
  };

  test('a checkpoint says where to go on, and is noticed beside another file', async () => {
    const file = join(folder, 'checkpoint');
    const first = await openCheckpoint(file);
    assert.equal(first.from, 1);
    for await (const line of first.watch(give('a', 'b', 'c'))) if (line === 'b') await first.keep(2);
    assert.equal((await openCheckpoint(file)).from, 3);
    assert.deepEqual(await collect((await openCheckpoint(file)).watch(give('a', 'b', 'd'))), ['a', 'b', 'd']);
    for (const other of [['a', 'x', 'c'], ['a'], []])
      await assert.rejects((async () => collect((await openCheckpoint(file)).watch(give(...other))))(), /belongs to another file/);
    await writeFile(file, 'something else');
    await assert.rejects(openCheckpoint(file), /is no checkpoint/);
    assert.equal(await readFile(file, 'utf8'), 'something else');
  });

  test('what cannot be done is said in a sentence, with exit code 2', async () => {
    const wrong: [typeof runCustomers, string[], RegExp][] = [
      [runCustomers, [], /What shall be done\?/],
      [runCustomers, ['export', 'x'], /What shall be done\?/],
      [runCustomers, ['import', '/nowhere/at/all'], /There is no file/],
      [runCustomers, ['import', '-', '--from', 'two'], /--from is a number/],
      [runCustomers, ['import', '-', '--from', '2', '--checkpoint', 'x'], /leave --from out/],
      [runCustomers, ['import', '-', '--quick'], /^Unknown option '--quick'\. Ask for --help\.\n$/],
      [runCustomers, ['import', '-', '--config', '/nowhere'], /There is no configuration at/],
      [runServe, ['--config', '/nowhere'], /There is no configuration at/],
      [runServe, ['--quick'], /^Unknown option '--quick'\. Ask for --help\.\n$/],
      [runClients, [], /What shall be done\?/],
      [runClients, ['add'], /Which client is added\?/],
      [runClients, ['list', 'web'], /This cannot be done: list web\./],
      [runClients, ['add', '--file', '/nowhere/at/all'], /There is no file/],
      [runClients, ['add', '--file', '-'], /is not JSON/],
      [runCodes, ['give'], /What shall be done\?/],
      [runCodes, ['print', 'aino'], /What shall be done\?/],
      [runAudit, [], /What shall be done\?/],
      [runAudit, ['forget'], /What shall be done\?/],
      [runStaff, ['add'], /What shall be done\?/],
      [runStaff, ['add', 'anna', '--name', 'Anna', '--role', 'king'], /--role is one of advisor, service-point/],
      [runStaff, ['add', 'anna', '--role', 'advisor'], /--name is/],
      [runStaff, ['add', 'Anna Backman', '--name', 'Anna', '--role', 'advisor'], /An id has/],
      [runStaff, ['add', 'anna', '--name', 'Anna', '--role', 'advisor', '--language', 'de'], /--language is/],
    ];
    for (const [command, args, sentence] of wrong) {
      const { exit, out, err } = await run(command, ...args);
      assert.deepEqual([exit, out], [2, ''], args.join(' '));
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n {4}at /);
    }
  });

  test('before a server starts it says what is unsafe; --check stops there, and at a fault with exit code 2', async () => {
    const file = join(folder, 'styrka.json');
    const name = { sv: 'Kort', fi: 'Kortit', en: 'Cards' };
    const bank = {
      brand: lyktbanken,
      sender: name,
      numbers: [{ number: '08-465 004 10', language: 'sv' }],
      timeZone: 'Europe/Stockholm',
      discuss: { identified: name, unidentified: name },
      reasons: [{ id: 'cards', name }],
      ways: [{ key: '1', way: 'app' }],
    };
    const config = {
      bank,
      policy: { profile: 'described' },
      store: { folder: join(folder, 'database') },
      keys: { file: join(folder, 'keys') },
      listen: { host: '127.0.0.1', port: 8_420, appPort: 8_422 },
    };
    await writeFile(file, JSON.stringify(config));
    const { exit, out, err } = await run(runServe, '--config', file, '--check');
    assert.deepEqual([exit, out], [0, 'The configuration can be used.\n']);
    assert.match(err, /^UNSAFE {2}The embedded database.*\nUNSAFE {2}The keys lie in a file.*\nUNSAFE {2}The profile 'described'.*\n$/);
    await writeFile(file, JSON.stringify({ ...config, policy: { profile: 'lax' }, colour: 'red' }));
    const faulty = await run(runServe, '--config', file, '--check');
    assert.deepEqual([faulty.exit, faulty.out], [2, '']);
    assert.match(faulty.err, /^The configuration cannot be used:\n- /);
    for (const [text, where] of [
      ['{"postgres": secret}', ''],
      ['{"postgres": "secret" "keys": 1}', ' (line 1 column 23)'],
    ] as const) {
      await writeFile(file, text);
      assert.deepEqual(await run(runServe, '--config', file), {
        exit: 2,
        out: '',
        err: `The configuration at ${file} is not JSON${where}.\n`,
      });
    }
  });

  test('all say with --help what they do and with which exit codes they end', async () => {
    for (const command of [runCustomers, runStaff, runCodes, runServe, runAudit]) {
      const { exit, out, err } = await run(command, '--help');
      assert.deepEqual([exit, err], [0, '']);
      assert.match(out, /npm run (customers|staff|codes|serve|audit) -- (import|add|give|status|\[--config)/);
      assert.match(out, /Exit codes: 0/);
    }
  });

  test('a log gets a line every ten seconds, and somebody who looks on a bar that moves', () => {
    const shown: string[] = [];
    let now = 0;
    const show = (live: boolean, total: number | undefined, at: number[]) => {
      const progress = createProgress(
        { input: bytesOf(''), out: () => {}, err: (text) => void shown.push(text), live, onInterrupt: () => {} },
        total,
        () => now,
      );
      for (const time of at) {
        now += time;
        progress.show(now * 2, now);
      }
      progress.end();
      return shown.splice(0);
    };
    assert.deepEqual(show(false, 40_000, [100, 9_900, 10_000]), [
      '25 %  20,000 lines, 2,000 a second, 0:30 left\n',
      '50 %  40,000 lines, 2,000 a second, 0:20 left\n',
    ]);
    now = 0;
    assert.deepEqual(show(true, 400, [200]), [
      `\r${'█'.repeat(15)}${'░'.repeat(15)} 50 %  400 lines, 2,000 a second, 0:00 left\u001b[K`,
      '\r\u001b[K',
    ]);
    now = 0;
    assert.deepEqual(show(false, undefined, [10_000]), ['20,000 lines, 2,000 a second\n']);
  });
});
