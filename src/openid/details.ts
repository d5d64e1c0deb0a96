import { errors } from 'oidc-provider';
import type { Asking, Names, Payment } from '#identification';
import type { OpenidClient } from './client.ts';
import { parseJson } from './parse-json.ts';
import { faultOfAccount } from './payee-account.ts';

export type Details = Pick<Asking, 'payment' | 'change'>;
type May = Pick<OpenidClient, 'payments' | 'changes'>;
type Given = { readonly [name: string]: unknown };

/** As a payment or change is asked for (RFC 9396 §2), and as its confirmation tells it. */
export type Detail =
  | {
      readonly type: 'payment';
      readonly amount: { readonly amount: string; readonly currency: string };
      readonly payee: { readonly name: string; readonly account: string };
    }
  | { readonly type: 'change'; readonly change: string };

/** ISO 4217 with two minor digits: those in which a bank of these countries is asked for payments by the web. */
const currencies: readonly string[] = ['EUR', 'SEK', 'NOK', 'DKK', 'GBP', 'CHF', 'PLN', 'CZK', 'USD'];
/** Up to a milliard less one: what still stands whole in an SMS. */
const amountForm = /^(0|[1-9][0-9]{0,8})\.[0-9]{2}$/;
/**
 * Latin letters and what stands in names of firms; nothing that turns the direction of a line or cannot be seen, no letters of another
 * script that look like these, and neither @ nor #, with which the last line of an SMS says where its code belongs.
 */
const nameForm = /^[\p{Script=Latin}0-9 &'()+,\-./:;!?*%"]{1,70}$/u;

/**
 * What a client asks the customer to confirm: `authorization_details` with exactly one element, a payment or a registered change, and
 * nothing in it that is not shown. `given`: the array, or as JSON. Throws `invalid_authorization_details` with a sentence for the client's
 * developer.
 */
export function readDetails(client: May, given: unknown): Details {
  if (given === undefined) return { payment: null, change: null };
  const details = typeof given === 'string' ? parseJson(given) : given;
  if (!Array.isArray(details) || details.length !== 1) return refuse('authorization_details has one element: a payment or a change');
  return readDetail(client, details[0]);
}

/** One of them. */
export function readDetail(client: May, detail: unknown): Details {
  const given = readObject(detail, 'each element');
  if (given['type'] === 'payment') return { payment: readPayment(client, given), change: null };
  if (given['type'] === 'change') return { payment: null, change: readChange(client, given) };
  return refuse('type is payment or change');
}

/** What was confirmed, in the words in which it is asked for. Undefined: nothing was, or the client's changes are other ones now. */
export function writeDetail({ changes = [] }: May, { payment, change }: Details): Detail | undefined {
  if (payment) {
    const { amount, currency, payee, account } = payment;
    return { type: 'payment', amount: { amount, currency }, payee: { name: payee, account } };
  }
  const registered = change && changes.find(({ name }) => isSame(name, change));
  return registered ? { type: 'change', change: registered.id } : undefined;
}

function readPayment({ payments }: May, given: Given): Payment {
  if (!payments) refuse('this client is not registered for payments');
  checkMembers(given, ['type', 'amount', 'payee'], 'a payment');
  const { amount, currency } = checkMembers(readObject(given['amount'], 'amount'), ['amount', 'currency'], 'amount');
  const { name, account } = checkMembers(readObject(given['payee'], 'payee'), ['name', 'account'], 'payee');
  if (typeof amount !== 'string' || !amountForm.test(amount) || Number(amount) === 0)
    return refuse(
      'amount.amount is a string like "250.00": up to nine digits without zeros before them, a point and two digits, and not 0',
    );
  if (typeof currency !== 'string' || !currencies.includes(currency)) return refuse(`amount.currency is one of ${currencies.join(', ')}`);
  if (typeof name !== 'string' || !isName(name))
    return refuse('payee.name is 1 to 70 Latin letters, digits, spaces and punctuation of names, in the form NFKC, with single spaces');
  const fault = faultOfAccount(account);
  return fault === undefined ? { amount, currency, payee: name, account: account as string } : refuse(fault);
}

/** Whoever reads a name sees where it begins and ends, and it leads nowhere. */
function isName(name: string): boolean {
  return nameForm.test(name) && name.normalize('NFKC') === name && !/^ | $| {2}|\/\//.test(name) && /[\p{L}0-9]/u.test(name);
}

function readChange({ changes = [] }: May, given: Given): Names {
  const { change } = checkMembers(given, ['type', 'change'], 'a change');
  return changes.find(({ id }) => id === change)?.name ?? refuse('change is the id of a change that is registered for this client');
}

function isSame(one: Names, other: Names): boolean {
  return one.sv === other.sv && one.fi === other.fi && one.en === other.en;
}

function readObject(given: unknown, what: string): Given {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refuse(`${what} is an object`);
  return given as Given;
}

/** What nobody shows to the customer is not confirmed by them. */
function checkMembers(given: Given, names: readonly string[], what: string): Given {
  const told = Object.keys(given);
  if (told.length !== names.length || !names.every((name) => told.includes(name)))
    refuse(`${what} has ${names.join(', ')} and nothing else`);
  return given;
}

function refuse(why: string): never {
  throw new errors.InvalidAuthorizationDetails(why);
}
