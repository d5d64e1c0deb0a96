import { createHash } from 'node:crypto';
import { findFaultIn, sendAway, whyOf } from './ask.ts';
import type { Bank } from './bank.ts';
import type { Answer } from './http.ts';
import type { Payment } from './ledger.ts';
import { writeAmount } from './money.ts';
import { writeNewPayment, writeNote, writePayment, writeRefusal } from './pages.ts';
import { type Details, Refused, type Told } from './provider.ts';
import { readPayment, type Typed } from './read-payment.ts';
import { newId, type Session } from './sessions.ts';
import type { Language } from './settings.ts';
import type { Text } from './texts.ts';
import { type KnownVisit, redirect, send, sendSheet } from './visit.ts';

const nothing: Typed = { payee: '', account: '', amount: '' };

export function showNewPayment(bank: Bank, visit: KnownVisit): Answer {
  const { language, session } = visit;
  const [from] = bank.ledger.find(session.who.sub)?.accounts ?? [];
  return from ? send(bank, visit, writeNewPayment(language, session, from, nothing)) : redirect(`/${language}/`);
}

export function makePayment(bank: Bank, visit: KnownVisit): Answer {
  const { language, session, form } = visit;
  const customer = bank.ledger.find(session.who.sub);
  const [from] = customer?.accounts ?? [];
  if (!customer || !from) return redirect(`/${language}/`);
  const typed: Typed = { payee: form.get('payee') ?? '', account: form.get('account') ?? '', amount: form.get('amount') ?? '' };
  const read = readPayment(language, typed, from, bank.ledger.left(customer));
  if ('wrong' in read) return send(bank, visit, writeNewPayment(language, session, from, typed, read.wrong), 422);
  const payment: Payment = { ...read, id: newId(), customer: session.who.sub, state: 'waiting' };
  bank.ledger.keep(payment);
  return redirect(`/${language}/payments/${payment.id}`);
}

export function showPayment(bank: Bank, visit: KnownVisit, id: string): Answer {
  const { language, session } = visit;
  const payment = bank.ledger.payment(id, session.who.sub);
  if (!payment) return send(bank, visit, writeNote(language, '', 'notFound', 'notFoundBody'), 404);
  return send(bank, visit, writePayment(language, session, payment, digestOf(payment)));
}

/** Only what stands in our own books is sent on. Of what the browser sends, only that it saw the same. */
export async function confirmPayment(bank: Bank, visit: KnownVisit, id: string): Promise<Answer> {
  const { language, session, form } = visit;
  const payment = bank.ledger.payment(id, session.who.sub);
  if (!payment) return send(bank, visit, writeNote(language, '', 'notFound', 'notFoundBody'), 404);
  if (payment.state !== 'waiting') return redirect(`/${language}/payments/${id}`);
  if (form.get('shown') !== digestOf(payment)) return refuse(bank, language, session, payment, 'notShown');
  return sendAway(bank, language, session, { is: 'payment', id }, describePayment(payment));
}

/** The payment goes out only if the provider has signed that this customer confirmed exactly this, for the first time. */
export async function finishPayment(bank: Bank, language: Language, session: Session, id: string, told: Told | Refused): Promise<Answer> {
  const sub = session.who?.sub ?? '';
  const payment = bank.ledger.payment(id, sub);
  if (!payment) return redirect(`/${language}/`);
  if (told instanceof Refused) {
    if (whyOf(told) === 'notTheAnswer') return refuse(bank, language, session, payment, 'notTheAnswer');
    // Whoever turned back may go on with the same payment.
    return sendSheet(bank, language, session, writeRefusal(language, `payments/${id}`, 'notPaid', 'cancelled'));
  }
  if (told.sub !== sub) return refuse(bank, language, session, payment, 'somebodyElse');
  const fault = await findFaultIn(bank, told, describePayment(payment));
  if (fault !== undefined) {
    bank.complain(`A confirmation was refused: ${fault}`);
    return refuse(bank, language, session, payment, 'notConfirmed');
  }
  if (!bank.ledger.execute(payment)) return refuse(bank, language, session, payment, 'refusedBefore');
  return redirect(`/${language}/payments/${id}`);
}

/** As the customer will see it at the provider, in the SMS and in the app (RFC 9396). */
function describePayment({ amount, payee, account }: Payment): Details {
  return { type: 'payment', amount: { amount: writeAmount(amount), currency: 'EUR' }, payee: { name: payee, account } };
}

function digestOf({ id, payee, account, amount }: Payment): string {
  return createHash('sha256')
    .update(JSON.stringify([id, payee, account, amount]))
    .digest('base64url');
}

/** For good: what somebody has meddled with is not tried again. */
function refuse(bank: Bank, language: Language, session: Session, payment: Payment, why: Text): Answer {
  if (payment.state === 'waiting') payment.state = 'refused';
  return sendSheet(bank, language, session, writeRefusal(language, `payments/${payment.id}`, 'notPaid', why), 400);
}
