import type { Bank } from './bank.ts';
import type { Answer, Asking } from './http.ts';
import { writePage } from './layout.ts';
import type { Sheet } from './pages.ts';
import type { Session } from './sessions.ts';
import { type Language, languages } from './settings.ts';

/** A session in which somebody is logged in. */
export type Known = Session & { readonly who: NonNullable<Session['who']> };
export type Visit = Asking & { readonly language: Language; readonly session: Session | undefined };
export type KnownVisit = Visit & { readonly session: Known };

export function languageOf({ path }: Asking): Language {
  return languages.find((one) => path.startsWith(`/${one}/`)) ?? 'sv';
}

export function send(bank: Bank, { language, session }: Visit, sheet: Sheet, status = 200): Answer {
  return sendSheet(bank, language, session, sheet, status);
}

export function sendSheet(bank: Bank, language: Language, session: Session | undefined, sheet: Sheet, status = 200): Answer {
  const name = session?.who ? bank.ledger.find(session.who.sub)?.name : undefined;
  const { strip, provider } = bank.settings;
  const body = writePage({ ...sheet, language, session, name, bank: provider, ...(strip ? { strip } : {}) });
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 303, headers: { ...headers, location } };
}
