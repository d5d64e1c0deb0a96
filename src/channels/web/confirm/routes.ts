import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { readAsking, writeAsking } from '#identification';
import { type Language, languages } from '#texts';
import { OfClient } from '../brought.ts';
import type { Brought } from '../clients.ts';
import type { Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readSession, type WebSession } from '../session/index.ts';
import { sendConfirm, sendNothingToConfirm } from './page.tsx';
import { listConfirmWays } from './ways.ts';

const strict = { additionalProperties: false } as const;
const OfRequest = Type.Object({ uid: OfClient }, strict);
const Chosen = Type.Object({ way: Type.String({ maxLength: 20 }) }, strict);
type OfRequest = { Params: Static<typeof OfRequest> };

/** What a client asks the customer to confirm: a payment, or a change in its own pages (S60, S61). */
export function registerConfirm(server: FastifyInstance, parts: PersonalParts): void {
  if (!parts.clients) return;
  for (const language of languages) addConfirm(server, parts, language);
}

function addConfirm(server: FastifyInstance, parts: PersonalParts, language: Language): void {
  const address = `/${language}/confirm/:uid`;
  server.get<OfRequest>(address, { schema: { hide: true, params: OfRequest } }, async (request, reply) => {
    const visit = { request, reply, language };
    const asked = await readAsked(parts, visit, request.params.uid);
    return 'brought' in asked ? showConfirm(parts, visit, asked) : asked.sent;
  });
  server.post<OfRequest & { Body: Static<typeof Chosen> }>(
    address,
    { schema: { hide: true, params: OfRequest, body: Chosen } },
    async (request, reply) => {
      const visit = { request, reply, language };
      const asked = await readAsked(parts, visit, request.params.uid);
      return 'brought' in asked ? begin(parts, visit, asked, request.body.way) : asked.sent;
    },
  );
}

type Asked = { readonly brought: Brought; readonly session: WebSession };

/** Only whom the provider knows to be logged in is asked, in their own session (I1). Else the browser is sent on. */
async function readAsked(parts: PersonalParts, visit: Visit, uid: string): Promise<Asked | { readonly sent: FastifyReply }> {
  const brought = await parts.clients?.find(visit, uid);
  if (brought?.prompt !== 'confirm') return { sent: sendNothingToConfirm(parts, visit.reply, visit.language) };
  const session = await readSession(parts, visit.request);
  if (session && session.customer.id === brought.customer) return { brought, session };
  const again = await parts.clients?.again(visit, uid);
  return { sent: visit.reply.redirect(again ?? `/${visit.language}/login?ended=1`, 303) };
}

async function showConfirm(parts: PersonalParts, { reply, language }: Visit, { brought, session }: Asked): Promise<FastifyReply> {
  const ways = listConfirmWays(parts, await parts.codes.look(session.customer.id));
  return sendConfirm(parts, reply, { language, brought, ways });
}

async function begin(parts: PersonalParts, visit: Visit, asked: Asked, way: string): Promise<FastifyReply> {
  const { identify } = parts;
  const { customer, id } = asked.session;
  const { asking } = asked.brought;
  const chosen = listConfirmWays(parts, await parts.codes.look(customer.id)).find((one) => one.way === way);
  if (!chosen) return showConfirm(parts, visit, asked);
  await endEarlier(parts, customer.id, asked.brought.uid);
  const purpose = asking.payment ? 'pay' : 'change';
  const start = { plan: chosen.plan, channel: 'web', purpose, boundTo: { session: id }, about: writeAsking(asking) } as const;
  const { flow } = await identify.begin(start);
  await identify.claimFor(flow, customer.id);
  return visit.reply.redirect(`/${visit.language}/identify/${flow}`, 303);
}

/** Of two presses one request is left on the telephone: nobody approves the one that no page waits for. */
async function endEarlier({ identify }: PersonalParts, customer: string, uid: string): Promise<void> {
  for (const { flow, about } of await identify.waiting(customer, 'app-approval'))
    if (readAsking(about)?.interaction === uid) await identify.end(flow, 'left');
}
