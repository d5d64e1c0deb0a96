import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { addPasskey, createPasskey, endPasskey, listPasskeys, offerPasskey } from '#authenticators/passkey';
import type { Context } from '#identification';
import { choosePolicy } from '#policy';
import type { Json } from '#ports';
import { passkeySettings as settings } from '../../../test/app-bank.ts';
import { createSoftPasskey, type SoftPasskey } from '../../../test/soft-passkey.ts';

const authenticator = createPasskey(settings);
const challengeIn = (options: Json) => (options as { readonly challenge: string }).challenge;

type Site = Parameters<typeof createSoftPasskey>[0];

function openPasskeys(rules = {}) {
  const { stores } = openMemory();
  const parts = { stores, keys: createPlainKeys(), clock: createVirtualClock(), random: createSeededRandom(7) };
  return { ...parts, policy: choosePolicy('described', rules), node: 'n' };
}

async function enrol(parts: ReturnType<typeof openPasskeys>, customer = 'maj', passkey = createSoftPasskey(settings), flow = 'confirmed') {
  const options = await offerPasskey(parts, customer, { flow, bank: 'Lyktbanken', name: 'Maj' }, settings);
  passkey.user = (options as { readonly user: { readonly id: string } }).user.id;
  const made = passkey.register(challengeIn(options)) as Json;
  return { passkey, made, done: await addPasskey(parts, customer, { flow, made }, settings) };
}

function contextOf(parts: ReturnType<typeof openPasskeys>, change: Partial<Context> = {}): Context {
  const { clock, random, keys, policy } = parts;
  const fixed = {
    channel: 'web',
    purpose: 'login',
    inSession: false,
    about: null,
    notes: [],
    follows: null,
    challenge: 'c',
    expires: 9,
  } as const;
  return { now: clock.now(), random, keys, policy, ...fixed, customer: 'maj', flow: 'flow-1', ...change };
}

/** What `of` answers to what is asked in one context, judged in another. */
async function use(
  parts: ReturnType<typeof openPasskeys>,
  of: SoftPasskey,
  asked: Partial<Context> = {},
  judged: Partial<Context> = asked,
) {
  const { format } = authenticator.ask(null, contextOf(parts, asked));
  assert.ok(format.is === 'ceremony');
  const value = of.assert(challengeIn(format.options)) as Json;
  const held = await parts.stores.credentials.of('maj', 'passkey', parts.clock.now());
  return authenticator.check(null, held, { by: 'channel', value }, contextOf(parts, judged));
}

describe('what a passkey proves', () => {
  for (const [synced, amr] of [
    [false, ['user', 'hwk']],
    [true, ['user', 'swk']],
  ] as const)
    test(`D19, T52 part: one that is ${synced ? 'synced' : 'on one device'} says so, and that its user was seen; never a finger or a face`, async () => {
      const parts = openPasskeys();
      const passkey = createSoftPasskey(settings);
      passkey.synced = synced;
      await enrol(parts, 'maj', passkey);
      const verdict = await use(parts, passkey);
      assert.ok(verdict.is === 'accepted');
      assert.deepEqual(verdict.elements, ['possession', 'user-verified']);
      assert.deepEqual(verdict.amr, amr);
    });

  test('I6: it opens the lock that a stranger’s guesses have closed', async () => {
    const parts = openPasskeys();
    const { passkey } = await enrol(parts);
    const verdict = await use(parts, passkey);
    assert.deepEqual(verdict.is === 'accepted' && verdict.later?.uses, [
      { is: 'open-lock', of: 'maj', kind: 'strangers', now: parts.clock.now() },
    ]);
  });

  test('D19: the counter of a synced passkey stays 0 and is no use; one that counts is a use, and must rise', async () => {
    const parts = openPasskeys();
    const { passkey } = await enrol(parts);
    const still = await use(parts, passkey);
    assert.deepEqual(still.is === 'accepted' && still.uses, []);
    passkey.counter = 6;
    const risen = await use(parts, passkey);
    const [credential] = await parts.stores.credentials.of('maj', 'passkey', parts.clock.now());
    assert.deepEqual(risen.is === 'accepted' && risen.uses, [{ is: 'counter', of: credential?.id, value: 7 }]);
  });
});

describe('what is refused of a passkey', () => {
  const refused: Record<string, (parts: ReturnType<typeof openPasskeys>, passkey: SoftPasskey) => Promise<unknown>> = {
    'without having seen its user': (parts, passkey) => {
      passkey.userVerified = false;
      return use(parts, passkey);
    },
    'that names nobody': (parts, passkey) => {
      passkey.user = null;
      return use(parts, passkey);
    },
    'that names somebody else': (parts, passkey) => {
      passkey.user = 'c29tZWJvZHkgZWxzZQ';
      return use(parts, passkey);
    },
    'for another identification': (parts, passkey) => use(parts, passkey, {}, { flow: 'flow-2' }),
    'for another purpose': (parts, passkey) => use(parts, passkey, {}, { purpose: 'pay' }),
    'for another amount': (parts, passkey) => use(parts, passkey, { about: { amount: '250.00' } }, { about: { amount: '950.00' } }),
  };
  for (const [how, tryIt] of Object.entries(refused))
    test(`I9, I3: an answer ${how} is a wrong one, and counts`, async () => {
      const parts = openPasskeys();
      const { passkey } = await enrol(parts);
      assert.deepEqual(await tryIt(parts, passkey), { is: 'rejected', why: 'passkey' });
    });

  const sites: Record<string, Site> = {
    'another page of the same domain': { origin: 'http://localhost:9999', rpId: 'localhost' },
    'another domain': { origin: 'http://localhost:8420', rpId: 'evil.example' },
  };
  for (const [where, site] of Object.entries(sites))
    test(`one that was made on ${where} is not taken`, async () => {
      assert.equal((await enrol(openPasskeys(), 'maj', createSoftPasskey(site))).done, 'refused');
    });

  test('I1: another customer’s passkey is not this one’s, and fills no budget of theirs (D7)', async () => {
    const parts = openPasskeys();
    await enrol(parts);
    const other = await enrol(parts, 'tauno');
    assert.deepEqual(await use(parts, other.passkey), { is: 'rejected', why: 'not a passkey of this customer', guessed: false });
  });
});

describe('adding and taking out', () => {
  test('I1: a passkey that somebody has can be nobody else’s', async () => {
    const parts = openPasskeys();
    const { made } = await enrol(parts);
    assert.equal(await addPasskey(parts, 'tauno', { flow: 'confirmed', made }, settings), 'refused');
    assert.equal(await addPasskey(parts, 'tauno', { flow: 'another', made }, settings), 'refused');
  });

  test('one that does not verify its user, and what is none, is not added', async () => {
    const parts = openPasskeys();
    const passkey = createSoftPasskey(settings);
    passkey.userVerified = false;
    assert.equal((await enrol(parts, 'maj', passkey)).done, 'refused');
    for (const made of [null, 7, 'x', {}, { id: 'short', response: {} }, { id: 'a'.repeat(40), response: {} }])
      assert.equal(await addPasskey(parts, 'maj', { flow: 'f', made }, settings), 'refused');
    assert.deepEqual(await listPasskeys(parts, 'maj'), []);
  });

  test('they are counted, so that their owner can tell them apart; no more than the bank allows; each change is told and audited (T48)', async () => {
    const parts = openPasskeys({ passkeys: 2 });
    await enrol(parts);
    await enrol(parts);
    assert.equal((await enrol(parts)).done, 'too-many');
    const [first, second] = await listPasskeys(parts, 'maj');
    assert.deepEqual([first?.number, second?.number], [1, 2]);
    assert.equal(await endPasskey(parts, 'tauno', first?.id ?? ''), 'no-such-passkey');
    assert.equal(await endPasskey(parts, 'maj', first?.id ?? ''), 'ended');
    await enrol(parts);
    assert.deepEqual(
      (await listPasskeys(parts, 'maj')).map(({ number }) => number),
      [2, 3],
    );
    const later = parts.clock.now() + 1;
    const told = await parts.stores.outbox.claim('sms', later, later, 10);
    assert.deepEqual(
      told.map(({ body }) => (body as { readonly notice: string }).notice),
      ['passkey-registered', 'passkey-registered', 'passkey-ended', 'passkey-registered'],
    );
    assert.equal((await parts.stores.outbox.claim('push', later, later, 10)).length, 4);
    const audit = await parts.stores.audit.of('maj', ['passkey-registered', 'passkey-ended'], 10);
    assert.equal(audit.length, 4);
  });

  test('S63, I8: what the authenticator is told of the customer says nothing of them, and is the same each time', async () => {
    const parts = openPasskeys();
    const about = { flow: 'f', bank: 'b', name: 'Maj' };
    const [one, again, other] = [
      await offerPasskey(parts, 'maj', about, settings),
      await offerPasskey(parts, 'maj', about, settings),
      await offerPasskey(parts, 'tauno', about, settings),
    ].map((options) => (options as { readonly user: { readonly id: string } }).user.id);
    assert.equal(one, again);
    assert.notEqual(one, other);
    assert.doesNotMatch(Buffer.from(one ?? '', 'base64url').toString('latin1'), /maj/);
  });
});
