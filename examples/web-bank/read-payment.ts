import type { Account } from './ledger.ts';
import { readAccount, readMoney, writeAccount, writeMoney } from './money.ts';
import { say } from './say.ts';
import type { Language } from './settings.ts';

export type Typed = { readonly payee: string; readonly account: string; readonly amount: string };
export type Wrong = Partial<Record<keyof Typed, string>>;
export type ReadPayment = { readonly payee: string; readonly account: string; readonly amount: number };

/** Anybody's example, from the standard. */
export const exampleAccount = writeAccount('FI2112345600000785');
const longestPayee = 70;
/** As the provider takes it: what an SMS, an app and a screen reader say alike, and nothing that turns the direction of writing. */
const nameOfPayee = /^[\p{Script=Latin}0-9][\p{Script=Latin}0-9 .,&'()+:-]*$/u;

/** What was typed, as a payment; or a sentence for each field that is not one. */
export function readPayment(language: Language, typed: Typed, from: Account, left: number): ReadPayment | { readonly wrong: Wrong } {
  const payee = typed.payee.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  const account = readAccount(typed.account);
  const amount = readMoney(typed.amount);
  const wrong: Wrong = {
    ...(payee === '' ? { payee: say(language, 'payeeMissing') } : {}),
    ...(payee !== '' && !(nameOfPayee.test(payee) && payee.length <= longestPayee)
      ? { payee: say(language, 'payeeWrong', { most: String(longestPayee) }) }
      : {}),
    ...(account === undefined ? { account: say(language, 'accountWrong', { example: exampleAccount }) } : {}),
    ...faultOfAmount(language, amount, from, left),
  };
  if (Object.keys(wrong).length > 0 || account === undefined || amount === undefined) return { wrong };
  return { payee, account, amount };
}

function faultOfAmount(language: Language, amount: number | undefined, from: Account, left: number): Wrong {
  if (amount === undefined) return { amount: say(language, 'amountWrong') };
  if (amount === 0) return { amount: say(language, 'amountZero') };
  if (amount > from.balance) return { amount: say(language, 'balanceShort', { left: writeMoney(language, from.balance) }) };
  if (amount > left) return { amount: say(language, 'overLimit', { left: writeMoney(language, left) }) };
  return {};
}
