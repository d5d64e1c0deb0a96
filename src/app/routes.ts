import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { type Json, readBearer } from '#ports';
import type { Language } from '#texts';
import { enrol } from './enrolments.ts';
import { describeMe } from './me.ts';
import { issueNonce } from './nonces.ts';
import { languageOf, type Outcome, send } from './outcome.ts';
import { blockCodes, makeCallCode } from './own-acts.ts';
import { findOwner, type Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import { addPasskey, beginPasskey, changePhone, endPhone, setPush } from './phones.ts';
import {
  ActBody,
  ApprovalBody,
  ChoiceBody,
  EnrolmentBody,
  IdParams,
  NewPasskeyBody,
  NoBody,
  PhoneBody,
  PushBody,
  SessionBody,
} from './protocol.ts';
import { approve, chooseByDigits, decline, listRequests, readOne, sayAgain } from './requests.ts';
import { openSession } from './sessions.ts';
import { askWhoCalls, sayNotInCall, sayNotMe } from './warnings.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Anybody may ask, without a session: the server limits how often (D7). */
    readonly open?: boolean;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Asked<Body> = { readonly id: string; readonly body: Body; readonly language: Language };

const ok = <Body>(body: Body): Outcome<Body> => ({ ok: body });

/** The app's door in one list: what anybody may ask, and what only the owner's open session may. */
export function addRoutes(app: FastifyInstance, parts: AppParts): void {
  const door = createDoor(app, parts);
  door.open('POST', '/app/v1/nonces', NoBody, () => issueNonce(parts).then(ok));
  door.open('POST', '/app/v1/passkeys/options', NoBody, () => beginPasskey(parts));
  door.open('POST', '/app/v1/enrolments', EnrolmentBody, ({ body }) => enrol(parts, body));
  door.open('POST', '/app/v1/sessions', SessionBody, ({ body }) => openSession(parts, body));
  door.owned('GET', '/app/v1/me', undefined, (owner, { language }) => describeMe(parts, owner, language).then(ok));
  addRequests(door, parts);
  addPhones(door, parts);
  door.owned('POST', '/app/v1/call-codes', ActBody, (owner, { body }) => makeCallCode(parts, owner, body));
  door.owned('POST', '/app/v1/block', ActBody, (owner, { body, language }) => blockCodes(parts, owner, body, language));
  door.owned('POST', '/app/v1/not-in-a-call', NoBody, (owner, { language }) => sayNotInCall(parts, owner, language));
  door.owned('POST', '/app/v1/somebody-calls-me', NoBody, (owner, { language }) => askWhoCalls(parts, owner, language));
}

type Door = ReturnType<typeof createDoor>;

function addRequests({ owned }: Door, parts: AppParts): void {
  owned('GET', '/app/v1/requests', undefined, (owner, { language }) =>
    listRequests(parts, owner, language).then((requests) => ok({ requests })),
  );
  owned('POST', '/app/v1/requests/choose', ChoiceBody, (owner, { body, language }) => chooseByDigits(parts, owner, body.digits, language));
  owned('GET', '/app/v1/requests/:id', undefined, (owner, { id, language }) => readOne(parts, owner, id, language));
  owned('POST', '/app/v1/requests/:id/approve', ApprovalBody, (owner, { id, body, language }) => approve(parts, owner, id, body, language));
  owned('POST', '/app/v1/requests/:id/decline', NoBody, (owner, { id, language }) => decline(parts, owner, id, language));
  owned('POST', '/app/v1/requests/:id/not-me', NoBody, (owner, { id, language }) => sayNotMe(parts, owner, id, language));
  owned('POST', '/app/v1/requests/:id/say-again', NoBody, (owner, { id, language }) => sayAgain(parts, owner, id, language));
}

function addPhones({ owned }: Door, parts: AppParts): void {
  owned('POST', '/app/v1/phones/:id/end', ActBody, (owner, { id, body }) => endPhone(parts, owner, id, body));
  owned('PUT', '/app/v1/phone', PhoneBody, (owner, { body }) => changePhone(parts, owner, (phone) => ({ ...phone, ...body })));
  owned('POST', '/app/v1/passkeys', NewPasskeyBody, (owner, { body }) => addPasskey(parts, owner, body));
  owned('PUT', '/app/v1/push', PushBody, (owner, { body }) => setPush(parts, owner, body.subscription as unknown as Json));
  owned('DELETE', '/app/v1/push', undefined, (owner) => setPush(parts, owner, undefined));
}

function createDoor(app: FastifyInstance, parts: AppParts) {
  const add = (
    method: Method,
    url: string,
    body: TSchema | undefined,
    answer: (request: FastifyRequest, asked: Asked<unknown>) => Promise<Outcome<unknown>>,
    open = false,
  ) =>
    app.route({
      method,
      url,
      config: { open },
      schema: { ...(body ? { body } : {}), ...(url.includes(':id') ? { params: IdParams } : {}) },
      handler: async (request, reply) => {
        const { id = '' } = request.params as { id?: string };
        return send(parts, request, reply, await answer(request, { id, body: request.body, language: languageOf(request) }));
      },
    });
  return {
    open: <Body extends TSchema>(
      method: Method,
      url: string,
      body: Body,
      answer: (asked: Asked<Static<Body>>) => Promise<Outcome<unknown>>,
    ) => add(method, url, body, (_, asked) => answer(asked as Asked<Static<Body>>), true),
    owned: <Body extends TSchema>(
      method: Method,
      url: string,
      body: Body | undefined,
      answer: (owner: Owner, asked: Asked<Static<Body>>) => Promise<Outcome<unknown>>,
    ) =>
      add(method, url, body, async (request, asked) => {
        const found = await findOwner(parts, readBearer(request.headers.authorization));
        return 'ok' in found ? answer(found.ok, asked as Asked<Static<Body>>) : found;
      }),
  };
}

/** What has no form of a request, or breaks a promise, in the customer's words; the cause goes up to the server's own log. */
export function answerErrors(app: FastifyInstance, parts: AppParts): void {
  app.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, request: FastifyRequest, reply: FastifyReply) => {
    if (error.validation || (error.statusCode !== undefined && error.statusCode < 500))
      return send(parts, request, reply, { problem: 'malformed' });
    throw error;
  });
}
