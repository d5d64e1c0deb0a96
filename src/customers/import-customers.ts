import type { Identifier } from '#ports';
import { blockAgreement } from './block.ts';
import { type NewCustomer, readLine } from './import-line.ts';
import type { CustomerParts } from './parts.ts';

export type ImportReport = {
  readonly added: number;
  readonly blocked: number;
  /** It was so already: a file that was cut off half-way is simply sent again. */
  readonly unchanged: number;
  /** `line` counts from 1. */
  readonly refused: readonly { readonly line: number; readonly sentence: string }[];
};

type Outcome = 'added' | 'blocked' | 'unchanged' | { readonly sentence: string };

/**
 * Customers from the core bank, one JSON object a line (see import-line.ts). A line that is refused stops nothing: all
 * others are carried out, in order, and the report says which were not and why.
 */
export async function importCustomers(parts: CustomerParts, lines: Iterable<string> | AsyncIterable<string>): Promise<ImportReport> {
  const counts = { added: 0, blocked: 0, unchanged: 0 };
  const refused: { line: number; sentence: string }[] = [];
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const outcome = await carryOut(parts, text);
    if (typeof outcome === 'string') counts[outcome] += 1;
    else refused.push({ line, sentence: outcome.sentence });
  }
  return { ...counts, refused };
}

async function carryOut(parts: CustomerParts, text: string): Promise<Outcome> {
  const line = readLine(text);
  if (line.is === 'refused') return line;
  if (line.is === 'add') return addCustomer(parts, line.customer);
  const blocked = await blockAgreement(parts, { customer: line.id, by: line.by });
  return blocked === 'unknown' ? { sentence: 'there is no customer with this id' } : blocked;
}

async function addCustomer(parts: CustomerParts, customer: NewCustomer): Promise<Outcome> {
  const at = parts.clock.now();
  const audit = [{ at, node: parts.node, what: 'customer-added', customer: customer.id, detail: { by: 'import' } }];
  const added = await parts.stores.customers.add({ ...customer, blocked: null, closed: null, since: at }, { audit });
  if (added === 'added') return 'added';
  const known = await parts.stores.customers.find(customer.id);
  if (!known) return { sentence: 'one of the identifiers belongs to another customer' };
  return isSame(known, customer) ? 'unchanged' : { sentence: 'there is another customer with this id' };
}

function isSame(one: NewCustomer, other: NewCustomer): boolean {
  const write = ({ name, language, identifiers, born, address, letters }: NewCustomer) =>
    JSON.stringify([name, language, born, address, letters, identifiers.map(({ kind, value }: Identifier) => `${kind} ${value}`).sort()]);
  return write(one) === write(other);
}
