import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type KeptBox, keepBox, makeKeptBox } from './box-file.ts';
import { makeBox } from './machine/box.ts';

const program = fileURLToPath(import.meta.resolve('./box-main.ts'));

/** A box that says nothing more is taken away, so that the test that waits for it fails. */
const patience = 60_000;

function start(t: TestContext, ...given: readonly string[]) {
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...given], { env, timeout: patience });
  t.after(() => child.kill());
  const [said, complained]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => void said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => void complained.push(chunk));
  const end = once(child, 'close').then(([code]) => ({ code, said: said.join(''), complained: complained.join('') }));
  return { child, end, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** RFC 4226 §5.3, written once more for this test. */
function generate(secret: string, counter: number): string {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', Buffer.from(secret, 'hex')).update(moving).digest();
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1e8).padStart(8, '0');
}

describe('npm run box', { concurrency: true }, () => {
  test('K17–K24, K28: every numbered list of the box can be followed in the terminal', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'styrka-box-'));
    t.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'box.json');
    // Not drawn: the PINs chosen below must be others.
    const made = { ...makeKeptBox(), box: makeBox('4071') };
    const { secret } = made;
    keepBox(file, made);
    const { child, lines, end } = start(t, '--file', file, '--plain');
    const hear = async () => String((await lines.next()).value);
    const key = (line: string) => {
      child.stdin.write(`${line}\n`);
      return hear();
    };
    const readCode = async (line: string) => (await key(line)).replaceAll(' ', '');
    assert.equal(await hear(), 'Släckt');

    // The first time.
    assert.equal(await key('OK'), 'ANGE PIN');
    assert.equal(await key(made.box.pin), 'NY PIN');
    assert.equal(await key('7283 OK'), 'VERIFIERA');
    assert.equal(await key('7283 OK'), 'OK');
    assert.equal(await hear(), 'Släckt', 'shortly after, and nobody pressed anything');
    // A code.
    assert.equal(await key('OK'), 'ANGE PIN');
    assert.equal(await key('7283'), 'ANGE PIN, 4 siffror knappade');
    assert.equal(await readCode('OK'), generate(secret, 0));
    assert.equal(await key('OK'), 'Släckt');
    // Another PIN.
    assert.equal(await key('ok'), 'ANGE PIN');
    assert.equal(await readCode('7283 ok'), generate(secret, 1));
    assert.equal(await key('MENU'), 'BYT PIN');
    assert.equal(await key('Ok'), 'NY PIN');
    assert.equal(await key('2345 OK'), 'ANNAN PIN');
    assert.equal(await key('4444 OK'), 'ANNAN PIN');
    assert.equal(await key('9051 OK'), 'VERIFIERA');
    assert.equal(await key('9051 OK'), 'OK');
    child.stdin.end();
    assert.deepEqual([(await end).code, (await end).complained], [0, '']);

    const kept = JSON.parse(await readFile(file, 'utf8')) as KeptBox;
    assert.deepEqual([kept.box.pin, kept.box.counter, kept.secret], ['9051', 2, secret]);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  test('a new box comes with its slip, and what cannot be is said in a sentence and an exit code', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'styrka-box-'));
    t.after(() => rm(folder, { recursive: true }));
    const [file, missing, there] = ['new.json', 'missing.json', 'there.json'].map((name) => join(folder, name)) as [string, string, string];
    keepBox(there, makeKeptBox());
    const [slip, none, taken] = await Promise.all([
      start(t, '--file', file, '--new').end,
      start(t, '--file', missing).end,
      start(t, '--file', there, '--new').end,
    ]);
    assert.deepEqual([none.code, none.complained], [2, `There is no box in ${missing}. --new makes one.\n`]);
    assert.deepEqual([taken.code, taken.complained], [3, `${there} is there already. A box is not written over.\n`]);
    const { serial, secret, box } = JSON.parse(await readFile(file, 'utf8')) as KeptBox;
    assert.equal(slip.code, 0);
    for (const part of [serial, box.pin, secret]) assert.ok(slip.said.includes(part), slip.said);
  });
});
