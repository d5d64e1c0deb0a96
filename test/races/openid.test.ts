import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { type OpenDatabase, openPostgres } from '#adapters/database';
import { aCustomer, newId, nothing, now } from '../contract/stores/samples.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { type Nodes, startNodes } from './nodes.ts';
import { bankOf, type Form, issuer, makeClientKey, type RaceBank } from './openid/bank.ts';
import { assertLost, count, raceOften, raceUntilLost } from './words.ts';

const token = '/openid/token';

/** Two nodes with the whole provider on one PostgreSQL, and the same on a broken store, to see that each race can be lost (T3). */
describe('T2, T3: races for what the OpenID Provider gives once', () => {
  let postgres: Postgres;
  let own: OpenDatabase;
  let bank: RaceBank;
  let real: Nodes;
  let broken: Nodes;
  const { privateKey, jwk } = makeClientKey();
  before(async () => {
    postgres = await startPostgres();
    const url = await postgres.createDatabase();
    own = await openPostgres({ url, poolSize: 5 });
    bank = await bankOf(own.stores, jwk);
    [real, broken] = await Promise.all([startNodes(url, 'real'), startNodes(url, 'broken')]);
  });
  after(async () => {
    await Promise.all([real?.stop(), broken?.stop()]);
    await own?.close();
    await postgres?.stop();
  });

  const grantTo = async (kind: Parameters<RaceBank['grant']>[1]) => {
    const customer = newId('customer');
    await own.stores.customers.add(aCustomer({ id: customer }), nothing);
    return { customer, form: await bank.grant(customer, kind) };
  };
  /** Half of them at each node. */
  const postMany = async (nodes: Nodes, form: Form, times: number, path = token) => {
    const share = { jwk, path, forms: Array<Form>(times / 2).fill(form) };
    return count(await nodes.contend('post', [share, share]));
  };

  for (const [kind, name] of [
    ['code', 'authorization code'],
    ['refresh', 'refresh token'],
    ['ciba', 'auth_req_id'],
  ] as const)
    test(`I2: of two hundred redemptions of one ${name} one is given tokens`, async () => {
      const { form } = await grantTo(kind);
      assert.deepEqual(await postMany(real, form, 200), { given: 1, invalid_grant: 199 });
      const other = await grantTo(kind);
      assertLost((await postMany(broken, other.form, 200))['given'], 1);
    });

  test('I2: of two hundred requests with one assertion one is taken', async () => {
    const assertion = () =>
      new SignJWT({ jti: newId('jti') })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer('signing-bank')
        .setSubject('signing-bank')
        .setAudience(issuer)
        .setExpirationTime('1m')
        .setIssuedAt()
        .sign(privateKey);
    const push = async (nodes: Nodes) => {
      const auth = { client_id: 'signing-bank', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' };
      const request = { response_type: 'code', scope: 'openid', redirect_uri: 'https://hamnen.example/callback' };
      const pkce = { code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' };
      const form = { ...auth, client_assertion: await assertion(), ...request, ...pkce };
      return postMany(nodes, form, 200, '/openid/par');
    };
    assert.deepEqual(await push(real), { given: 1, invalid_client: 199 });
    assertLost((await push(broken))['given'], 1);
  });

  test('I2: of two hundred answers to one pushed request one is given', async () => {
    const race = async (nodes: Nodes) => {
      const [kind, id] = ['PushedAuthorizationRequest', newId('pushed')];
      await bank.adapter(kind).upsert(id, { jti: id, kind }, 60);
      const share = { jwk, kind, ids: Array<string>(100).fill(id) };
      return count(await nodes.contend('consume', [share, share]));
    };
    assert.deepEqual(await race(real), { given: 1, invalid_request_uri: 199 });
    assertLost((await race(broken))['given'], 1);
  });

  // Below the token endpoint, which looks at the customer once more and hides a broken store.
  test('T12: the code of whoever is blocked before is not redeemed', async () => {
    const race = async (nodes: Nodes) => {
      const granted = await Promise.all(Array.from({ length: 40 }, () => grantTo('code')));
      const [words, atBlock] = await nodes.oppose(
        ['consume', { jwk, kind: 'AuthorizationCode', ids: granted.map(({ form }) => form['code'] ?? '') }],
        ['blockEach', { blocked: granted.map(({ customer }) => ({ customer, at: now })) }],
      );
      return words.map((word, index) => `${word}, ${atBlock[index]} at the block`);
    };
    const words = count(await raceOften(() => race(real)));
    assert.equal(words['given, nobody at the block'] ?? 0, 0);
    assert.ok((words['invalid_grant, nobody at the block'] ?? 0) > 0);
    await raceUntilLost(() => race(broken), 'given, nobody at the block');
  });
});
