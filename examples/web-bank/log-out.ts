import { readLogoutToken } from './back-channel.ts';
import type { Bank } from './bank.ts';
import { setCookie } from './cookie.ts';
import type { Answer, Asking } from './http.ts';
import { type KnownVisit, redirect } from './visit.ts';

/** Here at once, then at the provider, which tells everybody else. */
export async function logOut(bank: Bank, { language, session }: KnownVisit): Promise<Answer> {
  bank.sessions.end(session.id);
  const here = `${bank.settings.address}/${language}/logged-out`;
  // Even where the provider cannot be reached, nobody is logged in here any more.
  const there = await bank.provider.logOut(session.who.idToken, here, language).then(
    ({ href }) => href,
    () => here,
  );
  return redirect(there, setCookie(bank.settings, ''));
}

/** The provider says that somebody is logged out: server to server, with a token that only it can sign. */
export async function takeLogoutToken(bank: Bank, { form }: Asking): Promise<Answer> {
  const { config, keys } = await bank.provider.open();
  const expected = { issuer: config.serverMetadata().issuer, client: bank.settings.client.id };
  try {
    bank.sessions.endWhere(await readLogoutToken(form.get('logout_token') ?? '', keys, expected, bank.isNew.logoutToken));
    return { status: 200 };
  } catch (error) {
    bank.complain(`A logout token was refused: ${(error as Error).message}`);
    return { status: 400, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error: 'invalid_request' }) };
  }
}
