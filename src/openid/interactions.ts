import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Clock, CustomerRecord, Keys, Stores } from '#ports';
import { isEnough, leastOf } from './acr.ts';
import type { OpenidClient } from './client.ts';
import type { LiveSessions, LogIns } from './live-session.ts';
import { subjectOf } from './subject.ts';

const { Check, Prompt } = interactionPolicy;

export type PolicyParts = {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly live: LiveSessions;
  readonly logIns: LogIns;
  readonly stores: Pick<Stores, 'customers'>;
  readonly clients: readonly OpenidClient[];
};

/**
 * When the customer is asked for something. Whether somebody is logged in is said by the bank's own web session; nobody is asked for
 * consent, for the bank registers who is told what; what is paid or changed is confirmed each time.
 */
export function createPolicy(parts: PolicyParts): interactionPolicy.Prompt[] {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const checks = policy.get('login')?.checks;
  for (const reason of ['no_session', 'max_age', 'essential_acr', 'essential_acrs']) checks?.remove(reason);
  for (const check of loginChecks(parts)) checks?.add(check);
  policy.add(new Prompt({ name: 'confirm' }, new Check('to_confirm', 'the customer has to confirm', ({ oidc }) => isUnconfirmed(oidc))));
  return policy;
}

function loginChecks(parts: PolicyParts): interactionPolicy.Check[] {
  const { clock, live, logIns, stores, keys } = parts;
  return [
    new Check('no_session', 'nobody is logged in', 'login_required', async ({ oidc, req }) => {
      if (oidc.result?.login) return false;
      const { accountId } = oidc.session ?? {};
      const session = accountId === undefined ? undefined : await live.find(req, !oidc.prompts.has('none'));
      return session?.customer !== accountId || !session || !(await logIns.find(session.id));
    }),
    new Check('max_age', 'the log-in is too old', 'login_required', ({ oidc: { result, session, params } }) => {
      if (result?.login || !session?.accountId) return false;
      return isTooOld(params?.['max_age'], session.loginTs, clock.now());
    }),
    new Check('least', 'more has to be shown', 'login_required', (ctx) => isTooLittle(parts, ctx)),
    new Check('hinted', 'somebody else has logged in', 'login_required', ({ oidc }) => refuseOther(keys, oidc)),
    // Whoever is logged in may not be whom the client means. After a log-in it is as it is: a hint names nobody (OpenID Connect Core §3.1.2.1).
    new Check('login_hint', 'somebody else is logged in', 'login_required', async ({ oidc: { result, session, params } }) => {
      const hint = params?.['login_hint'];
      if (result?.login || !session?.accountId || typeof hint !== 'string') return false;
      return !isMeant(await stores.customers.find(session.accountId), hint);
    }),
  ];
}

type Oidc = KoaContextWithOIDC['oidc'];

function isUnconfirmed({ params, result }: Oidc): boolean {
  return params?.['authorization_details'] !== undefined && !result?.consent?.grantId;
}

/** `from`: seconds since 1970. Of no age is nobody who has not just logged in (OpenID Connect Core §3.1.2.1). */
export function isTooOld(maxAge: unknown, from: number | undefined, now: number): boolean {
  if (maxAge === undefined) return false;
  return Number(maxAge) === 0 || from === undefined || now / 1_000 - from > Number(maxAge);
}

type Standing = Pick<PolicyParts, 'clients' | 'live' | 'logIns'>;

/** Throws if all has been asked for that can be, and it was not enough. */
async function isTooLittle(parts: Standing, { oidc, req }: KoaContextWithOIDC): Promise<boolean> {
  const { client, params, session, result } = oidc;
  const asks = parts.clients.find(({ id }) => id === client?.clientId);
  const least = asks && leastOf(asks, params ?? {});
  if (!least || !session?.accountId) return false;
  if (isEnough(result?.login ? session.acr : await findShown(parts, req), least)) return false;
  if (result?.login) throw new errors.UnmetAuthenticationRequirements('what was shown is less than what is asked for');
  return true;
}

/** Of the log-in that stands now: the library's session may be older, and know of a stronger one that is over (S62). */
async function findShown({ live, logIns }: Standing, req: KoaContextWithOIDC['req']): Promise<string | undefined> {
  const session = await live.find(req, false);
  return session && (await logIns.find(session.id))?.acr;
}

/**
 * OpenID Connect Core §3.1.2.2: of another customer than the one that the client has had an ID token of it is told nothing. The library
 * has verified the token when the request came, and does not look again once somebody has logged in.
 */
async function refuseOther(keys: Keys, { client, params, session, result }: Oidc): Promise<boolean> {
  const hint = params?.['id_token_hint'];
  if (!result?.login || !client || !session?.accountId || typeof hint !== 'string') return false;
  if (readSubject(hint) === (await subjectOf(keys, client, session.accountId))) return false;
  throw new errors.LoginRequired('somebody else has logged in');
}

function readSubject(token: string): unknown {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).sub;
}

function isMeant(customer: CustomerRecord | undefined, hint: string): boolean {
  return customer !== undefined && (customer.id === hint || customer.identifiers.some(({ value }) => value === hint));
}
