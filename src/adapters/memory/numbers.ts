import { Broken, type CredentialRecord, type Numbers, type PendingNumber, type SealedNumber } from '#ports';
import { addCredential, type CredentialRow, endAllOf } from './credentials.ts';
import type { WriteEffects } from './effects.ts';
import { compareText, type Table, type Tables } from './tables.ts';

export type ProposedRow = SealedNumber & PendingNumber & { readonly customer: string; readonly credential: string };
export type NumberTables = {
  readonly numbers: Table<SealedNumber>;
  readonly proposedNumbers: Table<ProposedRow>;
  readonly credentials: Table<CredentialRow>;
};

export function createNumbers(tables: Tables, at: NumberTables, write: WriteEffects): Numbers {
  return {
    async register(numbers, now, effects) {
      const customers = numbers.map(({ customer }) => customer);
      if (new Set(customers).size < customers.length || customers.some((customer) => at.numbers.get(customer))) return 'there-is-one';
      tables.atomically(() => {
        for (const number of numbers) bind(at, number, now);
        write(effects);
      });
      return 'registered';
    },
    async compare(customer, digest) {
      const own = at.proposedNumbers.get(customer) ?? at.numbers.get(customer);
      return own === undefined ? 'none' : own.digest === digest ? 'same' : 'other';
    },
    async read(customer, { purpose, at: now, node }) {
      const number = at.numbers.get(customer);
      if (number) tables.atomically(() => write({ audit: [{ at: now, what: 'number-read', node, customer, detail: { purpose } }] }));
      return number;
    },
    async propose(customer, { sealed, digest, credential, proposed, due }, effects) {
      tables.atomically(() => {
        at.proposedNumbers.set(customer, { customer, sealed, digest, credential, proposed, due });
        write(effects);
      });
    },
    async remove(customer, now, effects) {
      if (!at.numbers.get(customer) && !at.proposedNumbers.get(customer)) return 'unchanged';
      tables.atomically(() => {
        at.numbers.delete(customer);
        at.proposedNumbers.delete(customer);
        endAllOf(at.credentials, now, (one) => one.customer === customer && one.kind === 'sms-code');
        write(effects);
      });
      return 'removed';
    },
    async pending(customer) {
      const row = at.proposedNumbers.get(customer);
      return row && { proposed: row.proposed, due: row.due };
    },
    async undo(customer, effects) {
      if (!at.proposedNumbers.get(customer)) return 'unchanged';
      tables.atomically(() => {
        at.proposedNumbers.delete(customer);
        write(effects);
      });
      return 'undone';
    },
    async takeEffect(now, node, atMost) {
      const due = at.proposedNumbers
        .rows()
        .filter((row) => row.due <= now)
        .sort((a, b) => a.due - b.due || compareText(a.customer, b.customer))
        .slice(0, atMost);
      tables.atomically(() => {
        for (const row of due) {
          at.proposedNumbers.delete(row.customer);
          bind(at, row, now);
          write({ audit: [{ at: now, what: 'number-changed', node, customer: row.customer }] });
        }
      });
      return due.map(({ customer }) => customer);
    },
  };
}

type Bound = SealedNumber & { readonly customer: string; readonly credential: string };

function bind(at: NumberTables, { customer, sealed, digest, credential }: Bound, now: number): void {
  at.numbers.set(customer, { sealed, digest });
  const record = smsCredential(customer, credential, now);
  endAllOf(at.credentials, now, (one) => one.customer === customer && one.kind === record.kind);
  if (addCredential(at.credentials, record, 1, now) !== 'added')
    throw new Broken('id-used-twice', 'Something was to be stored under an identifier that is in use.');
}

/** Says only that there is a number. */
function smsCredential(customer: string, id: string, added: number): CredentialRecord {
  return { id, customer, kind: 'sms-code', version: 0, state: {}, sealed: '', lookup: null, added, expires: null };
}
