import { type Field, writeField, writeSummary } from './form.ts';
import { type Html, html } from './html.ts';
import { writeToken } from './layout.ts';
import type { Account, Customer, Payment } from './ledger.ts';
import { writeAccount, writeMoney, writeNumber } from './money.ts';
import { exampleAccount, type Typed, type Wrong } from './read-payment.ts';
import { say, sayDay } from './say.ts';
import type { Session } from './sessions.ts';
import type { Language } from './settings.ts';
import type { Text } from './texts.ts';

/** What is between the frame's lines. */
export type Sheet = { readonly heading: string; readonly place: string; readonly body: Html; readonly above?: Html };

export function writeStart(language: Language): Sheet {
  return {
    heading: say(language, 'welcome'),
    place: '',
    body: html`<p>${say(language, 'welcomeBody')}</p>
<p>${link(`/${language}/log-in`, say(language, 'logIn'), 'button main')}</p>
<p class="soft">${say(language, 'logInHow')}</p>`,
  };
}

export function writeAccounts(language: Language, customer: Customer | undefined): Sheet {
  const [first] = customer?.accounts ?? [];
  return {
    heading: say(language, 'accounts'),
    place: '',
    body: html`${customer?.accounts.length ? html`<ul class="accounts">${customer.accounts.map((one) => writeOne(language, one))}</ul>` : html`<p>${say(language, 'noAccounts')}</p>`}
${
  first &&
  html`<p>${link(`/${language}/payments/new`, say(language, 'newPayment'), 'button main')}</p>
${writeEvents(language, first)}`
}`,
  };
}

function writeOne(language: Language, { name, number, balance }: Account): Html {
  return html`<li class="panel account">
<h2>${name[language]}</h2>
<p class="balance"><span class="label">${say(language, 'balance')}</span> ${writeMoney(language, balance)}</p>
<p class="number">${writeAccount(number)}</p>
</li>`;
}

function writeEvents(language: Language, { name, events }: Account): Html {
  const heads = ['day', 'what', 'euros'] as const;
  return html`<table>
<caption>${say(language, 'happened', { account: name[language] })}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(language, head)}</th>`)}</tr></thead>
<tbody>${events.slice(0, 12).map(({ at, text, amount }) => html`<tr><td>${sayDay(language, at)}</td><td>${text[language]}</td><td>${writeNumber(language, amount)}</td></tr>`)}</tbody>
</table>`;
}

/** `solution`: where the provider shows what the customer has. */
export function writeAbout(language: Language, solution: string): Sheet {
  return {
    heading: say(language, 'about'),
    place: 'about',
    body: html`<p>${say(language, 'aboutBody')}</p>
<p class="way">${link(solution, say(language, 'aboutSolution'))}<br><span class="soft">${say(language, 'aboutSolutionBody')}</span></p>
<p class="soft">${say(language, 'aboutIdle')}</p>`,
  };
}

export function writeNewPayment(language: Language, session: Session, from: Account, typed: Typed, wrong: Wrong = {}): Sheet {
  const text = (name: Text) => say(language, name);
  const fields: Field[] = [
    { name: 'payee', label: text('payee'), value: typed.payee, error: wrong.payee },
    {
      name: 'account',
      label: text('account'),
      hint: say(language, 'accountHint', { example: exampleAccount }),
      value: typed.account,
      error: wrong.account,
      kind: 'account',
    },
    { name: 'amount', label: text('euros'), hint: text('eurosHint'), value: typed.amount, error: wrong.amount, kind: 'amount' },
  ];
  return {
    heading: text('newPayment'),
    place: 'payments/new',
    above: writeSummary(language, fields),
    body: html`<form class="stack" method="post" action="/${language}/payments/new">
${writeToken(session)}
${writeFacts([[text('from'), `${from.name[language]}, ${writeMoney(language, from.balance)}`]])}
${fields.map(writeField)}
<div class="row"><button class="main">${text('goOn')}</button> ${link(`/${language}/`, text('cancel'))}</div>
</form>`,
  };
}

/** `shown` goes back with the button: what was confirmed is what was seen, or nothing. */
export function writePayment(language: Language, session: Session, payment: Payment, shown: string): Sheet {
  const place = `payments/${payment.id}`;
  const done = { heading: say(language, 'paid'), place };
  const { amount, payee } = payment;
  if (payment.state === 'done')
    return {
      ...done,
      body: html`<p role="status">${say(language, 'paidBody', { amount: writeMoney(language, amount), payee })}</p>${writeDetails(language, payment)}${onward(language)}`,
    };
  if (payment.state === 'refused') return writeRefusal(language, place, 'notPaid', 'refusedBefore');
  return {
    heading: say(language, 'checkPayment'),
    place,
    body: html`${writeDetails(language, payment)}
<p>${say(language, 'checkBody')}</p>
<form method="post" action="/${language}/${place}">
${writeToken(session)}<input type="hidden" name="shown" value="${shown}">
<div class="row"><button class="main">${say(language, 'confirmPayment')}</button> ${link(`/${language}/`, say(language, 'cancel'))}</div>
</form>`,
  };
}

function writeDetails(language: Language, { payee, account, amount }: Payment): Html {
  return writeFacts([
    [say(language, 'payee'), payee],
    [say(language, 'account'), html`<span class="number">${writeAccount(account)}</span>`],
    [say(language, 'amount'), html`<span class="balance">${writeMoney(language, amount)}</span>`],
  ]);
}

function writeFacts(facts: readonly (readonly [string, Html | string])[]): Html {
  return html`<dl class="panel facts">${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>`;
}

export function writeLimit(language: Language, session: Session, customer: Customer, typed = '', error?: string): Sheet {
  const field: Field = { name: 'limit', label: say(language, 'newLimit'), value: typed, error, kind: 'amount' };
  const notice = session.notice === 'limit-changed' && html`<p class="notice" role="status">${say(language, 'limitChanged')}</p>`;
  return {
    heading: say(language, 'limit'),
    place: 'limit',
    above: writeSummary(language, [field]),
    body: html`${notice}
<p>${say(language, 'limitNow', { limit: writeMoney(language, customer.dailyLimit) })}</p>
<form class="stack" method="post" action="/${language}/limit">
${writeToken(session)}
${writeField(field)}
<p class="soft">${say(language, 'limitHow')}</p>
<div class="row"><button class="main">${say(language, 'changeLimit')}</button></div>
</form>`,
  };
}

/** Why something did not happen, and what one can do. */
export function writeRefusal(language: Language, place: string, heading: Text, why: Text, next?: Html): Sheet {
  return {
    heading: say(language, heading),
    place,
    body: html`<p class="notice stop" role="alert">${say(language, why)}</p>${next ?? onward(language)}`,
  };
}

export function writeNote(language: Language, place: string, heading: Text, body: Text): Sheet {
  const next = link(`/${language}/log-in`, say(language, 'logIn'), 'button main');
  return { heading: say(language, heading), place, body: html`<p>${say(language, body)}</p><p>${next}</p>` };
}

export function link(address: string, text: string, kind?: string): Html {
  return html`<a href="${address}"${kind && html` class="${kind}"`}>${text}</a>`;
}

function onward(language: Language): Html {
  return html`<p>${link(`/${language}/`, say(language, 'toAccounts'))}</p>`;
}
