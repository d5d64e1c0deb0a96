import { timingSafeEqual } from 'node:crypto';
import type { Bank } from './bank.ts';
import type { Answer, Asking } from './http.ts';
import { askLimit, showLimit } from './limit.ts';
import { beginLogin, takeAnswer } from './log-in.ts';
import { logOut } from './log-out.ts';
import { writeAbout, writeAccounts, writeNote, writeRefusal, writeStart } from './pages.ts';
import { confirmPayment, makePayment, showNewPayment, showPayment } from './pay.ts';
import { type KnownVisit, languageOf, send, sendSheet, type Visit } from './visit.ts';

type Show = (bank: Bank, visit: Visit) => Answer | Promise<Answer>;
type ShowKnown = (bank: Bank, visit: KnownVisit, id: string) => Answer | Promise<Answer>;

/** For whoever comes. */
const open: Readonly<Record<string, Show>> = {
  'GET ': (bank, visit) =>
    isKnown(visit)
      ? send(bank, visit, writeAccounts(visit.language, bank.ledger.find(visit.session.who.sub)))
      : send(bank, visit, writeStart(visit.language)),
  'GET about': (bank, visit) => send(bank, visit, writeAbout(visit.language, `${bank.settings.provider}/${visit.language}/my`)),
  'GET log-in': beginLogin,
  'GET logged-out': (bank, visit) => send(bank, visit, writeNote(visit.language, 'logged-out', 'loggedOut', 'loggedOutBody')),
};

/** For whoever is logged in; the last part of an address that ends with `/` is handed over. */
const known: Readonly<Record<string, ShowKnown>> = {
  'GET payments/new': showNewPayment,
  'POST payments/new': makePayment,
  'GET payments/': showPayment,
  'POST payments/': confirmPayment,
  'GET limit': showLimit,
  'POST limit': askLimit,
  'POST log-out': logOut,
};

export async function findRoute(bank: Bank, asking: Asking): Promise<Answer> {
  if (asking.method === 'GET' && asking.path === '/log-in/answer') return takeAnswer(bank, asking);
  const [, first, place = ''] = /^\/(sv|fi|en)\/(.*)$/.exec(asking.path) ?? [];
  const language = languageOf(asking);
  const session = bank.sessions.find(asking.cookie);
  if (first === undefined) return sendSheet(bank, language, undefined, writeNote(language, '', 'notFound', 'notFoundBody'), 404);
  const visit: Visit = { ...asking, language, session: session === 'idle' ? undefined : session };
  const show = own(open, `${asking.method} ${place}`);
  if (show) return session === 'idle' && place === '' ? send(bank, visit, writeNote(language, '', 'loggedOut', 'idle')) : show(bank, visit);
  const [, folder = '', id = ''] = /^(.*\/)?([^/]*)$/.exec(place) ?? [];
  const showKnown = own(known, `${asking.method} ${place}`) ?? own(known, `${asking.method} ${folder}`);
  if (!showKnown) return send(bank, visit, writeNote(language, '', 'notFound', 'notFoundBody'), 404);
  if (!isKnown(visit))
    return send(bank, visit, session === 'idle' ? writeNote(language, '', 'loggedOut', 'idle') : writeStart(language), 403);
  if (asking.method === 'POST' && !isOurs(bank, visit)) return send(bank, visit, writeRefusal(language, '', 'foreign', 'foreignBody'), 403);
  return showKnown(bank, visit, id);
}

function own<Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function isKnown(visit: Visit): visit is KnownVisit {
  return visit.session?.who != null;
}

/** A form counts if it came from our own page, which alone has the session's token (CSRF). */
function isOurs(bank: Bank, { origin, form, session }: KnownVisit): boolean {
  if (origin !== undefined && origin !== bank.settings.address) return false;
  const [given, wanted] = [Buffer.from(form.get('token') ?? ''), Buffer.from(session.token)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
