import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InteractionResults, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { type Asking, confirmingPurposeOf, type Identify, readAsking } from '#identification';
import { Broken, type Clock, type Identified } from '#ports';
import { isEnough, leastOf } from './acr.ts';
import type { OpenidClient } from './client.ts';
import { findGranted, type Granted, writeGranted } from './granted.ts';
import { isTooOld } from './interactions.ts';
import { type Live, type LiveSessions, type LoggedIn, type LogIns, logInLife } from './live-session.ts';
import { isOwnRequest } from './own-browser.ts';
import type { Records } from './records.ts';

/** What the library has sent a browser here for. */
export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** One look of a browser. */
export type Visit = { readonly request: FastifyRequest; readonly reply: FastifyReply };

export type FinishParts = {
  readonly issuer: string;
  readonly clock: Clock;
  readonly identify: Pick<Identify, 'look'>;
  readonly records: Records;
  readonly live: LiveSessions;
  readonly logIns: LogIns;
  readonly provider: () => Promise<Provider>;
  readonly clients: () => Promise<readonly OpenidClient[]>;
  /** Ends the library's session of this browser with all that its clients have, if it is somebody else's. */
  readonly leaveOther: (visit: Visit, customer: string) => Promise<void>;
};

/** What this browser has been brought here with by a client; undefined for another's, and for one that is over. */
export async function findOwn({ issuer, provider }: FinishParts, { request }: Visit, uid: string): Promise<Interaction | undefined> {
  return isOwnRequest(issuer, request, uid) ? (await provider()).Interaction.find(uid) : undefined;
}

/** Tells the library, and says where the browser goes: back to it, which then sends it to the client. */
export async function complete(interaction: Interaction, result: InteractionResults): Promise<string> {
  interaction.result = 'error' in result ? result : { ...interaction.lastSubmission, ...result };
  // Whether it is the same browser has been asked already; the library's own session may have become another meanwhile.
  delete interaction.session;
  await interaction.persist();
  return interaction.returnTo;
}

/**
 * The identification that was made for this request, and no other, ends it. Whoever comes twice goes where the first one went. `session`:
 * the web session that began with it, or in which something was confirmed. Throws Broken if it is another browser's or over, or if
 * nobody, or somebody else, was identified for it.
 */
export async function finish(parts: FinishParts, visit: Visit, given: { uid: string; flow: string; session: string }): Promise<string> {
  const { uid, flow, session } = given;
  const interaction = await findOwn(parts, visit, uid);
  if (!interaction) throw gone();
  if (interaction.result) return interaction.returnTo;
  const { result, about, purpose } = await parts.identify.look(flow);
  const asking = readAsking(about);
  if (!result || asking?.interaction !== uid) throw gone();
  if (interaction.prompt.name === 'confirm') {
    // A log-in confirms nothing: its code is made of no amount and no payee (RTS art. 5).
    if (purpose !== confirmingPurposeOf(asking)) throw gone();
    return confirm(parts, interaction, { flow, session, result, asking });
  }
  const loggedIn = await parts.logIns.find(session);
  if (loggedIn?.customer !== result.customer) throw gone();
  return logIn(parts, visit, interaction, loggedIn);
}

/** Whom the library knows to be logged in. */
export function customerOf({ lastSubmission, session }: Interaction): string | null {
  return lastSubmission?.login?.accountId ?? session?.accountId ?? null;
}

function gone(): Broken {
  return new Broken('no-such-identification', 'There is no such identification.');
}

async function logIn(parts: FinishParts, visit: Visit, interaction: Interaction, loggedIn: LoggedIn): Promise<string> {
  const { customer, acr, amr, authTime } = loggedIn;
  await parts.leaveOther(visit, customer);
  return complete(interaction, { login: { accountId: customer, acr, amr: [...amr], ts: authTime } });
}

/** SSO: whoever is logged in is not asked again, unless the client asks for more than that. Undefined: the page of the log-in comes. */
export async function goOn(parts: FinishParts, visit: Visit, interaction: Interaction): Promise<string | undefined> {
  if (!interaction.prompt.reasons.every((reason) => reason === 'no_session')) return undefined;
  const { params } = interaction;
  const live = await parts.live.find(visit.request.raw, true);
  const loggedIn = live && (await parts.logIns.find(live.id));
  const client = (await parts.clients()).find(({ id }) => id === params['client_id']);
  if (!loggedIn || loggedIn.customer !== live.customer || !client) return undefined;
  const isGood = isEnough(loggedIn.acr, leastOf(client, params)) && !isTooOld(params['max_age'], loggedIn.authTime, parts.clock.now());
  return isGood && params['login_hint'] === undefined ? logIn(parts, visit, interaction, loggedIn) : undefined;
}

type Confirmed = { readonly flow: string; readonly session: string; readonly result: Identified; readonly asking: Asking };

/** I1: what is confirmed is confirmed by whoever the library knows to be logged in, in a grant of its own. */
async function confirm(parts: FinishParts, interaction: Interaction, { flow, session, result, asking }: Confirmed): Promise<string> {
  const { customer, acr, amr, at } = result;
  const { params } = interaction;
  if (customerOf(interaction) !== customer) throw gone();
  const granted = { flow, customer, session, acr, amr, authTime: Math.floor(at / 1_000), asking };
  const grantId = await openGrant(parts, await parts.provider(), {
    ...granted,
    client: String(params['client_id']),
    scope: params['scope'],
    uid: null,
  });
  return complete(interaction, { consent: { grantId } });
}

type Grant = Granted & { readonly session: string; readonly client: string; readonly scope: unknown; readonly uid: string | null };

async function openGrant({ records, logIns }: Pick<FinishParts, 'records' | 'logIns'>, library: Provider, grant: Grant): Promise<string> {
  const { client, scope, uid, ...granted } = grant;
  const opened = new library.Grant({ accountId: granted.customer, clientId: client });
  if (typeof scope === 'string' && scope) opened.addOIDCScope(scope);
  const id = await opened.save();
  await writeGranted(records, id, granted, logInLife);
  await logIns.note(granted.session, uid, id);
  return id;
}

/**
 * What a code is given for, and what the identification was. What was confirmed has a grant of its own; else there is one for each client
 * and web session. Nobody is asked for consent, since the bank registers which client is told what. Undefined where something has to be
 * asked first.
 */
export async function findGrant(parts: GrantParts, { oidc, req }: KoaContextWithOIDC) {
  const { provider, client, session, result, params } = oidc;
  if (!client || !session?.accountId) return undefined;
  const given = result?.consent?.grantId;
  const isAsked = given === undefined && (params?.['authorization_details'] !== undefined || oidc.promptPending('login'));
  if (isAsked) return undefined;
  const live = given === undefined ? await parts.live.find(req, false) : undefined;
  const id =
    given ?? (live?.customer === session.accountId ? await grantLive(parts, live, { library: provider, client, session }) : undefined);
  const grant = id === undefined ? undefined : await provider.Grant.find(id);
  grant?.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
  grant?.addOIDCClaims([...oidc.requestParamClaims]);
  await grant?.save();
  return grant;
}

type GrantParts = Pick<FinishParts, 'records' | 'live' | 'logIns'>;
type Context = KoaContextWithOIDC['oidc'];
type Asks = {
  readonly library: Provider;
  readonly client: NonNullable<Context['client']>;
  readonly session: NonNullable<Context['session']>;
};

async function grantLive(parts: GrantParts, live: Live, { library, client, session }: Asks): Promise<string | undefined> {
  const before = session.authorizations?.[client.clientId]?.grantId;
  const granted = before === undefined ? undefined : await findGranted(parts.records, before);
  if (granted?.session === live.id && granted.asking === null) return before;
  const loggedIn = await parts.logIns.find(live.id);
  if (loggedIn?.customer !== live.customer) return undefined;
  const { flow, customer, acr, amr, authTime } = loggedIn;
  const rests = { flow, customer, session: live.id, acr, amr, authTime, asking: null };
  return openGrant(parts, library, { ...rests, client: client.clientId, scope: null, uid: session.uid });
}
