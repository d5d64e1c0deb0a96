import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { ask, lookOnce, openCibaBank, poll, proveOther } from './ciba.ts';
import { givePhone } from './phone.ts';
import { issuer, keyOfClient, privateKeyOf } from './provider.ts';

type Bank = Awaited<ReturnType<typeof openCibaBank>>;

async function tellOver(bank: Bank, auth_req_id: string | undefined, centre = bank.centre, prove?: openid.ClientAuth): Promise<number> {
  const body = new URLSearchParams(auth_req_id === undefined ? {} : { auth_req_id });
  const auth = prove ?? openid.PrivateKeyJwt(await privateKeyOf(keyOfClient));
  await auth(centre.serverMetadata(), centre.clientMetadata(), body, new Headers());
  return (await bank.fetch(`${issuer}/openid/end-of-call`, { method: 'POST', body })).status;
}

test('I9, S42: when the call is over the grant and all of its tokens are worth nothing, and nobody is logged in any more', async () => {
  const bank = await openCibaBank({ refresh: true });
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  await phone.approveNewest();
  const { access_token, refresh_token = '' } = await poll(bank.centre, asked);
  assert.equal((await openid.tokenIntrospection(bank.centre, access_token)).active, true);
  assert.equal(await tellOver(bank, asked.auth_req_id), 204);
  assert.equal((await openid.tokenIntrospection(bank.centre, access_token)).active, false);
  await assert.rejects(openid.fetchUserInfo(bank.centre, access_token, 'maj'));
  await assert.rejects(openid.refreshTokenGrant(bank.centre, refresh_token));
  assert.equal(await lookOnce(bank.centre, asked), 'invalid_grant');
  assert.equal(await tellOver(bank, asked.auth_req_id), 204, 'said twice it is as true');
  const told = (await bank.stores.audit.since(0, 1_000)).filter(({ what }) => what === 'openid-call-ended');
  assert.equal(told[0]?.detail?.['client'], 'contact-centre');
});

test('I9, S42: a question that is open when the call ends can be approved no more, and what was approved is given no more', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const open = await ask(bank.centre);
  const { id } = await phone.newest();
  assert.equal(await tellOver(bank, open.auth_req_id), 204);
  assert.equal((await phone.waiting()).length, 0);
  assert.ok((await phone.approve(id, { is: 'own-code', code: '749206' })).status >= 400);
  assert.equal(await lookOnce(bank.centre, open), 'invalid_grant');
  const approved = await ask(bank.centre);
  await phone.approveNewest();
  assert.equal(await tellOver(bank, approved.auth_req_id), 204);
  assert.equal(await lookOnce(bank.centre, approved), 'invalid_grant');
});

test('I9, T12: a call that ends while its token is given gives none: the session of the call stands in the same transaction', async () => {
  // Before anything is written of the grant, and when all of it is.
  for (const kind of ['Grant', 'consume']) {
    const bank = await openCibaBank();
    const phone = await givePhone(bank);
    const asked = await ask(bank.centre);
    await phone.approveNewest();
    const store = bank.stores.openid;
    const { put, consume } = { put: store.put.bind(store), consume: store.consume.bind(store) };
    const endOnce = async (at: string) => {
      if (at !== kind) return;
      Object.assign(store, { put, consume });
      await tellOver(bank, asked.auth_req_id);
    };
    Object.assign(store, {
      put: async (...given: Parameters<typeof put>) => {
        await endOnce(given[0].kind);
        return put(...given);
      },
      consume: async (...given: Parameters<typeof consume>) => {
        await endOnce('consume');
        return consume(...given);
      },
    });
    assert.equal(await lookOnce(bank.centre, asked), 'invalid_grant', kind);
  }
});

test('T30: only the client that has asked ends its call, as itself', async () => {
  const bank = await openCibaBank();
  const phone = await givePhone(bank);
  const asked = await ask(bank.centre);
  await phone.approveNewest();
  assert.equal(await tellOver(bank, 'nobodys'), 400);
  assert.equal(await tellOver(bank, undefined), 400);
  assert.equal(await tellOver(bank, asked.auth_req_id, bank.other, await proveOther()), 400, "another's");
  assert.equal(await tellOver(bank, asked.auth_req_id, bank.other), 401, 'signed by another key');
  const plain = new URLSearchParams({ auth_req_id: asked.auth_req_id, client_id: 'contact-centre' });
  assert.equal((await bank.fetch(`${issuer}/openid/end-of-call`, { method: 'POST', body: plain })).status, 401);
  assert.equal(await lookOnce(bank.centre, asked), 'given');
});
