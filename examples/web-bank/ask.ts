import type { Bank } from './bank.ts';
import type { Answer } from './http.ts';
import type { Details, Refused, Told } from './provider.ts';
import type { Errand, Session } from './sessions.ts';
import type { Language } from './settings.ts';
import { findFault } from './statement.ts';
import { redirect } from './visit.ts';

/** Pushes what is wanted to the provider, remembers it, and redirects. */
export async function sendAway(bank: Bank, language: Language, session: Session, errand: Errand, details?: Details): Promise<Answer> {
  const idToken = session.who?.idToken;
  const isMore = details !== undefined && idToken !== undefined;
  const { address, state, asked } = await bank.provider.ask(language, isMore ? { details, idToken } : {});
  bank.sessions.ask(session, state, { ...asked, errand, language });
  return redirect(address.href);
}

/** Whether what was signed is for us, of this customer, and of exactly this. */
export async function findFaultIn(bank: Bank, { statement, sub }: Told, details: Details): Promise<string | undefined> {
  const { config, keys } = await bank.provider.open();
  const expected = { issuer: config.serverMetadata().issuer, client: bank.settings.client.id, sub, details, now: bank.now() };
  return findFault(statement, keys, expected, bank.isNew.statement);
}

/** The customer, or the provider in the customer's name, said no; all else was not for us. */
export function whyOf({ why }: Refused): 'cancelled' | 'notTheAnswer' {
  return why === 'access_denied' ? 'cancelled' : 'notTheAnswer';
}
