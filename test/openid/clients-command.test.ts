import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bank } from '../../src/demo/bank.ts';
import { runClients } from '../../src/server/commands/clients.ts';
import { webClient } from './provider.ts';

const folder = await mkdtemp(join(tmpdir(), 'styrka-clients-'));
after(() => rm(folder, { recursive: true }));
const config = join(folder, 'styrka.json');
await writeFile(
  config,
  JSON.stringify({
    bank,
    policy: { profile: 'strict' },
    store: { folder: join(folder, 'database') },
    keys: { file: join(folder, 'keys') },
    listen: { host: '127.0.0.1', port: 0, appPort: 0 },
    openid: { clients: [{ ...webClient, id: 'in-the-file' }] },
  }),
);

async function run(args: readonly string[], input: unknown = '') {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await runClients([...args, '--config', config], {
    input: (async function* () {
      yield new TextEncoder().encode(JSON.stringify(input));
    })(),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    live: false,
    onInterrupt: () => {},
  });
  return { exit, out: out.join(''), err: err.join('') };
}

test('a bank adds, lists and removes clients while the server runs, and is told of each fault of one', async () => {
  const added = await run(['add', '--file', '-', '--json'], { ...webClient, id: 'desk' });
  assert.deepEqual([added.exit, added.out], [0, '{"added":"desk"}\n'], added.err);
  assert.equal((await run(['list'])).out, 'in-the-file  standard  configuration  Hamnen\ndesk  standard  added  Hamnen\n');
  const faulty: readonly (readonly [unknown, RegExp])[] = [
    [{ ...webClient, id: 'in-the-file' }, /in-the-file is there twice/],
    [{ ...webClient, redirectUris: ['http://bank.example/'] }, /http:\/\/bank.example\/ is not https/],
    [{ ...webClient, profile: 'other', colour: 'red' }, /^This client cannot be added:\n- /],
  ];
  for (const [client, sentence] of faulty) {
    const { exit, out, err } = await run(['add', '--file', '-'], client);
    assert.deepEqual([exit, out], [2, '']);
    assert.match(err, sentence);
  }
  assert.deepEqual((await run(['remove', 'desk'])).out, 'desk\n');
  const again = await run(['remove', 'desk']);
  assert.equal(again.exit, 2);
  assert.match(again.err, /No client desk was added/);
  assert.match((await run(['remove', 'in-the-file'])).err, /removed there/);
});

test('a bank prints the key that vouches for the others, the same each time and without its private half', async () => {
  const { exit, out } = await run(['entity-key']);
  assert.equal(exit, 0);
  const key = JSON.parse(out);
  assert.deepEqual([key.kty, key.alg, key.d], ['EC', 'ES256', undefined]);
  assert.equal((await run(['entity-key'])).out, out);
});

test('a bank has the provider sign with other keys, at once if one has leaked', async () => {
  for (const args of [['rotate-keys'], ['rotate-keys', '--leaked', '--json']]) {
    const { exit, out, err } = await run(args);
    assert.equal(exit, 0, err);
    assert.equal(out.trim().split('\n').length, 2, 'one for ES256, one for PS256 and RS256');
  }
});
