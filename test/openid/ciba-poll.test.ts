import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { blockAgreement } from '#customers';
import { ask, grantType, lookOnce, openCibaBank, poll, refusalOf } from './ciba.ts';
import { givePhone } from './phone.ts';

test('a contact centre asks who it is talking with, the customer approves in the app, and the real client gets a token that says how', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  await phone.approveNewest();
  const tokens = await openid.pollBackchannelAuthenticationGrant(bank.centre, { ...asked, interval: 0.01 });
  const claims = tokens.claims();
  assert.equal(claims?.sub, 'maj');
  assert.equal(claims?.['acr'], 'loa2');
  assert.deepEqual(claims?.['amr'], ['mfa', 'pin', 'swk']);
  assert.equal(claims?.['auth_time'], Math.floor(bank.clock.now() / 1000));
});

test('N15 part: the answer says the interval, who asks too soon is told to slow down by five seconds more, and it stays so', async () => {
  const bank = await openCibaBank();
  await givePhone(bank);
  const asked = await ask(bank.centre);
  assert.equal(asked.interval, 5);
  assert.equal(await lookOnce(bank.centre, asked), 'authorization_pending');
  await bank.clock.advance(4_900);
  assert.equal(await lookOnce(bank.centre, asked), 'slow_down');
  await bank.clock.advance(9_900);
  assert.equal(await lookOnce(bank.centre, asked), 'slow_down', 'ten seconds now');
  await bank.clock.advance(15_000);
  assert.equal(await lookOnce(bank.centre, asked), 'authorization_pending');
  await bank.clock.advance(10_000);
  assert.equal(await lookOnce(bank.centre, asked), 'slow_down', 'and not shorter again');
});

test('N15 part: of two looks at one moment, which have both read the same, one is answered and the other is told to slow down', async () => {
  const bank = await openCibaBank();
  const asked = await ask(bank.centre);
  const find = bank.stores.openid.find.bind(bank.stores.openid);
  let goOn: (() => void) | undefined;
  const meet: typeof find = async (kind, ...given) => {
    const found = await find(kind, ...given);
    if (kind !== 'CibaPace') return found;
    if (goOn) goOn();
    else
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    return found;
  };
  Object.assign(bank.stores.openid, { find: meet });
  const ends = await Promise.all([lookOnce(bank.centre, asked), lookOnce(bank.centre, asked)]);
  assert.deepEqual(ends.sort(), ['authorization_pending', 'slow_down']);
});

test('N15 part: a question is answered at once when the customer has approved, however soon the client looks', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  assert.equal(await lookOnce(bank.centre, asked), 'authorization_pending');
  await phone.approveNewest();
  assert.equal(await lookOnce(bank.centre, asked), 'given');
});

test('N15 part: so many questions from one client about one customer, then 429 that says for how long; another client still asks', async () => {
  const bank = await openCibaBank({}, { asksPerCustomer: { count: 2, window: 600_000 } });
  for (let n = 0; n < 2; n++) await ask(bank.centre);
  const refused = await ask(bank.centre).catch((error: openid.ResponseBodyError) => error);
  assert.ok(refused instanceof openid.ResponseBodyError);
  assert.equal(refused.status, 429);
  const wait = Number(refused.response.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 600, String(wait));
  await ask(bank.other);
  await bank.clock.advance(wait * 1_000);
  await ask(bank.centre);
});

test('I2 part: an auth_req_id of 160 bits and more is redeemed once; the tokens of the first stay good', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  assert.ok(asked.auth_req_id.length * 6 >= 160, asked.auth_req_id);
  await phone.approveNewest();
  const ends = await Promise.allSettled(Array.from({ length: 10 }, () => poll(bank.centre, asked)));
  const given = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  assert.equal(given.length, 1);
  assert.equal(await lookOnce(bank.centre, asked), 'invalid_grant');
  const { sub } = await openid.fetchUserInfo(bank.centre, given[0]?.access_token ?? '', 'maj');
  assert.equal(sub, 'maj');
});

test("T30: another client's auth_req_id is refused, before and after the approval, and spoils nothing", async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  assert.equal(await lookOnce(bank.other, asked), 'invalid_grant');
  await phone.approveNewest();
  assert.equal(await lookOnce(bank.other, asked), 'invalid_grant');
  assert.equal(await lookOnce(bank.other, { auth_req_id: 'nobodys' }), 'invalid_grant');
  assert.equal(await lookOnce(bank.centre, asked), 'given');
});

test('T30: what nobody answers expires, as soon as the client has asked for, and a late approval is refused', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre, { requested_expiry: '60' });
  assert.equal(asked.expires_in, 60);
  const { id } = await phone.newest();
  await bank.clock.advance(60_000);
  assert.equal(await lookOnce(bank.centre, asked), 'expired_token');
  const late = await phone.approve(id, { is: 'own-code', code: '749206' });
  assert.equal(late.status >= 400, true);
  assert.equal(await lookOnce(bank.centre, asked), 'expired_token');
});

test('a longer life than the app has is not given', async () => {
  const bank = await openCibaBank();
  assert.equal((await ask(bank.centre, { requested_expiry: '86400' })).expires_in, 180);
  assert.equal((await ask(bank.centre)).expires_in, 180);
});

test('T30: a customer who says no ends it at once: access_denied', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  for (const say of [phone.decline, phone.notMe]) {
    const asked = await ask(bank.centre);
    await say((await phone.newest()).id);
    assert.equal(await lookOnce(bank.centre, asked), 'access_denied');
    assert.equal(await lookOnce(bank.centre, asked), 'access_denied');
  }
});

test('T12: blocked before the question: it is asked like any other, and nobody can approve it', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  await blockAgreement({ ...bank.parts, stores: bank.stores }, { customer: 'maj', by: 'customer' });
  const asked = await ask(bank.centre);
  assert.equal(await lookOnce(bank.centre, asked), 'authorization_pending');
  assert.notEqual((await phone.call('GET', '/requests')).status, 200);
  await bank.clock.advance(180_000);
  assert.equal(await lookOnce(bank.centre, asked), 'expired_token');
});

test('T12: blocked between question and approval: the approval gives nothing', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  const { id } = await phone.newest();
  const request = await phone.read(id);
  await bank.stores.customers.block('maj', { at: bank.clock.now(), why: 'bank' }, { audit: [] });
  const { status } = await phone.call('POST', `/requests/${id}/approve`, phone.makeApproval(request, { is: 'own-code', code: '749206' }));
  assert.ok(status >= 400);
  assert.notEqual(await lookOnce(bank.centre, asked), 'given');
});

test('T12: blocked between approval and redemption, or a lock of the phone, or the phone taken away: no token', async () => {
  const harms: ((bank: Awaited<ReturnType<typeof openCibaBank>>, device: string) => Promise<unknown>)[] = [
    (bank) => bank.stores.customers.block('maj', { at: bank.clock.now(), why: 'bank' }, { audit: [] }),
    (bank, device) => bank.stores.credentials.end(device, bank.clock.now(), { audit: [] }),
    async (bank, of) => {
      for (let n = 0; n < 5; n++) {
        const rule = { tries: 5, then: 'lock' } as const;
        const reservation = { id: `wrong ${n}`, of, kind: 'app-approval', rule, node: 'node-1' };
        await bank.stores.tries.reserve(reservation, bank.clock.now());
        await bank.stores.tries.settle({ tryId: reservation.id, as: 'wrong', rule, now: bank.clock.now() }, { audit: [] });
      }
    },
  ];
  for (const harm of harms) {
    const bank = await openCibaBank();
    const phone = await givePhone(bank);
    const asked = await ask(bank.centre);
    await phone.approveNewest();
    await harm(bank, phone.state.device);
    assert.equal(
      await refusalOf(openid.genericGrantRequest(bank.centre, grantType, { auth_req_id: asked.auth_req_id })),
      '400 invalid_grant',
    );
  }
});
