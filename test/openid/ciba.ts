import * as openid from 'openid-client';
import type { OpenidClient } from '#openid';
import { keyOfClient, makeKey, type OpenidBank, openOpenidBank, privateKeyOf } from './provider.ts';

export const grantType = 'urn:openid:params:grant-type:ciba';
const jwks = { keys: [keyOfClient.publicJwk] };

/** A contact centre of the bank, on a system of somebody else. */
export const contactCentre: OpenidClient = {
  id: 'contact-centre',
  name: { sv: 'Lyktbankens kundtjänst', fi: 'Lyhtypankin asiakaspalvelu', en: 'Lykta Bank customer service' },
  profile: 'standard',
  auth: { is: 'private-key-jwt', jwks },
  scopes: ['profile'],
  ciba: {
    mode: 'poll',
    purposes: [{ id: 'cards', name: { sv: 'Ditt kort', fi: 'Korttisi', en: 'Your card' } }],
    advisors: [{ id: 'anna', name: 'Anna Backman' }],
    initiators: ['user', 'bank'],
  },
};

const otherKey = makeKey('ES256', 'other-1');
/** Another client that asks over CIBA. */
export const otherCentre: OpenidClient = {
  ...contactCentre,
  id: 'other-centre',
  auth: { is: 'private-key-jwt', jwks: { keys: [otherKey.publicJwk] } },
};

type Rules = NonNullable<Parameters<typeof openOpenidBank>[0]>['rules'];
export type CibaBank = Awaited<ReturnType<typeof openCibaBank>>;

/** The bank with two contact centres; `more` stands in the registration of the first. */
export async function openCibaBank(more: Partial<OpenidClient> = {}, rules: Rules = {}) {
  const client = { ...contactCentre, ...more };
  const bank = await openOpenidBank({ clients: [client, otherCentre], as: null, rules: { ...rules } });
  return { ...bank, centre: await bank.connect(client), other: await connectOther(bank) };
}

/** How the other one proves that it is itself. */
export const proveOther = async () => openid.PrivateKeyJwt(await privateKeyOf(otherKey));

async function connectOther(bank: OpenidBank) {
  return bank.connect(otherCentre, await proveOther());
}

export const said = { scope: 'openid profile', binding_message: '482913' };
/** Maj's; `unknown` is nobody's, and has the same form. */
export const hints = { maj: '604218', unknown: '604219', sirkka: '918364' } as const;

/** Asks about whoever has this number. */
export function ask(centre: openid.Configuration, request: Record<string, string> = {}) {
  const hint = 'id_token_hint' in request || 'request' in request ? {} : { login_hint: hints.maj };
  return openid.initiateBackchannelAuthentication(centre, { ...said, ...hint, ...request });
}

/** One look at the token endpoint. */
export function poll(centre: openid.Configuration, { auth_req_id }: { readonly auth_req_id: string }) {
  return openid.genericGrantRequest(centre, grantType, { auth_req_id });
}

/** How one look ends: 'given', or the error. */
export async function lookOnce(centre: openid.Configuration, asked: { readonly auth_req_id: string }): Promise<string> {
  return poll(centre, asked).then(
    () => 'given',
    (error: openid.ResponseBodyError) => error.error,
  );
}

/** What the library says is wrong with a request, with its status. */
export async function refusalOf(asking: Promise<unknown>): Promise<string> {
  return asking.then(
    () => 'asked',
    (error: openid.ResponseBodyError) => `${error.status} ${error.error}`,
  );
}
