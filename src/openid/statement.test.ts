import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { type Asking, type Identify, type Payment, type View, writeAsking } from '#identification';
import { goThrough, openCredentialsBank } from '../../test/credentials/bank.ts';
import type { OpenidClient } from './client.ts';
import type { Granted } from './granted.ts';
import { createRecords } from './records.ts';
import { stateConfirmed, type ToState } from './statement.ts';

const issuer = 'https://bank.example';
const limit = { sv: 'gränsen för betalningar', fi: 'maksuraja', en: 'the limit for payments' };
const other = { sv: 'adressen', fi: 'osoite', en: 'the address' };
const hamnen = {
  id: 'hamnen',
  name: { sv: 'Hamnen', fi: 'Satama', en: 'Hamnen' },
  profile: 'fapi2',
  auth: { is: 'private-key-jwt', jwks: { keys: [] } },
  payments: true,
  changes: [
    { id: 'daily-limit', name: limit },
    { id: 'address', name: other },
  ],
} satisfies OpenidClient;
const payment: Payment = { amount: '250.00', currency: 'EUR', payee: 'Norrskens El Ab', account: 'FI2112345600000785' };
const asking: Asking = {
  client: 'hamnen',
  name: hamnen.name,
  interaction: 'i',
  code: null,
  purpose: null,
  advisor: null,
  initiator: null,
  payment,
  change: null,
};
const detailsOf = ({ amount, currency, payee, account }: Payment) => [
  { type: 'payment', amount: { amount, currency }, payee: { name: payee, account } },
];
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
const keys = {
  jwks: { keys: [{ ...(await exportJWK(privateKey)), kty: 'EC', kid: 'k1', alg: 'ES256' }] },
  published: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] }),
};

/** Maj confirms what is asked with password, cell and SMS, as S60 wants it. */
async function openBank() {
  const bank = await openCredentialsBank();
  const records = createRecords({ store: bank.stores.openid, ...bank.parts });
  const parts = { issuer, identify: bank.identify, records, keys: bank.parts.keys, clock: bank.clock, jwks: keys.jwks };
  let session = 0;
  const confirm = async (about: Asking, purpose: 'pay' | 'change' = 'pay', customer = 'maj') => {
    const boundTo = { session: `s${session++}` };
    const { flow } = await bank.identify.begin({ plan: 'transaction-table', channel: 'web', purpose, boundTo, about: writeAsking(about) });
    return goThrough(bank, customer, await bank.identify.claimFor(flow, customer));
  };
  const grant = ({ flow, result }: View, about: Asking = asking): Granted => ({
    flow,
    customer: result?.customer ?? 'nobody',
    session: null,
    acr: result?.acr ?? 'loa1',
    amr: result?.amr ?? [],
    authTime: 0,
    asking: about,
  });
  const state = (to: Partial<ToState> & Pick<ToState, 'granted'>, identify: Pick<Identify, 'look'> = bank.identify) =>
    stateConfirmed({ ...parts, identify }, { client: hamnen, account: 'maj', details: detailsOf(payment), ...to });
  return { ...bank, confirm, grant, state };
}

const isRefused = (stated: Promise<unknown>, why?: string) => assert.rejects(stated, { error: 'invalid_grant' }, why);

describe('the statement of what was confirmed', () => {
  test('S60: an outsider verifies it with the published keys, and it says who, what, how and when', async () => {
    const bank = await openBank();
    const view = await bank.confirm(asking);
    const { statement, ...detail } = await bank.state({ granted: bank.grant(view) });
    assert.deepEqual([detail], detailsOf(payment));
    const { payload, protectedHeader } = await jwtVerify(statement, keys.published, {
      issuer,
      audience: 'hamnen',
      subject: 'maj',
      typ: 'styrka-confirmation+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['iat', 'jti', 'auth_time'],
      currentDate: new Date(bank.clock.now()),
    });
    assert.deepEqual(protectedHeader, { alg: 'ES256', typ: 'styrka-confirmation+jwt', kid: 'k1' });
    assert.deepEqual(payload['authorization_details'], detailsOf(payment));
    assert.deepEqual([payload['acr'], payload['elements'], payload['flow']], ['loa2', ['knowledge', 'possession'], view.flow]);
    assert.deepEqual(payload['amr'], view.result?.amr);
  });

  test('S61: a change is stated by its registered id', async () => {
    const bank = await openBank();
    const about = { ...asking, payment: null, change: limit };
    const granted = bank.grant(await bank.confirm(about, 'change'), about);
    await isRefused(bank.state({ granted, details: [{ type: 'change', change: 'address' }] }));
    await isRefused(bank.state({ granted }));
    const { statement: _, ...detail } = await bank.state({ granted, details: [{ type: 'change', change: 'daily-limit' }] });
    assert.deepEqual(detail, { type: 'change', change: 'daily-limit' });
  });

  test('S60: it is made once; whoever asks again gets nothing', async () => {
    const bank = await openBank();
    const granted = bank.grant(await bank.confirm(asking));
    const stated = await Promise.allSettled([1, 2, 3].map(() => bank.state({ granted })));
    assert.equal(stated.filter(({ status }) => status === 'fulfilled').length, 1);
    await isRefused(bank.state({ granted }));
  });

  const changes: fc.Arbitrary<Partial<Payment>> = fc.oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2)) }),
    fc.record({ currency: fc.constantFrom('SEK', 'NOK', 'USD') }),
    fc.record({ payee: fc.constantFrom('Norrskens El AB', 'Norrskens El Ab.', 'Norrskens El', 'Någon Annan') }),
    fc.record({ account: fc.constantFrom('FI5542345670000081', 'SE4550000000058398257466', '123-4567') }),
  );

  test('T28, S60: any change between what was confirmed and what is redeemed gives no statement (RTS art. 5)', async () => {
    const bank = await openBank();
    const view = await bank.confirm(asking);
    await fc.assert(
      fc.asyncProperty(
        changes,
        fc.constantFrom('request', 'grant', 'flow', 'grant and request', 'grant and flow'),
        async (change, where) => {
          fc.pre(Object.entries(change).some(([name, value]) => payment[name as keyof Payment] !== value));
          const changed = { ...payment, ...change };
          const there = (place: string) => (where.includes(place) ? changed : payment);
          const about = writeAsking({ ...asking, payment: there('flow') });
          const look = async () => ({ ...(await bank.identify.look(view.flow)), about });
          const granted = bank.grant(view, { ...asking, payment: there('grant') });
          await isRefused(bank.state({ granted, details: detailsOf(there('request')) }, { look }));
        },
      ),
    );
    assert.ok((await bank.state({ granted: bank.grant(view) })).statement, 'what was refused has used up nothing');
  });

  test('I9: it is for the client that asked, of the customer who confirmed, and of an identification that came to its end', async () => {
    const bank = await openBank();
    const view = await bank.confirm(asking);
    await isRefused(bank.state({ granted: bank.grant(view), account: 'tauno' }), 'another customer');
    await isRefused(bank.state({ granted: bank.grant(view), client: { ...hamnen, id: 'another' } }), 'another client');
    await isRefused(bank.state({ granted: undefined }), 'nobody was identified');
    const { flow } = await bank.identify.begin({
      plan: 'transaction-table',
      channel: 'web',
      purpose: 'pay',
      boundTo: { session: 's' },
      about: writeAsking(asking),
    });
    await isRefused(bank.state({ granted: bank.grant({ ...view, flow }) }), 'it is not over');
    for (const purpose of ['login', 'change'] as const) {
      const look = async () => ({ ...(await bank.identify.look(view.flow)), purpose });
      await isRefused(bank.state({ granted: bank.grant(view) }, { look }), 'it was for something else');
    }
    const login = { ...asking, payment: null };
    const confirmed = await bank.confirm(login);
    await isRefused(bank.state({ granted: bank.grant(confirmed) }), 'nothing was confirmed in it');
    await isRefused(bank.state({ granted: bank.grant(confirmed, login) }), 'nothing was confirmed in it');
  });
});
