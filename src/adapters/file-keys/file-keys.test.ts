import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { openFileKeys, rotateFileKeys } from '#adapters/file-keys';
import { systemRandom as random } from '#adapters/system';

const folder = await mkdtemp(join(tmpdir(), 'styrka-keys-'));
after(() => rm(folder, { recursive: true }));
const text = (value: string) => Buffer.from(value);

test('I8: what was sealed opens again after a restart, in its own context only, and damage is found', async () => {
  const file = join(folder, 'restart');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.string(), fc.nat(), async (plain, context, at) => {
      const sealed = await (await openFileKeys({ file, random })).seal(plain, context);
      const keys = await openFileKeys({ file, random });
      assert.deepEqual(new Uint8Array(await keys.open(sealed, context)), plain);
      await assert.rejects(keys.open(sealed, `${context}.`), { code: 'sealed-value-damaged' });
      const body = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
      body[at % body.length] = (body[at % body.length] ?? 0) ^ 1;
      const bent = [...sealed.split('.').slice(0, 2), body.toString('base64url')].join('.');
      await assert.rejects(keys.open(bent, context), { code: 'sealed-value-damaged' });
      await assert.rejects(keys.open(sealed.slice(0, 20), context), { code: 'sealed-value-damaged' });
    }),
    { numRuns: 30 },
  );
});

test('one value sealed twice looks different each time', async () => {
  const keys = await openFileKeys({ file: join(folder, 'twice'), random });
  assert.notEqual(await keys.seal(text('1234'), 'here'), await keys.seal(text('1234'), 'here'));
});

test('the newest key seals, the older ones still open, digests stay as they were', async () => {
  const file = join(folder, 'rotate');
  const before = await openFileKeys({ file, random });
  const [sealed, digest] = [await before.seal(text('old'), 'here'), await before.digest('user-code', '123456')];
  await rotateFileKeys({ file, random });
  const afterwards = await openFileKeys({ file, random });
  assert.equal(Buffer.from(await afterwards.open(sealed, 'here')).toString(), 'old');
  assert.deepEqual(await afterwards.digest('user-code', '123456'), digest);
  const fresh = await afterwards.seal(text('new'), 'here');
  assert.notEqual(fresh.split('.')[1], sealed.split('.')[1]);
  await assert.rejects(before.open(fresh, 'here'), { code: 'sealing-key-missing' });
});

test('digests of one value under two purposes have nothing in common', async () => {
  const keys = await openFileKeys({ file: join(folder, 'purposes'), random });
  assert.notDeepEqual(await keys.digest('call-code', '1'), await keys.digest('pretend', '1'));
});

test('the key file is its owner’s alone, and one that others can read is refused', { skip: process.platform === 'win32' }, async () => {
  const file = join(folder, 'new', 'mode');
  await openFileKeys({ file, random });
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await chmod(file, 0o640);
  await assert.rejects(openFileKeys({ file, random }), { code: 'key-file-open' });
});

test('two processes that begin at once end up with the same keys', async () => {
  const file = join(folder, 'at-once');
  const [one, two] = await Promise.all([openFileKeys({ file, random }), openFileKeys({ file, random })]);
  assert.deepEqual(await one.digest('p', 'v'), await two.digest('p', 'v'));
  assert.match(await readFile(file, 'utf8'), /^digest [\w-]{43}$/m);
});
