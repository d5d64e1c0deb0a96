import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { identityOf } from '#calls';
import { type Asked, described, Id, idOf, isTalking, refuseUnknown, TakenSchema } from './asked.ts';
import type { ByStaff, DeskBoxes } from './boxes.ts';
import { refuse } from './guard.ts';
import type { BackOfficeParts } from './parts.ts';

const Lost = Type.Object({ serial: Type.String({ maxLength: 100 }) }, { additionalProperties: false });

/**
 * K37: a lost box is blocked and a new one ordered for whoever is identified in the call one has with them. For nobody else: who
 * cannot identify blocks by key or on the web, where number and password are asked for (S16), and never by what they tell an advisor.
 */
export function addBoxes(api: FastifyInstance, parts: BackOfficeParts): void {
  const { boxes } = parts;
  if (!boxes) return;
  api.post<{ Params: Static<typeof Id>; Body: Static<typeof Lost> }>(
    '/desk/v1/calls/:id/code-boxes/lost',
    { schema: { ...described('Block the code box that the identified customer has lost', { 200: TakenSchema }), params: Id, body: Lost } },
    (request, reply) =>
      actFor(parts, request, reply, async (customer, by) => {
        const done = await boxes.reportLost(customer, request.body.serial, by);
        return done === 'blocked' ? done : refuse(reply, 409, 'no-such-box', 'The customer has no such code box that could be blocked.');
      }),
  );
  api.post<{ Params: Static<typeof Id> }>(
    '/desk/v1/calls/:id/code-boxes/order',
    { schema: { ...described('Order a new code box for the identified customer', { 200: TakenSchema }), params: Id } },
    (request, reply) =>
      actFor(parts, request, reply, async (customer, by) => {
        const done = await boxes.order(customer, by);
        return done === 'ordered' ? done : refuse(reply, 409, done, sentences[done]);
      }),
  );
}

const sentences = {
  'already-ordered': 'A new code box is on its way already.',
  'no-address': 'There is no registered address to send it to.',
  'no-customer': 'The agreement is blocked or has ended.',
  'too-many': 'The customer has as many code boxes as there may be. Block one first.',
} as const satisfies Record<Exclude<Awaited<ReturnType<DeskBoxes['order']>>, 'ordered'>, string>;

type Params = Asked & { readonly params: Static<typeof Id> };

/** `act` has refused where it answers with the reply. The identity is asked for now: that of the card may have ended (T38). */
async function actFor<Done extends string>(
  parts: BackOfficeParts,
  request: Params,
  reply: FastifyReply,
  act: (customer: string, by: ByStaff) => Promise<Done | FastifyReply>,
): Promise<FastifyReply> {
  const { id } = request.params;
  const call = await parts.calls.find(id);
  if (!isTalking(call, request, parts)) return refuseUnknown(reply);
  const identity = identityOf(call, parts.clock.now());
  if (!identity) return refuse(reply, 409, 'not-identified', 'The customer is not identified in this call.');
  const done = await act(identity.customer, { staff: idOf(request), call: id });
  if (typeof done !== 'string') return done;
  parts.signals.tell('desk');
  return reply.send({ call: id });
}
