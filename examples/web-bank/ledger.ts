import type { Names } from './settings.ts';

/** Amounts are whole cents: money is never counted in fractions of a binary number. */
export type Account = { readonly name: Names; readonly number: string; balance: number; readonly events: Event[] };
/** Milliseconds since 1970; a negative amount went out. */
export type Event = { readonly at: number; readonly text: Names; readonly amount: number };
export type Customer = { readonly name: string; readonly accounts: readonly Account[]; dailyLimit: number };

export type Payment = {
  readonly id: string;
  readonly customer: string;
  readonly payee: string;
  /** IBAN without spaces. */
  readonly account: string;
  readonly amount: number;
  state: 'waiting' | 'done' | 'refused';
};

const day = 86_400_000;

/** What the bank's core system does elsewhere. */
export function createLedger(customers: Readonly<Record<string, Customer>>, now: () => number) {
  const payments = new Map<string, Payment>();
  const today = (account: Account) =>
    account.events.filter(({ at, amount }) => amount < 0 && at > now() - day).reduce((sum, { amount }) => sum - amount, 0);
  /** What may still go out today, in cents. */
  const left = ({ accounts: [from], dailyLimit }: Customer): number => (from ? Math.max(0, dailyLimit - today(from)) : 0);
  return {
    find: (sub: string): Customer | undefined => (Object.hasOwn(customers, sub) ? customers[sub] : undefined),
    left,
    keep: (payment: Payment): void => void payments.set(payment.id, payment),
    /** Of this customer only: another's address shows nothing. */
    payment(id: string, customer: string): Payment | undefined {
      const payment = payments.get(id);
      return payment?.customer === customer ? payment : undefined;
    },
    /** Once, and within the limit as it is now: others may have gone out since this one was made. False: nothing has moved. */
    execute(payment: Payment): boolean {
      const customer = customers[payment.customer];
      const [from] = customer?.accounts ?? [];
      if (payment.state !== 'waiting' || !customer || !from) return false;
      if (payment.amount > Math.min(from.balance, left(customer))) return false;
      payment.state = 'done';
      from.balance -= payment.amount;
      const text = { sv: payment.payee, fi: payment.payee, en: payment.payee };
      from.events.unshift({ at: now(), text, amount: -payment.amount });
      return true;
    },
  };
}

export type Ledger = ReturnType<typeof createLedger>;
