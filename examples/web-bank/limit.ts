import { findFaultIn, sendAway, whyOf } from './ask.ts';
import type { Bank } from './bank.ts';
import type { Answer } from './http.ts';
import { readMoney, writeMoney } from './money.ts';
import { writeLimit, writeRefusal } from './pages.ts';
import { type Details, Refused, type Told } from './provider.ts';
import { say } from './say.ts';
import type { Session } from './sessions.ts';
import type { Language } from './settings.ts';
import type { Text } from './texts.ts';
import { type KnownVisit, redirect, send, sendSheet } from './visit.ts';

/** A change that the provider has registered, with the words that the customer will see (S61). */
const change: Details = { type: 'change', change: 'daily-limit' };
const most = 1_000_000;

export function showLimit(bank: Bank, visit: KnownVisit): Answer {
  const { language, session } = visit;
  const customer = bank.ledger.find(session.who.sub);
  if (!customer) return redirect(`/${language}/`);
  const answer = send(bank, visit, writeLimit(language, session, customer));
  session.notice = null;
  return answer;
}

/** The amount stays here until the change is confirmed: the browser brings back that it was, and never what. */
export async function askLimit(bank: Bank, visit: KnownVisit): Promise<Answer> {
  const { language, session, form } = visit;
  const customer = bank.ledger.find(session.who.sub);
  if (!customer) return redirect(`/${language}/`);
  const typed = form.get('limit') ?? '';
  const amount = readMoney(typed);
  const error = amount === undefined ? say(language, 'amountWrong') : say(language, 'limitHigh', { most: writeMoney(language, most) });
  if (amount === undefined || amount > most) return send(bank, visit, writeLimit(language, session, customer, typed, error), 422);
  return sendAway(bank, language, session, { is: 'limit', amount }, change);
}

export async function finishLimit(bank: Bank, language: Language, session: Session, amount: number, told: Told | Refused): Promise<Answer> {
  const refuse = (why: Text) => sendSheet(bank, language, session, writeRefusal(language, 'limit', 'notChanged', why), 400);
  const customer = bank.ledger.find(session.who?.sub ?? '');
  if (!customer || told instanceof Refused) return refuse(told instanceof Refused ? whyOf(told) : 'notTheAnswer');
  if (told.sub !== session.who?.sub) return refuse('somebodyElse');
  const fault = await findFaultIn(bank, told, change);
  if (fault !== undefined) {
    bank.complain(`A confirmation was refused: ${fault}`);
    return refuse('changeNotConfirmed');
  }
  customer.dailyLimit = amount;
  session.notice = 'limit-changed';
  return redirect(`/${language}/limit`);
}
