import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { StaffRecord } from '#ports';
import { isLanguage, type Language, preferred } from '#texts';
import { refuseForeign } from './guard.ts';
import type { BackOfficeParts } from './parts.ts';
import { placeOf } from './roles.ts';
import { redeemStaffLink } from './staff-links.ts';
import { renderLogin } from './staff-login-page.tsx';
import { beginSession, endSession } from './staff-session.ts';

const Form = Type.Object(
  { link: Type.Optional(Type.String({ maxLength: 100 })), staff: Type.Optional(Type.String({ maxLength: 64 })) },
  { additionalProperties: false },
);

/** Log-in by a one-time link, in the demo also by name, and log-out. */
export function registerStaffLogin(server: FastifyInstance, parts: BackOfficeParts): void {
  server.register(async (login) => {
    login.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      // With no-referrer a browser sends `Origin: null` with a form, and we could not tell our own pages from others.
      reply.header('referrer-policy', 'same-origin');
      if (request.method !== 'GET') await refuseForeign(parts, request, reply);
    });
    login.get('/staff/login', { schema: { hide: true } }, (request, reply) => showLogin(parts, request, reply, false));
    login.post<{ Body: Static<typeof Form> }>('/staff/login', { schema: { hide: true, body: Form } }, async (request, reply) => {
      const { link, staff } = request.body;
      const who = link ? await redeemStaffLink(parts, link) : await findInDemo(parts, staff);
      const place = who && placeOf(who.role);
      if (!who || !place) return showLogin(parts, request, reply.code(403), true);
      await beginSession(parts, reply, who.id, link ? 'link' : 'demo');
      return reply.redirect(place, 303);
    });
    login.post('/staff/logout', { schema: { hide: true } }, async (request, reply) => {
      const ended = await endSession(parts, request, reply);
      if (ended) await parts.stores.staff.change(ended.staff.id, { available: false });
      if (ended) await parts.softphones?.end(ended.staff.id);
      parts.signals.tell('desk');
      return reply.redirect('/staff/login', 303);
    });
  });
}

/** Only advisors: a press on any other name would lead nowhere yet. */
async function listDemoStaff({ demo, stores }: BackOfficeParts): Promise<readonly StaffRecord[]> {
  return demo ? (await stores.staff.all()).filter(({ role }) => placeOf(role)) : [];
}

async function findInDemo(parts: BackOfficeParts, staff: string | undefined): Promise<StaffRecord | undefined> {
  return (await listDemoStaff(parts)).find(({ id }) => id === staff);
}

async function showLogin(parts: BackOfficeParts, request: FastifyRequest, reply: FastifyReply, refused: boolean): Promise<FastifyReply> {
  const page = { language: languageOf(request), refused, demoStaff: await listDemoStaff(parts) };
  return reply.type('text/html; charset=utf-8').send(renderLogin(parts, page));
}

function languageOf({ query, headers }: FastifyRequest): Language {
  const { lang } = query as { lang?: unknown };
  return isLanguage(lang) ? lang : preferred(headers['accept-language']);
}
