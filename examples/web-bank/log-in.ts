import { sendAway, whyOf } from './ask.ts';
import type { Bank } from './bank.ts';
import { setCookie } from './cookie.ts';
import { html } from './html.ts';
import type { Answer, Asking } from './http.ts';
import { finishLimit } from './limit.ts';
import { link, writeNote, writeRefusal } from './pages.ts';
import { finishPayment } from './pay.ts';
import { Refused, type Told } from './provider.ts';
import { say } from './say.ts';
import type { Session } from './sessions.ts';
import type { Language } from './settings.ts';
import { redirect, sendSheet, type Visit } from './visit.ts';

/** Sends the browser to the provider. Whoever comes has a session from here on, so that the answer is taken from this browser only. */
export async function beginLogin(bank: Bank, { language, session }: Visit): Promise<Answer> {
  // Somebody's session may be ended by the provider while its browser is on the way, and the question with it.
  const mine = session?.who === null ? session : bank.sessions.begin(null);
  const answer = await sendAway(bank, language, mine, { is: 'log-in' });
  if (mine === session) return answer;
  bank.sessions.end(session?.id);
  return { ...answer, headers: { ...answer.headers, ...setCookie(bank.settings, mine.id) } };
}

/** The browser is back. What it brings is good for this browser's own question, once, or for nothing. */
export async function takeAnswer(bank: Bank, { query, cookie }: Asking): Promise<Answer> {
  const session = bank.sessions.find(cookie);
  if (session === 'idle') return sendSheet(bank, 'sv', undefined, writeNote('sv', '', 'loggedOut', 'idle'), 403);
  const state = new URLSearchParams(query).get('state') ?? '';
  const asked = session?.asked.get(state);
  if (!session || !asked) return sendSheet(bank, 'sv', session, refuseLogin('sv', 'notTheAnswer'), 400);
  session.asked.delete(state);
  const language = asked.language as Language;
  const told = await bank.provider.exchange(query, state, asked).catch((error: Error) => {
    if (!(error instanceof Refused)) throw error;
    bank.complain(error.message);
    return error;
  });
  switch (asked.errand.is) {
    case 'log-in':
      return finishLogin(bank, language, session, told);
    case 'payment':
      return finishPayment(bank, language, session, asked.errand.id, told);
    case 'limit':
      return finishLimit(bank, language, session, asked.errand.amount, told);
  }
}

function finishLogin(bank: Bank, language: Language, session: Session, told: Told | Refused): Answer {
  if (told instanceof Refused) return sendSheet(bank, language, session, refuseLogin(language, whyOf(told)), 400);
  bank.sessions.end(session.id);
  const { sub, sid, idToken } = told;
  const begun = bank.sessions.begin({ sub, sid, idToken });
  return redirect(`/${language}/`, setCookie(bank.settings, begun.id));
}

function refuseLogin(language: Language, why: ReturnType<typeof whyOf>) {
  const again = html`<p>${link(`/${language}/log-in`, say(language, 'again'), 'button main')}</p>`;
  return writeRefusal(language, '', 'notLoggedIn', why, again);
}
