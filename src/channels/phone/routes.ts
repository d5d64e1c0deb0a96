import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { Broken } from '#ports';
import { preferred, say } from '#texts';
import type { Line } from './line.ts';
import { hangUp, type LiveCall, takeInput, waitForStep } from './live-call.ts';
import { After, Entered, OfCall, Ring } from './messages.ts';
import type { DoorLimits, PhoneParts } from './parts.ts';
import { createRate } from './rate.ts';
import { refusals } from './refusals.ts';
import { sayBusy } from './say-busy.ts';
import { ownerOf } from './who-may.ts';

type OfCallParams = { Params: Static<typeof OfCall> };

/** Contract v1 over HTTPS, for a bank's own IVR: docs/integrating/phone.md. */
export function addRoutes(phone: FastifyInstance, parts: PhoneParts, line: Line, limits: DoorLimits): void {
  const rates = new WeakMap<LiveCall, () => boolean>();
  const bodyLimit = limits.message;
  phone.post<{ Body: Static<typeof Ring> }>(
    '/phone/v1/calls',
    { bodyLimit, schema: { hide: true, body: Ring } },
    async (request, reply) => {
      const { to, from = null } = request.body;
      const call = await line.open({ to, from }, ownerOf(request));
      const language = preferred(request.headers['accept-language']);
      if (call === 'no-such-number') throw new Broken('bad-request', say(refusals, language, 'no-such-number'));
      if (call === 'busy') throw new Broken('too-many-requests', sayBusy(parts.settings, to, language));
      rates.set(call, createRate(parts.clock, limits.messages));
      return reply.code(201).send({ call: call.id, step: call.board.step });
    },
  );

  phone.post<OfCallParams & { Body: Static<typeof Entered> }>(
    '/phone/v1/calls/:call/input',
    { bodyLimit, schema: { hide: true, params: OfCall, body: Entered } },
    async (request) => {
      const call = findCall(line, request, request.params.call);
      if (rates.get(call)?.() === false)
        throw new Broken('too-many-requests', say(refusals, preferred(request.headers['accept-language']), 'too-fast'));
      const { step, keys, ended } = request.body;
      return { step: await takeInput(call, step, keys, ended) };
    },
  );

  phone.get<OfCallParams & { Querystring: Static<typeof After> }>(
    '/phone/v1/calls/:call/step',
    { schema: { hide: true, params: OfCall, querystring: After } },
    async (request) => {
      const call = findCall(line, request, request.params.call);
      return { step: await waitForStep(call, Number(request.query.after ?? 0)) };
    },
  );

  phone.delete<OfCallParams>('/phone/v1/calls/:call', { schema: { hide: true, params: OfCall } }, async (request, reply) => {
    await hangUp(findCall(line, request, request.params.call), 'hung-up');
    return reply.code(204).send();
  });
}

/** Another owner's call does not exist. */
function findCall(line: Line, request: FastifyRequest, id: string): LiveCall {
  const call = line.find(id, ownerOf(request).name);
  if (!call) throw new Broken('not-found', say(refusals, preferred(request.headers['accept-language']), 'no-call'));
  return call;
}
