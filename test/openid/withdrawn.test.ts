import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { begin } from '../credentials/bank.ts';
import { logIn } from './log-in.ts';
import { type OpenidBank, openOpenidBank, webClient } from './provider.ts';

const maj = '604218';
const refreshing = { ...webClient, refresh: true };

/** What can come between an approval and its redemption, to a customer who logs in with password, code table and SMS. */
const between: Readonly<Record<string, (bank: OpenidBank) => Promise<unknown>>> = {
  'a block': ({ stores, clock }) => stores.customers.block('maj', { at: clock.now(), why: 'lost' }, { audit: [] }),
  'the end of the agreement': ({ stores, clock }) => stores.customers.close('maj', clock.now(), { audit: [] }),
  'a lock of the password, by whoever guesses': async (bank) => {
    for (let guess = 0; guess < 8; guess++) await bank.identify.answer((await begin(bank, maj)).flow, '00000');
  },
  'the loss of the code table': ({ stores, clock, tables }) =>
    stores.credentials.end(tables.get('maj')?.credential ?? '', clock.now(), { audit: [] }),
  'another password': ({ stores, clock }) =>
    stores.audit.append([{ at: clock.now() + 1, node: 'n', what: 'flow-done', customer: 'maj', detail: { renew: 'password' } }]),
  'another telephone number': ({ stores, clock }) => stores.credentials.end('number of maj', clock.now(), { audit: [] }),
};

for (const [what, happen] of Object.entries(between))
  test(`T12: ${what} between approval and redemption gives no token, for a code and for a refresh token`, async () => {
    const bank = await openOpenidBank({ clients: [refreshing] });
    const client = await bank.connect(refreshing);
    const { refresh_token = '' } = await (await logIn(bank, client)).redeem();
    const { redeem } = await logIn(bank, client);
    await happen(bank);
    await assert.rejects(redeem(), { error: 'invalid_grant' });
    await assert.rejects(openid.refreshTokenGrant(client, refresh_token), { error: 'invalid_grant' });
  });

test('T12: what happens to another customer is nothing to this one', async () => {
  const bank = await openOpenidBank({ clients: [refreshing] });
  const client = await bank.connect(refreshing);
  const { redeem } = await logIn(bank, client);
  await bank.stores.customers.block('tauno', { at: bank.clock.now(), why: 'lost' }, { audit: [] });
  const { refresh_token = '' } = await redeem();
  assert.ok((await openid.refreshTokenGrant(client, refresh_token)).access_token);
});
