import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { type Asked, described, Id, idOf, refuseUnknown, TakenSchema } from './asked.ts';
import { refuse } from './guard.ts';
import { callOf, findFree } from './own-call.ts';
import type { BackOfficeParts } from './parts.ts';

const Hold = Type.Object({ held: Type.Boolean() }, { additionalProperties: false });
const Transfer = Type.Object({ to: Type.String({ maxLength: 64 }) }, { additionalProperties: false });

/** A call is parked, and handed on to another advisor; by the advisor who has it, and by nobody else. */
export function addHandOver(api: FastifyInstance, { calls, stores, clock }: BackOfficeParts): void {
  api.post<{ Params: Static<typeof Id>; Body: Static<typeof Hold> }>(
    '/desk/v1/calls/:id/hold',
    { schema: { ...described('Park the call, or go on with it', { 200: TakenSchema }), params: Id, body: Hold } },
    async (request: Asked & { params: Static<typeof Id>; body: Static<typeof Hold> }, reply) => {
      const { id } = request.params;
      if ((await calls.hold(id, idOf(request), request.body.held)) === 'missed') return refuseUnknown(reply);
      return reply.send({ call: id });
    },
  );
  api.post<{ Params: Static<typeof Id>; Body: Static<typeof Transfer> }>(
    '/desk/v1/calls/:id/transfer',
    { schema: { ...described('Hand the call on to an advisor who is available', { 200: TakenSchema }), params: Id, body: Transfer } },
    async (request: Asked & { params: Static<typeof Id>; body: Static<typeof Transfer> }, reply) => {
      const { id } = request.params;
      const [alive, staff] = await Promise.all([calls.list(), stores.staff.all()]);
      const free = findFree({ calls: alive, staff }, idOf(request), clock.now());
      // First whose call it is: to everybody else neither call nor colleagues are shown.
      if (callOf(alive, idOf(request), clock.now())?.id !== id) return refuseUnknown(reply);
      if (!free.some((one) => one.id === request.body.to)) return refuse(reply, 409, 'advisor-not-free', 'This advisor takes no call now.');
      if ((await calls.transfer(id, idOf(request), request.body.to)) === 'missed') return refuseUnknown(reply);
      return reply.send({ call: id });
    },
  );
}
