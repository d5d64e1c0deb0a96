import type { CustomerChange, CustomerRecord } from '#ports';
import { addCustomers } from './add-customers.ts';
import { blockAgreement } from './block.ts';
import { closeAgreement } from './close.ts';
import type { Numbered } from './import-batches.ts';
import { type Fault, isFault } from './import-fields.ts';
import type { ImportLine } from './import-line.ts';
import { type ImportParts, type Outcome, taken } from './import-parts.ts';
import { mapAtOnce } from './map-at-once.ts';
import { proposeNumber } from './phone-number.ts';
import { compareNumber, registerNumbers } from './register-numbers.ts';

type Told<Is extends ImportLine['is']> = Extract<ImportLine, { readonly is: Is }>;

const unknown: Fault = { sentence: 'there is no customer with this id' };
const closed: Fault = { sentence: 'the agreement of this customer is closed' };

/** One piece of a batch (see cutWhereOrderMatters). The outcomes are in the order of the lines. */
export async function carryOut(parts: ImportParts, piece: readonly Numbered[]): Promise<readonly Outcome[]> {
  const told = piece.map(({ told }) => told);
  const news = told.flatMap((one) => (!isFault(one) && one.is === 'add' ? [one] : []));
  const added = await addCustomers(parts, news);
  return mapAtOnce(told, (one) => {
    if (isFault(one)) return one;
    return one.is === 'add' ? (added.get(one.customer.id) ?? unknown) : carryOutOne(parts, one);
  });
}

function carryOutOne(parts: ImportParts, told: Exclude<ImportLine, Told<'add'>>): Promise<Outcome> {
  switch (told.is) {
    case 'change':
      return change(parts, told);
    case 'close':
      return close(parts, told);
    case 'number':
      return number(parts, told);
    case 'block':
      return block(parts, told);
  }
}

async function change(parts: ImportParts, { id, change }: Told<'change'>): Promise<Outcome> {
  const known = await parts.stores.customers.find(id);
  if (!known) return unknown;
  if (known.closed !== null) return closed;
  const differs = keepWhatDiffers(known, change);
  const what = [...Object.keys(differs).filter((key) => key !== 'identifiers'), ...(differs.identifiers ?? []).map(({ kind }) => kind)];
  if (what.length === 0) return 'unchanged';
  if (!keepsIdentifier(known, differs)) return { sentence: 'the customer would have no identifier left' };
  const audit = [
    { at: parts.clock.now(), node: parts.node, what: 'customer-changed', customer: id, detail: { by: 'import', changed: what } },
  ];
  const done = await parts.stores.customers.change(id, differs, { audit });
  if (done === 'changed') parts.signals.tell(`customer:${id}`);
  return done === 'taken' ? taken : done;
}

function keepWhatDiffers(known: CustomerRecord, { identifiers = [], ...details }: CustomerChange): CustomerChange {
  const changed = Object.entries(details).filter(
    ([key, value]) => JSON.stringify(known[key as keyof CustomerRecord]) !== JSON.stringify(value),
  );
  const others = identifiers.filter(({ kind, value }) => (known.identifiers.find((one) => one.kind === kind)?.value ?? null) !== value);
  return { ...Object.fromEntries(changed), ...(others.length > 0 ? { identifiers: others } : {}) };
}

function keepsIdentifier(known: CustomerRecord, { identifiers = [] }: CustomerChange): boolean {
  const stays = known.identifiers.some((one) => identifiers.every(({ kind }) => kind !== one.kind));
  return stays || identifiers.some(({ value }) => value !== null);
}

async function close(parts: ImportParts, { id, why }: Told<'close'>): Promise<Outcome> {
  const done = await closeAgreement(parts, { customer: id, why });
  return done === 'unknown' ? unknown : done;
}

/** The first number is in force at once. Another one is told to the old one first, and takes effect after the cooling-off (T41). */
async function number(parts: ImportParts, { id, number }: Told<'number'>): Promise<Outcome> {
  const known = await parts.stores.customers.find(id);
  if (!known) return unknown;
  if (known.closed !== null) return closed;
  if (number === null) return takeNumberAway(parts, id);
  const stands = await compareNumber(parts, { customer: id, number });
  if (stands === 'same') return 'unchanged';
  if (stands === 'none') await registerNumbers(parts, [{ customer: id, number }]);
  else await proposeNumber(parts, id, number);
  return 'numbered';
}

/** Given back to the operator, it may soon be somebody else's: no code goes there any more, at once. */
async function takeNumberAway({ stores, clock, node, signals }: ImportParts, customer: string): Promise<Outcome> {
  const at = clock.now();
  const audit = [{ at, node, what: 'number-removed', customer, detail: { by: 'bank' } }];
  if ((await stores.numbers.remove(customer, at, { audit })) === 'unchanged') return 'unchanged';
  signals.tell(`customer:${customer}`);
  return 'numbered';
}

async function block(parts: ImportParts, { id, by }: Told<'block'>): Promise<Outcome> {
  const done = await blockAgreement(parts, { customer: id, by });
  return done === 'unknown' ? unknown : done;
}
