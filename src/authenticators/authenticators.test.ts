import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { listAuthenticators } from '#authenticators';
import { type GivenBox, giveBox } from '#authenticators/code-box';
import { issueTable } from '#authenticators/code-table';
import { addPasskey, offerPasskey } from '#authenticators/passkey';
import { setPassword } from '#authenticators/password';
import type { Answer, Authenticator, Context, Credential, Prompt } from '#identification';
import { choosePolicy } from '#policy';
import type { Json, Keys } from '#ports';
import { appSettings, passkeySettings } from '../../test/app-bank.ts';
import { hashing } from '../../test/credentials/bank.ts';
import { createPhoneClient } from '../../test/phone-client.ts';
import { createSoftPasskey } from '../../test/soft-passkey.ts';

const seed = (of: string) => createHash('sha256').update(of).digest();
/** Those that are not answered over the channel that asks. */
const doors: Record<string, Answer['by']> = { 'app-approval': 'app' };
const wrong: readonly Json[] = ['', '00000000', '0123', 'B10', null, 7, [], {}, { code: 'AAAAAAAAA' }, { digits: '4271' }];

function countKeys(): { keys: Keys; trace: string[] } {
  const plain = createPlainKeys();
  const trace: string[] = [];
  const keys: Keys = {
    seal(bytes, context) {
      trace.push('seal');
      return plain.seal(bytes, context);
    },
    open(sealed, context) {
      trace.push('open');
      return plain.open(sealed, context);
    },
    digest(purpose, value) {
      trace.push(`digest ${purpose}`);
      return plain.digest(purpose, value);
    },
  };
  return { keys, trace };
}

/** Which cell is asked, and of which table, is everybody's own; all else is the same. */
function shapeOf({ message, format }: Prompt) {
  const isCell = message.id === 'cell';
  return { id: message.id, with: isCell ? Object.keys(message.with ?? {}) : message.with, format };
}

function makeContext(change: Partial<Context> = {}): Context {
  return {
    now: 1_000,
    random: createSeededRandom(1),
    keys: createPlainKeys(),
    policy: choosePolicy('described'),
    channel: 'phone',
    purpose: 'call',
    inSession: false,
    flow: 'flow',
    about: null,
    notes: [],
    customer: 'aino',
    follows: null,
    challenge: 'challenge-1',
    expires: 61_000,
    ...change,
  };
}

/** What a real customer has, for every one that is listed: a new authenticator does not pass without a line here. */
async function liveOf(name: string): Promise<Credential> {
  const keys = createPlainKeys();
  const digest = async (purpose: string, value: string) => Buffer.from(await keys.digest(purpose, value)).toString('base64url');
  const states: Record<string, () => Promise<Json>> = {
    'app-approval': async () => ({
      name: 'phone',
      deviceKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
      language: 'sv',
    }),
    'activation-code': async () => ({ digest: await digest('activation-code', 'K7M4QX9TB') }),
    'call-code': async () => ({
      digest: await digest('claimed identifier', 'call-code 01234567'),
      elements: ['possession', 'knowledge'],
      amr: ['swk', 'pin'],
      device: 'd',
    }),
  };
  const state = states[name];
  if (state) return { id: `${name} of aino`, version: 0, state: await state(), sealed: '' };
  const issue = issued[name];
  assert.ok(issue, `there is a live credential for ${name}`);
  const { stores } = openMemory();
  const own = { clock: createVirtualClock(), random: createSeededRandom(7), policy: choosePolicy('described'), node: 'n' };
  const parts = { stores, keys, hashing, ...own };
  await issue(parts);
  const [credential] = await stores.credentials.of('aino', name, parts.clock.now());
  assert.ok(credential);
  return credential;
}

type IssueParts = Parameters<typeof setPassword>[0];

/** Those that have a way of their own of being made. */
const issued: Record<string, (parts: IssueParts) => Promise<unknown>> = {
  password: (parts) => setPassword(parts, 'aino', '5863'),
  'code-table': (parts) => issueTable(parts, 'aino', async () => true, { inPerson: true }),
  'code-box': (parts) => giveBox(parts, 'aino', newBox),
  passkey: async (parts) => {
    const { challenge } = (await offerPasskey(parts, 'aino', { flow: 'f', bank: 'b', name: 'n' }, passkeySettings)) as {
      challenge: string;
    };
    const made = createSoftPasskey(passkeySettings).register(challenge) as Json;
    return addPasskey(parts, 'aino', { flow: 'f', made }, passkeySettings);
  },
  'sms-code': ({ stores, clock }) => {
    const about = { id: 'n'.repeat(27), customer: 'aino', kind: 'sms-code', version: 0, state: {}, sealed: '', lookup: null };
    return stores.credentials.add({ ...about, added: 0, expires: null }, { atMost: 1, now: clock.now(), audit: [] });
  },
};

const newBox: GivenBox = {
  serial: 'LB-1007-4418',
  secret: new Uint8Array(20).fill(7),
  status: 'active',
  box: { kind: 'hotp', digits: 8, next: 0 },
  answers: { suite: 'OCRA-1:HOTP-SHA1-8:C-QN08', secret: new Uint8Array(20).fill(9), next: 0 },
};

const listed = listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings });

for (const authenticator of listed) {
  const { name } = authenticator;
  const door = doors[name] ?? 'channel';
  const otherDoor = door === 'app' ? 'channel' : 'app';
  const about = { keys: createPlainKeys(), now: 1_000, policy: choosePolicy('described'), locked: null };
  const pretend = async (of: string) => authenticator.pretend(seed(of), about);
  const begin = (credential: Credential, context = makeContext()) => authenticator.begin([credential], context);

  describe(`the contract of every authenticator: ${name}`, () => {
    test('I7: what an unknown customer seems to have is always the same, and another for another', async () => {
      assert.deepEqual(await pretend('a'), await pretend('a'));
      assert.notDeepEqual(await pretend('a'), await pretend('b'));
    });

    test('beginning and asking have no effect, and the format that is asked is one it declares', async () => {
      const credential = Object.freeze(await liveOf(authenticator.of ?? name));
      const before = JSON.stringify(credential);
      const data = begin(credential);
      const prompt = authenticator.ask(data, makeContext({ customer: null }));
      assert.deepEqual(authenticator.ask(data, makeContext({ customer: null })), prompt);
      assert.ok(authenticator.asks.includes(prompt.format.is));
      assert.equal(JSON.stringify(credential), before);
      assert.deepEqual(JSON.parse(JSON.stringify(data)), data, 'the data is plain JSON');
    });

    test('I7: known and unknown are asked the same', async () => {
      const known = authenticator.ask(begin(await liveOf(authenticator.of ?? name)), makeContext());
      const unknown = authenticator.ask(begin(await pretend('a')), makeContext());
      assert.deepEqual(shapeOf(unknown), shapeOf(known));
    });

    test('I8: no part of what the customer has is in a question', async () => {
      const credential = await liveOf(authenticator.of ?? name);
      const asked = JSON.stringify(authenticator.ask(begin(credential), makeContext()));
      const secrets = JSON.stringify([credential.id, credential.state, credential.sealed]).match(/[A-Za-z0-9_-]{20,}/g) ?? [];
      assert.ok(secrets.length > 0, 'there is something to be found');
      for (const secret of secrets) assert.ok(!asked.includes(secret));
    });

    test('a wrong answer is refused or may be tried again, never accepted, whatever it is', async () => {
      const credential = await liveOf(authenticator.of ?? name);
      const check = (value: Json) =>
        authenticator.check(begin(credential), [credential], { by: door, value, credential: credential.id }, makeContext());
      for (const value of wrong) assert.match((await check(value)).is, /^(rejected|retry)$/);
      const junk = fc.asyncProperty(fc.jsonValue(), async (value) => assert.notEqual((await check(value as Json)).is, 'accepted'));
      await fc.assert(junk, { numRuns: 60 });
    });

    test('an answer by the wrong door is refused, for everybody alike', async () => {
      for (const credential of [await liveOf(authenticator.of ?? name), await pretend('a')])
        for (const value of ['01234567', ...wrong]) {
          const answer = { by: otherDoor, value, credential: credential.id } as const;
          assert.equal((await authenticator.check(begin(credential), [credential], answer, makeContext())).is, 'rejected');
        }
    });

    // By the app only the known answer: nothing waits in anybody else's.
    if (door === 'app') return;
    test('T16: an unknown customer costs what a known one costs', async () => {
      const traceOf = async (credential: Credential, customer: string | null) => {
        const { keys, trace } = countKeys();
        await authenticator.check(begin(credential), [credential], { by: 'channel', value: '99999999' }, makeContext({ keys, customer }));
        return trace;
      };
      const known = await traceOf(await liveOf(authenticator.of ?? name), 'aino');
      // An SMS code is compared with its question alone, and of a passkey the bank holds nothing secret.
      assert.equal(known.length > 0, !['sms-code', 'passkey'].includes(name));
      assert.deepEqual(await traceOf(await pretend('a'), null), known);
    });
  });
}

test('a call code proves what the app showed, once, and only as the very digits', async () => {
  const callCode = listed.find(({ name }) => name === 'call-code') as Authenticator;
  const credential = await liveOf('call-code');
  const check = (value: string) => callCode.check(null, [credential], { by: 'channel', value }, makeContext());
  assert.deepEqual(await check('01234567'), {
    is: 'accepted',
    credential: credential.id,
    uses: [
      { is: 'once', of: 'call-code', mark: credential.id },
      { is: 'held', credential: 'd', now: 1_000 },
    ],
    later: { uses: [{ is: 'open-lock', of: 'aino', kind: 'strangers', now: 1_000 }] },
    elements: ['possession', 'knowledge'],
    amr: ['swk', 'pin'],
  });
  for (const other of ['01234568', '1234567', '012345670']) assert.equal((await check(other)).is, 'rejected');
});

test('an activation code without a phone that can prove its key lets nothing in', async () => {
  const activation = listed.find(({ name }) => name === 'activation-code') as Authenticator;
  const credential = await liveOf('activation-code');
  const { state } = createPhoneClient(async () => ({ status: 500, body: null }), appSettings);
  const { x = '', y = '' } = state.key.export({ format: 'jwk' });
  const phone = {
    name: 'p',
    deviceKey: { kty: 'EC', crv: 'P-256', x, y },
    language: 'sv',
    ownCode: '749206',
    roll: 'r',
    nonce: 'n',
    signature: 'A'.repeat(86),
  };
  for (const given of [null, 7, {}, phone, { ...phone, deviceKey: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }]) {
    const verdict = await activation.check(
      null,
      [credential],
      { by: 'channel', value: { code: 'k7m-4qx 9tb', phone: given } },
      makeContext(),
    );
    assert.equal(verdict.is, 'rejected');
  }
});
