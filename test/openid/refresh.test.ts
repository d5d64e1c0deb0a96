import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { logIn } from './log-in.ts';
import { openOpenidBank, webClient } from './provider.ts';

const refreshing = { ...webClient, refresh: true };

async function logInAndRefresh() {
  const bank = await openOpenidBank({ clients: [refreshing] });
  const client = await bank.connect(refreshing);
  const { redeem } = await logIn(bank, client);
  const { refresh_token = '' } = await redeem();
  return { bank, client, first: refresh_token };
}

test('a refresh token is followed by another one each time it is used, and says anew what was shown', async () => {
  const { client, first } = await logInAndRefresh();
  const second = await openid.refreshTokenGrant(client, first);
  assert.notEqual(second.refresh_token, first);
  assert.equal(second.claims()?.sub, 'maj');
  assert.equal(second.claims()?.['acr'], 'loa2');
});

test('a refresh token that comes twice was stolen, and all that follows from it ends', async () => {
  const { client, first } = await logInAndRefresh();
  const second = await openid.refreshTokenGrant(client, first);
  await assert.rejects(openid.refreshTokenGrant(client, first), { error: 'invalid_grant' });
  await assert.rejects(openid.refreshTokenGrant(client, second.refresh_token ?? ''), { error: 'invalid_grant' });
  await assert.rejects(openid.fetchUserInfo(client, second.access_token, 'maj'));
});

test('T12 part: who is blocked gets no token for a code, a refresh token or at the userinfo endpoint', async () => {
  const { bank, client, first } = await logInAndRefresh();
  const { redeem } = await logIn(bank, client);
  const { access_token } = await openid.refreshTokenGrant(client, first);
  await bank.stores.customers.block('maj', { at: bank.clock.now(), why: 'bank' }, { audit: [] });
  await assert.rejects(redeem(), { error: 'invalid_grant' });
  await assert.rejects(openid.refreshTokenGrant(client, first), { error: 'invalid_grant' });
  await assert.rejects(openid.fetchUserInfo(client, access_token, 'maj'));
});

test('a client revokes its own tokens and reads its own, and nobody else does', async () => {
  const other = { ...refreshing, id: 'other' };
  const bank = await openOpenidBank({ clients: [refreshing, other] });
  const [client, stranger] = [await bank.connect(refreshing), await bank.connect(other)];
  const { access_token } = await (await logIn(bank, client)).redeem();
  assert.equal((await openid.tokenIntrospection(client, access_token)).active, true);
  assert.equal((await openid.tokenIntrospection(stranger, access_token)).active, false);
  await assert.rejects(openid.tokenRevocation(stranger, access_token));
  assert.equal((await openid.tokenIntrospection(client, access_token)).active, true);
  await openid.tokenRevocation(client, access_token);
  assert.equal((await openid.tokenIntrospection(client, access_token)).active, false);
});
