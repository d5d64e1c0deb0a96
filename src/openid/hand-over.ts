import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Asking } from '#identification';
import type { Time } from '#ports';
import { leastOf } from './acr.ts';
import { readDetails } from './details.ts';
import { complete, customerOf, type FinishParts, findOwn, finish, goOn, type Interaction, type Visit } from './finish.ts';
import { languageOf } from './language-of.ts';
import { type LogoutParts, logOut } from './logout.ts';
import { rememberRequest } from './own-browser.ts';
import { interactionAddress } from './routes.ts';
import { nameFor } from './service-name.ts';

/** What a client has brought this browser here for. `customer`: who is to confirm it; null where somebody is to log in. */
export type Brought = {
  readonly uid: string;
  readonly prompt: 'login' | 'confirm';
  readonly asking: Asking;
  readonly least?: 'loa2';
  readonly customer: string | null;
};

export type HandOver = ReturnType<typeof createHandOver>;

/** What the bank's pages say to the provider, and ask of it. */
export function createHandOver(parts: FinishParts & LogoutParts) {
  return {
    /** Undefined: it is another browser's, or over. */
    find: (visit: Visit, uid: string) => find(parts, visit, uid),
    /** Where the browser goes once it is identified; `session`: in which web session. */
    finish: (visit: Visit, uid: string, flow: string, session: string) => finish(parts, visit, { uid, flow, session }),
    cancel: (visit: Visit, uid: string) => cancel(parts, visit, uid),
    /** Where everything is asked anew that is not so any more: whoever was to confirm something is not logged in. */
    again: async (visit: Visit, uid: string) => (await findOwn(parts, visit, uid))?.returnTo,
    loggedIn: (session: string, flow: string, began: Time) => parts.logIns.begin(session, flow, began),
    loggedOut: (session: string) => logOut(parts, session),
  };
}

async function find(parts: FinishParts, visit: Visit, uid: string): Promise<Brought | undefined> {
  const interaction = await findOwn(parts, visit, uid);
  const client = interaction && (await parts.clients()).find(({ id }) => id === interaction.params['client_id']);
  if (!client) return undefined;
  const isConfirm = interaction.prompt.name === 'confirm';
  const { payment, change } = isConfirm
    ? readDetails(client, interaction.params['authorization_details'])
    : { payment: null, change: null };
  const least = leastOf(client, interaction.params);
  return {
    uid,
    prompt: isConfirm ? 'confirm' : 'login',
    asking: {
      client: client.id,
      name: nameFor(client, interaction.params),
      interaction: uid,
      code: null,
      purpose: null,
      advisor: null,
      initiator: null,
      payment,
      change,
    },
    ...(least ? { least } : {}),
    customer: isConfirm ? customerOf(interaction) : null,
  };
}

/** The customer has turned back: the client is told so, and nothing else (OpenID Connect Core §3.1.2.6). */
async function cancel(parts: FinishParts, visit: Visit, uid: string): Promise<string | undefined> {
  const interaction = await findOwn(parts, visit, uid);
  if (!interaction || interaction.result) return interaction?.returnTo;
  return complete(interaction, { error: 'access_denied', error_description: 'the customer has turned back' });
}

export type InteractionRoute = FinishParts & {
  readonly errorPage: (request: FastifyRequest, reply: FastifyReply, status: number) => FastifyReply | undefined;
};

const strict = { additionalProperties: false } as const;
const OfRequest = Type.Object({ uid: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) }, strict);

/** Where the library sends a browser that somebody has to be asked in: on to the bank's pages, in the language of the request. */
export function registerInteractions(server: FastifyInstance, parts: InteractionRoute): void {
  server.get<{ Params: { uid: string } }>(
    interactionAddress(':uid'),
    { schema: { hide: true, params: OfRequest } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const visit = { request, reply };
      const interaction = await readBrought(parts, visit);
      if (!interaction) return parts.errorPage(request, reply, 400) ?? reply.code(400).send({ error: 'invalid_request' });
      rememberRequest(parts.issuer, request, reply, interaction.uid);
      return reply.redirect(await findWay(parts, visit, interaction), 303);
    },
  );
}

/** Whom the library has sent here has its cookie: nobody takes up what another browser was sent with (I9). */
async function readBrought({ provider }: FinishParts, { request, reply }: Visit): Promise<Interaction | undefined> {
  const found = await (await provider()).interactionDetails(request.raw, reply.raw).catch(() => undefined);
  return found?.uid === (request.params as { readonly uid: string }).uid ? found : undefined;
}

async function findWay(parts: FinishParts, visit: Visit, interaction: Interaction): Promise<string> {
  if (interaction.result) return interaction.returnTo;
  const language = languageOf(visit.request, interaction.params['ui_locales']);
  if (interaction.prompt.name === 'confirm') return `/${language}/confirm/${interaction.uid}`;
  // Somebody has logged in, and is not whom the client means: to ask again would go round for ever (OpenID Connect Core §3.1.2.2).
  if (interaction.lastSubmission?.login)
    return complete(interaction, { error: 'login_required', error_description: 'somebody else has logged in' });
  return (await goOn(parts, visit, interaction)) ?? `/${language}/login?to=${interaction.uid}`;
}
