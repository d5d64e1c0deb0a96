import { generateKeyPairSync } from 'node:crypto';
import { pageTexts } from '#pages';
import type { Config } from '#server';
import { lyktbanken } from '#texts';
import { createWebBank, type WebBank } from '../../../examples/web-bank/index.ts';
import { listCustomers } from './accounts.ts';

export type Hamnen = {
  /** What a bank writes into its configuration to register it. */
  readonly client: Client;
  open(now: () => number): Promise<WebBank>;
};
type Client = NonNullable<Config['openid']>['clients'][number];

const id = 'hamnen';
const kid = 'hamnen-1';
const strip = {
  text: pageTexts.demo,
  link: { sv: 'Personer och koder', fi: 'Henkilöt ja tunnukset', en: 'People and codes' },
};

/** The example web bank as Lyktbanken's, with a key that lives as long as the demo does: nothing is kept, nothing can leak. */
export function prepareHamnen(ports: { readonly main: number; readonly web: number }): Hamnen {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [address, provider] = [`http://localhost:${ports.web}`, `http://localhost:${ports.main}`];
  const jwk = { ...publicKey.export({ format: 'jwk' }), kty: 'EC' as const, kid, alg: 'ES256', use: 'sig' };
  return {
    client: describeClient(address, jwk),
    open: (now) =>
      createWebBank({
        address,
        listen: { host: '127.0.0.1', port: ports.web },
        provider,
        client: { id, key: { ...privateKey.export({ format: 'jwk' }), kid } },
        customers: listCustomers(now()),
        strip: { ...strip, address: `${provider}/{l}/demo/people` },
        now,
        complain: (sentence) => process.stderr.write(`${new Date().toISOString()} web-bank ${sentence}\n`),
      }),
  };
}

function describeClient(address: string, jwk: { readonly kty: 'EC' }): Client {
  const { sv, fi, en } = lyktbanken;
  return {
    id,
    name: { sv: sv.webBank, fi: `${fi.webBank}-verkkopankki`, en: en.webBank },
    profile: 'fapi2',
    redirectUris: [`${address}/log-in/answer`],
    postLogoutRedirectUris: ['sv', 'fi', 'en'].map((language) => `${address}/${language}/logged-out`),
    backchannelLogoutUri: `${address}/back-channel-logout`,
    auth: { is: 'private-key-jwt', jwks: { keys: [jwk] } },
    payments: true,
    changes: [
      {
        id: 'daily-limit',
        name: { sv: 'gränsen för betalningar på ett dygn', fi: 'maksuraja vuorokaudessa', en: 'the limit for payments in a day' },
      },
    ],
  };
}
