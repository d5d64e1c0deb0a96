import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
import { addClient, type OpenidClient, removeClient } from '#openid';
import { logIn } from './log-in.ts';
import { issuer, type OpenidBank, openOpenidBank, webClient } from './provider.ts';

const minute = 60_000;

async function logInOnce(bank: OpenidBank): Promise<string> {
  const { redeem } = await logIn(bank, await bank.connect());
  return (await redeem()).id_token ?? '';
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const published = async (bank: OpenidBank): Promise<string[]> =>
  (await (await bank.fetch(`${issuer}/openid/jwks`)).json()).keys.map(({ kid }: { kid: string }) => kid);

test('T51: keys change under load, and every client that reads the published keys can check every token', async () => {
  const refreshing = { ...webClient, refresh: true };
  const bank = await openOpenidBank({ clients: [refreshing] });
  const old = kidOf(await logInOnce(bank));
  const [next] = await bank.openid.signingKeys.rotate();
  await bank.clock.advance(minute);
  assert.ok((await published(bank)).includes(next ?? ''), 'published before it signs');
  assert.equal(kidOf(await logInOnce(bank)), old);

  // Four clients go on while the new key begins. openid-client checks each signature with what is published.
  await bank.clock.advance(58 * minute);
  const seen: (string | undefined)[] = [];
  let isOver = false;
  const begun: string[] = [];
  for (let one = 0; one < 4; one++) {
    const { redeem } = await logIn(bank, await bank.connect());
    begun.push((await redeem()).refresh_token ?? '');
  }
  const load = begun.map(async (first) => {
    const client = await bank.connect();
    openid.enableNonRepudiationChecks(client);
    for (let token = first; !isOver; ) {
      const tokens = await openid.refreshTokenGrant(client, token);
      token = tokens.refresh_token ?? '';
      seen.push(kidOf(tokens.id_token ?? ''));
    }
  });
  for (const kid of [old, next]) {
    const until = seen.length + 8;
    while (seen.length < until || seen.at(-1) !== kid) await Promise.race([...load, new Promise<void>((resolve) => setImmediate(resolve))]);
    if (kid === old) await bank.clock.advance(2 * minute);
  }
  isOver = true;
  await Promise.all(load);
  assert.deepEqual([...new Set(seen)], [old, next]);
  assert.equal(seen.lastIndexOf(old) < seen.indexOf(next) + begun.length, true, 'and never back to the old one');
  assert.ok((await published(bank)).includes(old ?? ''), 'what it has signed can still be checked');
  assert.deepEqual(bank.complaints, []);
});

test('T51: a key that has leaked signs nothing more and checks nothing more, within seconds on every node', async () => {
  const bank = await openOpenidBank();
  const old = kidOf(await logInOnce(bank));
  const [next] = await bank.openid.signingKeys.rotate('leaked');
  await bank.clock.advance(16_000);
  assert.equal(kidOf(await logInOnce(bank)), next);
  assert.ok(!(await published(bank)).includes(old ?? ''));
});

test('a client that is added while it runs can log in within seconds, and one that is removed cannot', async () => {
  const bank = await openOpenidBank();
  const added = { ...(await bank.openid.clients())[0], id: 'added' } as OpenidClient;
  await addClient(bank.openid.records, added);
  await bank.clock.advance(6_000);
  assert.equal((await (await logIn(bank, await bank.connect(added))).redeem()).claims()?.aud, 'added');
  await removeClient(bank.openid.records, 'added');
  await bank.clock.advance(6_000);
  const { page } = await logIn(bank, await bank.connect(added));
  assert.equal(page.status, 400);
});

test('a registration that cannot be used takes no other client away, and whoever runs the bank is told', async () => {
  const bank = await openOpenidBank();
  const [good] = await bank.openid.clients();
  await addClient(bank.openid.records, { ...good, id: 'faulty', redirectUris: ['no address'] } as OpenidClient);
  await bank.clock.advance(6_000);
  await addClient(bank.openid.records, { ...good, id: 'later' } as OpenidClient);
  await bank.clock.advance(6_000);
  await logInOnce(bank);
  assert.deepEqual(
    (await bank.openid.clients()).map(({ id }) => id),
    ['web-bank', 'later'],
  );
  assert.match(bank.complaints.join(), /^openid-client-unusable faulty: no address is no address/);
});
