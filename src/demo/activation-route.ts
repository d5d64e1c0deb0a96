import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { fromOurselves } from './own-origin.ts';
import type { DemoParts } from './parts.ts';
import type { Pending } from './pending.ts';
import { type Person, people } from './people.ts';

const Body = Type.Object({ userCode: Type.String({ maxLength: 20 }) }, { additionalProperties: false });

/** A fresh activation code for whoever asks: this is what makes the demo a demo. It hands one out for its own ten people only. */
export function addActivationCode(server: FastifyInstance, parts: DemoParts, pending: Pending): void {
  server.post<{ Body: Static<typeof Body> }>('/demo/v1/activation-code', { schema: { hide: true, body: Body } }, async (request, reply) => {
    if (!fromOurselves(parts, request))
      return reply.code(403).send(refusal('foreign-origin', 'This request does not come from our own pages.'));
    const person = (people as readonly Person[]).find(({ userCode }) => userCode === request.body.userCode);
    if (!person) return reply.code(404).send(refusal('not-found', 'Nobody in the demo bank has this user code.'));
    const { code, expires } = await parts.issueActivationCode(person.id);
    pending.add({ name: person.name, expires });
    return reply.header('cache-control', 'no-store').send({ activationCode: code, expires });
  });
}

function refusal(code: string, sentence: string) {
  return { error: { code, sentence } };
}
