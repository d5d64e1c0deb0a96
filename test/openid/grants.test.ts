import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { contactCentre, grantType, poll } from './ciba.ts';
import { logIn } from './log-in.ts';
import { givePhone } from './phone.ts';
import { openOpenidBank, webClient } from './provider.ts';

const refreshing = { ...webClient, refresh: true };
const bank = await openOpenidBank({ clients: [refreshing, contactCentre] });

/** Each grant that a client of the standards may ask for, as openid-client completes it. */
const completes: Readonly<Record<string, () => Promise<openid.IDToken | undefined>>> = {
  authorization_code: async () => (await (await logIn(bank, await bank.connect(refreshing))).redeem()).claims(),
  refresh_token: async () => {
    const client = await bank.connect(refreshing);
    const { refresh_token = '' } = await (await logIn(bank, client)).redeem();
    return (await openid.refreshTokenGrant(client, refresh_token)).claims();
  },
  [grantType]: async () => {
    const [client, phone] = [await bank.connect(contactCentre), await givePhone(bank)];
    const request = { scope: 'openid', login_hint: '604218', binding_message: '482913' };
    const asked = await openid.initiateBackchannelAuthentication(client, request);
    await phone.approveNewest();
    const tokens = (await poll(client, asked)) as openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;
    return tokens.claims();
  },
};
/** Of our own, and no way to a token: it ends what CIBA has given. */
const own = ['urn:styrka:params:grant-type:end-of-call'];

test('N15: every grant that discovery announces is completed by openid-client, and no other is there', async () => {
  const announced = (await bank.connect(refreshing)).serverMetadata().grant_types_supported ?? [];
  assert.deepEqual(announced.filter((grant) => !own.includes(grant)).toSorted(), Object.keys(completes).toSorted());
});

for (const [grant, complete] of Object.entries(completes))
  test(`N15: openid-client completes ${grant}`, async () => {
    const claims = await complete();
    assert.deepEqual([claims?.sub, claims?.['acr']], ['maj', 'loa2']);
  });
