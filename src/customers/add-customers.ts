import type { CustomerRecord } from '#ports';
import { nameIdentifier } from './identifiers.ts';
import type { NewCustomer, NewLine } from './import-line.ts';
import { type ImportParts, type Outcome, taken } from './import-parts.ts';
import { mapAtOnce } from './map-at-once.ts';
import { compareNumber, registerNumbers } from './register-numbers.ts';

/**
 * Adds those who are not there yet, all in one transaction, and their numbers in another. The lines tell of each customer
 * and each identifier once. The outcome of each is found by the customer's id.
 */
export async function addCustomers(parts: ImportParts, lines: readonly NewLine[]): Promise<ReadonlyMap<string, Outcome>> {
  if (lines.length === 0) return new Map();
  const { outcomes, free } = await sortOut(parts, lines);
  const added = await addOrOneByOne(
    parts,
    free.map(({ customer }) => customer),
  );
  await registerNumbers(
    parts,
    free.flatMap(({ customer: { id }, number }) => (number !== undefined && added.get(id) === 'added' ? [{ customer: id, number }] : [])),
  );
  return new Map([...outcomes, ...added]);
}

/** Who is there already is looked up for all at once. */
async function sortOut(parts: ImportParts, lines: readonly NewLine[]) {
  const news = lines.map(({ customer }) => customer);
  const present = await parts.stores.customers.among(
    news.map(({ id }) => id),
    news.flatMap(({ identifiers }) => identifiers),
  );
  const owned = new Set(present.flatMap(({ identifiers }) => identifiers.map(nameIdentifier)));
  const known = new Map(present.map((one) => [one.id, one]));
  const outcomes = await mapAtOnce(lines, async (line): Promise<Outcome | undefined> => {
    const same = known.get(line.customer.id);
    if (same)
      return isSame(same, line.customer) ? addMissingNumber(parts, same, line) : { sentence: 'there is another customer with this id' };
    return line.customer.identifiers.some((identifier) => owned.has(nameIdentifier(identifier))) ? taken : undefined;
  });
  const told = lines.map(({ customer: { id } }, at) => [id, outcomes[at]] as const);
  return {
    outcomes: told.flatMap(([id, outcome]) => (outcome === undefined ? [] : [[id, outcome] as const])),
    free: lines.filter((_, at) => outcomes[at] === undefined),
  };
}

/** One by one if somebody else has added one of them in between. */
async function addOrOneByOne(parts: ImportParts, news: readonly NewCustomer[]): Promise<ReadonlyMap<string, Outcome>> {
  if ((await addAll(parts, news)) === 'added') return new Map(news.map(({ id }) => [id, 'added']));
  const outcomes = new Map<string, Outcome>();
  for (const one of news) outcomes.set(one.id, (await addAll(parts, [one])) === 'added' ? 'added' : taken);
  return outcomes;
}

async function addAll(parts: ImportParts, news: readonly NewCustomer[]): Promise<'added' | 'taken'> {
  if (news.length === 0) return 'added';
  const since = parts.clock.now();
  const audit = news.map(({ id }) => ({ at: since, node: parts.node, what: 'customer-added', customer: id, detail: { by: 'import' } }));
  const records = news.map((one) => ({ ...one, blocked: null, closed: null, since }));
  return parts.stores.customers.addAll(records, { audit });
}

/** An agreement that was closed later in the feed was added as well: its line was carried out. */
function isSame(known: CustomerRecord, told: NewCustomer): boolean {
  const compare = ({ name, language, identifiers, born, address, letters }: NewCustomer) =>
    JSON.stringify([name, language, born, address, letters, known.closed === null ? identifiers.map(nameIdentifier).sort() : []]);
  return compare(known) === compare(told);
}

/** An import that was cut off between customer and number is sent again: only then is there no number yet. */
async function addMissingNumber(parts: ImportParts, { id, closed }: CustomerRecord, { number }: NewLine): Promise<Outcome> {
  if (number === undefined || closed !== null) return 'unchanged';
  if ((await compareNumber(parts, { customer: id, number })) !== 'none') return 'unchanged';
  await registerNumbers(parts, [{ customer: id, number }]);
  return 'numbered';
}
