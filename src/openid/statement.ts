import { importJWK, type JWK, SignJWT } from 'jose';
import { errors, type JWKS } from 'oidc-provider';
import { confirmingPurposeOf, type Identify, readAsking, type View } from '#identification';
import { type Clock, digestText, type Identified, type Keys, writeCanonical } from '#ports';
import type { OpenidClient } from './client.ts';
import { type Detail, type Details, readDetails, writeDetail } from './details.ts';
import type { Granted } from './granted.ts';
import type { Records } from './records.ts';

export type StatementParts = {
  readonly issuer: string;
  readonly identify: Pick<Identify, 'look'>;
  readonly records: Pick<Records, 'remember'>;
  readonly keys: Keys;
  readonly clock: Clock;
  /** Private keys; the first of its kind signs. */
  readonly jwks: JWKS;
};

/** What a token is about to be given for. `details`: what the client has asked for, as it stands beside the code. */
export type ToState = {
  readonly client: OpenidClient;
  readonly account: string;
  readonly granted: Granted | undefined;
  readonly details: unknown;
};

export type Confirmed = Detail & { readonly statement: string };

const typeOfStatement = 'styrka-confirmation+jwt';
/** Longer than any grant lives, ms. */
const rememberedFor = 24 * 3_600_000;

/**
 * What the customer has confirmed, signed for the client to keep (RTS art. 5; docs/integrating/payments.md). It is made of what the
 * identification was begun with, which is what was shown, keyed and signed, and not of the request; where the two differ, and the second
 * time, nothing is said. Throws `invalid_grant`.
 */
export async function stateConfirmed(parts: StatementParts, to: ToState): Promise<Confirmed> {
  const { client, account, granted } = to;
  if (!granted) return refuse('nobody has confirmed it');
  const view = await parts.identify.look(granted.flow);
  const confirmed = readConfirmed(view, to);
  const detail = writeDetail(client, confirmed);
  if (!detail || !view.result || view.result.customer !== account) return refuse('it is not what was confirmed');
  if (view.result.acr !== 'loa2') return refuse('two elements of different kinds are shown before something is confirmed');
  if ((await parts.records.remember('Statement', granted.flow, rememberedFor)) === 'known') return refuse('it was stated before');
  return { ...detail, statement: await sign(parts, client, view.result, { flow: granted.flow, detail }) };
}

/** What the flow was begun with, if that is also what the grant says, and what this client has asked for. */
function readConfirmed({ about, purpose }: View, { client, granted, details }: ToState): Details {
  const asking = readAsking(about);
  const isAsked =
    asking?.client === client.id &&
    purpose === confirmingPurposeOf(asking) &&
    writeCanonical(granted?.asking ?? null) === writeCanonical(asking);
  if (!asking || !isAsked) return refuse('it is not what was confirmed');
  const { payment, change } = asking;
  const asked = readDetails(client, details);
  if (writeCanonical({ payment, change }) !== writeCanonical(asked)) return refuse('it is not what was confirmed');
  return { payment, change };
}

async function sign(
  { issuer, keys, clock, jwks }: StatementParts,
  { id }: OpenidClient,
  { customer, acr, amr, elements, at }: Identified,
  { flow, detail }: { readonly flow: string; readonly detail: Detail },
): Promise<string> {
  const jwk = jwks.keys.find(({ kty }) => kty === 'EC') as JWK | undefined;
  if (!jwk) throw new Error('There is no key for ES256.');
  const said = {
    acr,
    amr: [...amr],
    elements: [...elements],
    auth_time: Math.floor(at / 1_000),
    flow,
    authorization_details: [detail],
  };
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'ES256', typ: typeOfStatement, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
    .setIssuer(issuer)
    .setAudience(id)
    .setSubject(customer)
    .setIssuedAt(Math.floor(clock.now() / 1_000))
    .setJti(await digestText(keys, 'openid statement', flow))
    .sign(await importJWK(jwk, 'ES256'));
}

function refuse(why: string): never {
  throw new errors.InvalidGrant(why);
}
