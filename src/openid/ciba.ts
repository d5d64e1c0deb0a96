import { type Configuration, errors, type FindAccount, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { type Asking, writeAsking } from '#identification';
import { callLife, refOf, writeAsked } from './ciba-asked.ts';
import { countAsking } from './ciba-limit.ts';
import type { CibaParts } from './ciba-parts.ts';
import { answerPolls, interval } from './ciba-poll.ts';
import { askingOf, checkCode, checkHint, checkUserCode, readContext } from './ciba-request.ts';
import type { ClientCiba, OpenidClient } from './client.ts';
import { readDetails } from './details.ts';
import { registerEndOfCall } from './end-of-call.ts';

type Request = InstanceType<Provider['BackchannelAuthenticationRequest']>;
type Feature = NonNullable<NonNullable<Configuration['features']>['ciba']>;

/** Whom a request is about is nobody's business until they have approved it: the library knows all of them by one name (I7). */
const nobodyYet = 'nobody-yet';

/** CIBA, poll and ping (push is forbidden by FAPI-CIBA §5.2.2), as the library asks for it. */
export function configureCiba(parts: CibaParts): Feature {
  return {
    enabled: true,
    deliveryModes: ['poll', 'ping'],
    validateBindingMessage: (_ctx, given) => checkCode(parts.policy, given),
    validateRequestContext: (ctx, given) => {
      const { client, ciba } = registrationOf(parts, ctx);
      if (client.profile === 'fapi2') requireSigned(ctx);
      readContext(ciba, given);
      readPayment(client, ctx);
    },
    processLoginHint: async (_ctx, hint) => {
      checkHint(hint ?? '');
      return nobodyYet;
    },
    processLoginHintToken: async () => {
      throw new errors.InvalidRequest('login_hint_token is not taken: login_hint or id_token_hint');
    },
    verifyUserCode: async (ctx, _account, given) => {
      checkUserCode(registrationOf(parts, ctx).ciba, given);
      await countAsking(parts, ctx);
    },
    triggerAuthenticationDevice: (ctx, request) => ask(parts, ctx, request as Request),
  } as Feature;
}

/** What is done to an instance of the library that has it. */
export function attachCiba(provider: Provider, parts: CibaParts): void {
  answerPolls(provider, parts);
  registerEndOfCall(provider, parts);
}

/** In a request everybody is there, the closed and the blocked as well: what becomes of it is the engine's (T12, T16). */
export function withNobodyYet(findAccount: FindAccount): FindAccount {
  return (ctx, id, token) =>
    ctx.oidc.route === 'backchannel_authentication'
      ? { accountId: nobodyYet, claims: () => ({ sub: nobodyYet }) }
      : findAccount(ctx, id, token);
}

/** CIBA Core §7.1, `requested_expiry`: as long as the client says, and never longer than the app has. Seconds. */
export function lifeOfRequest({ policy }: Pick<CibaParts, 'policy'>, { params }: Pick<Request, 'params'>): number {
  const most = Math.floor(policy.appPatience / 1_000);
  return Math.min(Number(params?.['requested_expiry'] ?? most), most);
}

/** S60 over CIBA. A change is confirmed in the pages where it is made. */
function readPayment(client: OpenidClient, { oidc }: KoaContextWithOIDC): Asking['payment'] {
  const { payment, change } = readDetails(client, oidc.params?.['authorization_details']);
  if (change) throw new errors.InvalidAuthorizationDetails('over CIBA a payment is confirmed, and no change');
  return payment;
}

/** FAPI-CIBA §5.2.2: the request is one signed object. Which algorithms sign it stands in signed.ts. */
function requireSigned({ oidc }: KoaContextWithOIDC): void {
  if (oidc.body?.['request'] === undefined) throw new errors.InvalidRequest('this client signs its requests');
}

type Registration = { readonly client: OpenidClient; readonly ciba: ClientCiba };

function registrationOf({ clients }: Pick<CibaParts, 'clients'>, { oidc }: KoaContextWithOIDC): Registration {
  const client = clients.find(({ id }) => id === oidc.client?.clientId);
  if (!client?.ciba) throw new errors.UnauthorizedClient('this client is not registered for CIBA');
  return { client, ciba: client.ciba };
}

/** Begins the identification, alike for whoever is known and whoever is not. */
async function ask(parts: CibaParts, ctx: KoaContextWithOIDC, request: Request): Promise<void> {
  const { client, ciba } = registrationOf(parts, ctx);
  const params = ctx.oidc.params ?? {};
  const asking = askingOf(client, ciba, params, readPayment(client, ctx));
  const flow = await begin(parts, request, asking, params['user_code'] !== undefined);
  await write(parts, { request, flow, client, asking });
  await sayWho(parts, flow, ctx);
  Object.assign(ctx.body as object, { interval });
}

async function begin({ identify, keys }: CibaParts, request: Request, asking: Asking, hasUserCode: boolean): Promise<string> {
  const { flow } = await identify.begin({
    plan: hasUserCode ? 'ciba-call-code' : 'ciba',
    channel: 'ciba',
    purpose: asking.payment ? 'pay' : 'identify',
    boundTo: { session: `ciba:${await refOf(keys, request.jti)}` },
    about: writeAsking(asking),
    least: 'loa2',
    life: request.expiration * 1_000,
  });
  return flow;
}

type Begun = { readonly request: Request; readonly flow: string; readonly client: OpenidClient; readonly asking: Asking };

/** The call that it is about is a session of its own; with it begins what tells a client that wants to be told. */
async function write(parts: CibaParts, { request, flow, client, asking }: Begun): Promise<void> {
  const { records, stores, keys, clock, node } = parts;
  const now = clock.now();
  const ref = await refOf(keys, request.jti);
  const token = request.params?.['client_notification_token'];
  const session = `ciba ${ref}`;
  await writeAsked(records, ref, {
    id: request.jti,
    flow,
    client: client.id,
    token: typeof token === 'string' ? token : null,
    session,
    untold: null,
  });
  const detail = { client: client.id, advisor: asking.advisor, initiator: asking.initiator };
  await stores.sessions.begin(
    { id: session, kind: 'ciba', of: flow, began: now, expires: now + callLife },
    {
      audit: [{ at: now, node, what: 'openid-asked', flow, detail }],
      outbox: typeof token === 'string' ? [{ id: `ping ${ref}`, kind: 'ping', to: client.id, body: { asked: ref }, due: now }] : [],
    },
  );
}

async function sayWho({ identify }: CibaParts, flow: string, { oidc }: KoaContextWithOIDC): Promise<void> {
  const { login_hint: hint, user_code: code } = oidc.params ?? {};
  if (typeof hint === 'string') await identify.claim(flow, hint);
  else await identify.claimFor(flow, String(oidc.entities.IdTokenHint?.['payload']['sub']));
  // A wrong one leads to the same wait and the same end as a right one that nobody answers.
  if (typeof code === 'string') await identify.answer(flow, code);
}
