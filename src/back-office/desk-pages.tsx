import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiveShell, pagesAddress, renderPage } from '#pages';
import { isLanguage } from '#texts';
import type { DeskPage, DeskSettings, DeskState } from './desk-state.ts';
import type { Feed } from './feed.ts';
import type { BackOfficeParts } from './parts.ts';
import { findAdvisor } from './staff-session.ts';

type Asked = FastifyRequest<{ Params: { id?: string }; Querystring: { lang?: unknown } }>;

/** The desk and one call's card: one live page under two addresses, so that a card can be opened by its address. */
export function registerDeskPages(server: FastifyInstance, parts: BackOfficeParts, feed: Feed): void {
  const show = async (request: Asked, reply: FastifyReply) => {
    // A form's Origin would be `null` with no-referrer, and logging out is a form.
    reply.header('cache-control', 'no-store').header('referrer-policy', 'same-origin');
    const advisor = await findAdvisor(parts, request, true);
    if (!advisor && comesFromElsewhere(request)) return reply.type('text/html; charset=utf-8').send(renderStepIn(parts));
    if (!advisor) return reply.redirect('/staff/login', 303);
    const { id } = advisor.staff;
    const { lang } = request.query;
    if (isLanguage(lang) && lang !== advisor.staff.language) await parts.stores.staff.change(id, { language: lang });
    const [state] = await feed.states([{ staff: id, look: request.params.id?.slice(0, 64) ?? null }]);
    if (!state) return reply.redirect('/staff/login', 303);
    if (parts.softphones) allowConnection(reply, parts.softphones.address);
    return reply.type('text/html; charset=utf-8').send(renderDesk(parts, state));
  };
  server.get('/desk', { schema: { hide: true } }, show);
  server.get('/desk/calls/:id', { schema: { hide: true } }, show);
}

/** The desk's telephone speaks with the telephone system itself (CSP3 §6.1.2); no other page may. */
function allowConnection(reply: FastifyReply, address: string): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace("connect-src 'self'", `connect-src 'self' ${new URL(address).origin}`));
}

function renderDesk(parts: BackOfficeParts, state: DeskState): string {
  const { language } = state.me;
  const page: DeskPage = { state, settings: settingsOf(parts) };
  // The page names itself when it is drawn.
  const options = { language, title: parts.brand[language].bank, state: page, icon: `${pagesAddress}/mark.svg` };
  return renderPage(<LiveShell language={language} />, { ...options, ...parts.assets('back-office') });
}

/** A contact centre's link to a card: the browser kept our cookie back, for it is SameSite=Strict and the link stands on another site. */
function comesFromElsewhere({ headers }: Asked): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}

/** Asks for the same address again at once, now from our own site: then the cookie comes, or there is none. */
function renderStepIn({ brand, assets }: BackOfficeParts): string {
  const options = { language: 'sv', title: brand.sv.bank, refresh: 0, icon: `${pagesAddress}/mark.svg` } as const;
  return renderPage(<LiveShell language="sv" />, { ...options, ...assets() });
}

function settingsOf({ brand, timeZone, reasons, discuss, boxes, softphones, demo }: BackOfficeParts): DeskSettings {
  return {
    bank: { sv: brand.sv.bank, fi: brand.fi.bank, en: brand.en.bank },
    app: { sv: brand.sv.app, fi: brand.fi.app, en: brand.en.app },
    timeZone,
    reasons,
    discuss,
    codeBox: boxes !== null,
    softphone: softphones !== null,
    demo,
  };
}
