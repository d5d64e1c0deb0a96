import { errors, Provider } from 'oidc-provider';
import { readAsking, type View } from '#identification';
import type { Identified } from '#ports';
import { acrFor } from './acr.ts';
import { type Asked, callLife, findAsked, grantOf, refOf } from './ciba-asked.ts';
import type { CibaParts } from './ciba-parts.ts';
import { writeGranted } from './granted.ts';

/** CIBA Core §7.3, seconds. */
export const interval = 5;
const second = 1_000;

type Request = InstanceType<Provider['BackchannelAuthenticationRequest']>;
type Find = (id: string, options?: object) => Promise<Request | undefined>;

/** The library waits to be told how a request has ended; here it is looked at whenever its own client asks for it. */
export function answerPolls(provider: Provider, parts: CibaParts): void {
  const model = provider.BackchannelAuthenticationRequest as unknown as { find: Find };
  const find = model.find.bind(model);
  model.find = async (id, options) => {
    const request = await find(id, options);
    const { oidc } = Provider.ctx ?? {};
    if (request && oidc?.route === 'token' && request.clientId === oidc.client?.clientId) await settle(provider, parts, request);
    return request;
  };
}

async function settle(provider: Provider, parts: CibaParts, request: Request): Promise<void> {
  // I2: said here, or the library ends what the first one was given, whose owner may merely have asked twice at once.
  if (request.consumed) throw new errors.InvalidGrant('used already');
  if (request.grantId) return;
  const asked = await findAsked(parts.records, request.jti);
  if (!asked) throw new errors.InvalidGrant('it is over');
  const view = await parts.identify.look(asked.flow);
  if (view.result) return give(provider, parts, { request, asked, view, identified: view.result });
  // The customer has said no in the app. What nobody answers, and what nobody can answer, only ends (I7).
  if (view.outcome === 'ended' || (await parts.identify.isRefused(asked.flow))) throw new errors.AccessDenied();
  if (view.outcome) throw new errors.ExpiredToken();
  if (!request.isExpired) await keepPace(parts, request.jti);
}

type Answered = { readonly request: Request; readonly asked: Asked; readonly view: View; readonly identified: Identified };

/** Who it is, how well and when, as it was shown (N8); what it rests on is looked at once more when it is redeemed (T12). */
async function give(provider: Provider, parts: CibaParts, { request, asked, view, identified }: Answered): Promise<void> {
  const { records, keys, clients } = parts;
  const client = clients.find(({ id }) => id === asked.client);
  if (!client) throw new errors.InvalidGrant('there is no such client');
  const { customer, amr } = identified;
  const grantId = await grantOf(keys, asked.id);
  const about = { acr: acrFor(client, identified.acr), amr: [...amr], authTime: Math.floor(identified.at / second) };
  const properties = { jti: grantId, accountId: customer, clientId: asked.client, expiresIn: callLife / second };
  const grant = new provider.Grant(properties);
  if (request.scope) grant.addOIDCScope(request.scope);
  grant.addOIDCClaims(Object.keys({ ...request.claims?.id_token, ...request.claims?.userinfo }));
  await grant.save();
  const { flow, session } = asked;
  await writeGranted(records, grantId, { flow, customer, session, ...about, asking: readAsking(view.about) ?? null }, callLife);
  const details = request.params?.['authorization_details'];
  Object.assign(request, {
    accountId: customer,
    grantId,
    ...about,
    ...(details === undefined ? {} : { rar: JSON.parse(String(details)) }),
  });
  await request.save();
}

type Pace = { readonly interval: number; readonly last: number };

/** CIBA Core §11: whoever asks too soon waits five seconds longer, for this question and until its end. */
async function keepPace({ records, stores, keys, clock }: CibaParts, id: string): Promise<void> {
  const pace: Pace | undefined = (await records.find('CibaPace', id))?.body;
  const [window, now] = [pace?.interval ?? interval * second, clock.now()];
  // Those that come in the same moment have all read the same: the count lets one of them through.
  const counted = await stores.sms.spend([{ kind: 'polling', of: await refOf(keys, id), count: 1, window }], now);
  const isSoon = counted.is === 'full' || (pace !== undefined && now < pace.last + window);
  const next: Pace = { interval: isSoon ? window + interval * second : window, last: now };
  await records.put('CibaPace', id, next, { life: callLife });
  if (isSoon) throw new errors.SlowDown();
}
