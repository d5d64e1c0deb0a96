import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { CallRecord } from '#ports';
import { type Asked, described, Id, idOf, isTalking, refuseUnknown, TakenSchema } from './asked.ts';
import { queueOf } from './build-state.ts';
import { addBoxes } from './desk-boxes.ts';
import { addHandOver } from './desk-hand-over.ts';
import { addSoftphone } from './desk-softphone.ts';
import { CallSchema, LanguageSchema, MeSchema, StateSchema } from './desk-state.ts';
import type { Feed } from './feed.ts';
import { refuse, refuseForeign, requireAdvisor } from './guard.ts';
import { callOf } from './own-call.ts';
import type { BackOfficeParts } from './parts.ts';

const Change = Type.Object(
  {
    available: Type.Optional(Type.Boolean()),
    language: Type.Optional(LanguageSchema),
  },
  { additionalProperties: false, minProperties: 1 },
);
const Look = Type.Object({ look: Type.Optional(Type.String({ maxLength: 64 })) }, { additionalProperties: false });

const desk = Type.Ref('Desk') as unknown as typeof StateSchema;
const deskCall = Type.Ref('DeskCall') as unknown as typeof CallSchema;
const deskMe = Type.Ref('DeskMe') as unknown as typeof MeSchema;

/** What the desk asks and does, as JSON; the desk's own pages use nothing else. */
export function registerDeskApi(server: FastifyInstance, parts: BackOfficeParts, feed: Feed): void {
  server.register(async (api) => {
    for (const schema of [CallSchema, MeSchema, StateSchema]) api.addSchema(schema);
    api.addHook('onRequest', async (request: Asked, reply) => {
      reply.header('cache-control', 'no-store');
      if (request.method !== 'GET') await refuseForeign(parts, request, reply);
      if (!reply.sent) request.advisor = await requireAdvisor(parts, request, reply);
    });
    addMe(api, parts, feed);
    addLooks(api, feed);
    addTakes(api, parts);
    addWishes(api, parts);
    addHandOver(api, parts);
    addBoxes(api, parts);
    addSoftphone(api, parts);
  });
}

function addMe(api: FastifyInstance, parts: BackOfficeParts, feed: Feed): void {
  api.get(
    '/desk/v1/me',
    { schema: described('Who you are at the desk', { 200: deskMe }) },
    async (request) => (await see(feed, request))?.me,
  );
  api.patch<{ Body: Static<typeof Change> }>(
    '/desk/v1/me',
    { schema: { ...described('Say whether you are available, and your language', { 200: deskMe }), body: Change } },
    async (request) => {
      await parts.stores.staff.change(idOf(request), request.body);
      parts.signals.tell('desk');
      return (await see(feed, request))?.me;
    },
  );
}

function addLooks(api: FastifyInstance, feed: Feed): void {
  api.get<{ Querystring: Static<typeof Look> }>(
    '/desk/v1/calls',
    { schema: { ...described('Who waits, and the call you look at', { 200: desk }), querystring: Look } },
    async (request) => see(feed, request, request.query.look),
  );
  api.get<{ Params: Static<typeof Id> }>(
    '/desk/v1/calls/:id',
    { schema: { ...described('One call', { 200: deskCall }), params: Id } },
    async (request, reply) => (await see(feed, request, request.params.id))?.call ?? refuseUnknown(reply),
  );
}

function addTakes(api: FastifyInstance, parts: BackOfficeParts): void {
  api.post(
    '/desk/v1/calls/next/take',
    { schema: described('Take who has waited longest', { 200: TakenSchema }) },
    async (request, reply) => {
      const calls = await parts.calls.list();
      if (hasCall(parts, calls, request)) return refuseSecond(reply);
      for (const { id } of queueOf(calls, parts.clock.now()))
        if ((await parts.calls.take(id, idOf(request))) === 'taken') return reply.send({ call: id });
      return refuse(reply, 409, 'nobody-waits', 'Nobody is waiting.');
    },
  );
  api.post<{ Params: Static<typeof Id> }>(
    '/desk/v1/calls/:id/take',
    { schema: { ...described('Take this call', { 200: TakenSchema }), params: Id } },
    async (request, reply) => {
      const { id } = request.params;
      if (hasCall(parts, await parts.calls.list(), request)) return refuseSecond(reply);
      if ((await parts.calls.take(id, idOf(request))) === 'taken') return reply.send({ call: id });
      return refuse(reply, 409, 'call-missed', 'Somebody else has this call, or it is over.');
    },
  );
}

const wishes = {
  identify: 'Ask the caller to identify; the advisor does not hear what is keyed',
  end: 'End the call',
} as const;

function addWishes(api: FastifyInstance, parts: BackOfficeParts): void {
  for (const wish of ['identify', 'end'] as const) {
    api.post<{ Params: Static<typeof Id> }>(
      `/desk/v1/calls/:id/${wish}`,
      { schema: { ...described(wishes[wish], { 202: TakenSchema }), params: Id } },
      async (request, reply) => {
        const { id } = request.params;
        if (!isTalking(await parts.calls.find(id), request, parts)) return refuseUnknown(reply);
        if ((await parts.calls.wish(id, wish)) === 'missed') return refuseUnknown(reply);
        const about = { at: parts.clock.now(), node: parts.node, call: id, staff: idOf(request) };
        await parts.stores.audit.append([{ ...about, what: 'call-wished', detail: { wish } }]);
        return reply.code(202).send({ call: id });
      },
    );
  }
}

async function see(feed: Feed, request: Asked, look: string | undefined = undefined) {
  const [state] = await feed.states([{ staff: idOf(request), look: look ?? null }]);
  return state;
}

/** An advisor has one pair of ears. */
function hasCall({ clock }: BackOfficeParts, calls: readonly CallRecord[], request: Asked): boolean {
  return callOf(calls, idOf(request), clock.now()) !== undefined;
}

function refuseSecond(reply: FastifyReply): FastifyReply {
  return refuse(reply, 409, 'in-a-call', 'You have a call already.');
}
