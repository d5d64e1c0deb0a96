import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { stateOf } from '#calls';
import type { CallRecord } from '#ports';
import { refuse } from './guard.ts';
import type { BackOfficeParts } from './parts.ts';
import type { StaffSession } from './staff-session.ts';

/** A request of the desk's API, which a hook has let through. */
export type Asked = FastifyRequest & { advisor?: StaffSession | undefined };

export const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });
export const TakenSchema = Type.Object({ call: Type.String() }, { additionalProperties: false });
const RefusalSchema = Type.Object({ error: Type.Object({ code: Type.String(), sentence: Type.String() }) });

export const described = (summary: string, ok: Record<number, unknown>) => ({
  tags: ['desk'],
  summary,
  response: { ...ok, '4xx': RefusalSchema },
});

/** The hook has answered everybody else. */
export function idOf({ advisor }: Asked): string {
  return advisor?.staff.id ?? '';
}

export function isTalking(call: CallRecord | undefined, request: Asked, { clock }: Pick<BackOfficeParts, 'clock'>): call is CallRecord {
  return call !== undefined && call.advisor === idOf(request) && stateOf(call, clock.now()) === 'talking';
}

/** The same for a call that never was and for one that another advisor has. */
export function refuseUnknown(reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, 'no-such-call', 'You have no such call.');
}
