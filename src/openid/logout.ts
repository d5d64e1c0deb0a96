import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Clock } from '#ports';
import type { OpenidClient } from './client.ts';
import type { Visit } from './finish.ts';
import { languageOf } from './language-of.ts';
import type { LiveSessions, LogIns } from './live-session.ts';

export type LogoutParts = {
  readonly clock: Clock;
  readonly provider: () => Promise<Provider>;
  readonly clients: () => Promise<readonly OpenidClient[]>;
  readonly live: LiveSessions;
  readonly logIns: LogIns;
};

/** So many sessions are looked at, so often, ms: two look-ups for each are no load, and a thousand log-ins are gone through in half a minute. */
const atOnce = 100;
const pause = 3_000;

type Session = Awaited<ReturnType<Provider['Session']['get']>>;
/** Not in the types of the library. */
type Client = { readonly clientId: string; backchannelLogout(sub: string, sid: string | undefined): Promise<void> };

/** Ends what clients have of a web session that is over. Nobody waits for what they answer. */
export async function logOut({ provider, logIns }: LogoutParts, session: string): Promise<void> {
  const library = await provider();
  const ended = await logIns.end(session);
  if (!ended) return;
  const found = ended.library === null ? undefined : await library.Session.findByUid(ended.library);
  // The library's session may be another's by now, who has logged in after.
  if (found?.accountId === ended.customer) await endLibrarySession(library, found);
  await endGrants(library, ended.grants);
}

/** No token is left before any client is told (OpenID Connect Back-Channel Logout §2.5). */
async function endLibrarySession(library: Provider, session: Session): Promise<void> {
  const { accountId, authorizations = {} } = session;
  await session.destroy();
  await endGrants(
    library,
    Object.values(authorizations).flatMap(({ grantId }) => grantId ?? []),
  );
  if (accountId === undefined) return;
  for (const [id, { sid }] of Object.entries(authorizations)) {
    const client = await library.Client.find(id).catch(() => undefined);
    if (client?.backchannelLogoutUri) await (client as unknown as Client).backchannelLogout(accountId, sid);
  }
}

async function endGrants(library: Provider, grants: readonly string[]): Promise<void> {
  for (const grant of grants) {
    for (const token of [library.AccessToken, library.RefreshToken, library.AuthorizationCode]) await token.revokeByGrantId(grant);
    await library.Grant.adapter.destroy(grant);
  }
}

/** What a client answers, or that it does not, holds up no page: it is told on the side, and whoever runs the bank hears of what failed. */
export function tellOnTheSide(library: Provider, complain: (code: string, detail: string) => void): void {
  const client = library.Client.prototype as unknown as Client;
  const tell = client.backchannelLogout;
  client.backchannelLogout = async function tellLater(sub, sid) {
    void tell.call(this, sub, sid).catch((error: Error) => complain('openid-logout-not-told', `${this.clientId}: ${error.message}`));
  };
}

/** Where a client has said no address of its own. */
export function sendLoggedOut(ctx: KoaContextWithOIDC): void {
  ctx.status = 303;
  ctx.redirect(`/${languageOf(ctx.req, undefined)}/login?out=1`);
}

/** Whoever logs out at a client and says yes to the bank's page is logged out of the bank. */
export function endLiveSessions(library: Provider, parts: LogoutParts, ask: (ctx: KoaContextWithOIDC) => void): void {
  library.use(async (ctx: KoaContextWithOIDC, next) => {
    await next();
    if (!ctx.oidc) return;
    const { route, session, params } = ctx.oidc;
    // The library would send a page that posts itself, which takes a script.
    if (route === 'end_session' && ctx.status === 200 && !session?.accountId) ask(ctx);
    if (route !== 'end_session_confirm' || ctx.status !== 303 || !params?.['logout']) return;
    const live = await parts.live.find(ctx.req, false);
    if (!live) return;
    await parts.live.end(ctx.req);
    await logOut(parts, live.id);
  });
}

/** The library's session of this browser may be another customer's, who was logged in before: then all that is theirs ends (I1). */
export async function leaveOther({ provider }: Pick<LogoutParts, 'provider'>, { request, reply }: Visit, customer: string): Promise<void> {
  const library = await provider();
  const session = await library.Session.get(library.createContext(request.raw, reply.raw));
  if (session.accountId !== undefined && session.accountId !== customer) await endLibrarySession(library, session);
}

/**
 * What ended elsewhere: by a block, at the service point, over the telephone. The jobs call it. A session that has only grown old is told
 * to nobody: its customer may be busy with the client.
 */
export function createWatch(parts: LogoutParts): () => Promise<void> {
  let after: string | null = null;
  let next = 0;
  return async () => {
    const now = parts.clock.now();
    const isHeard = (await parts.clients()).some(({ backchannelLogoutUri }) => backchannelLogoutUri !== undefined);
    if (now < next || !isHeard) return;
    next = now + pause;
    const { found, last } = await parts.logIns.page(after, atOnce);
    after = last;
    for (const { session, customer, began } of found) if (await parts.live.isEnded(customer, began)) await logOut(parts, session);
  };
}
