import type { CustomerRecord, Customers, Identifier, Numbers } from '#ports';
import { nameIdentifier } from './identifiers.ts';
import type { ImportParts } from './import-parts.ts';

/**
 * The register as it would become: what is written stays here and is seen by what follows, as in earnest; nothing
 * reaches the stores and nobody is told.
 */
export function rehearse(parts: ImportParts): ImportParts {
  const customers = rehearseCustomers(parts.stores.customers);
  const numbers = rehearseNumbers(parts.stores.numbers);
  return { ...parts, stores: { ...parts.stores, customers, numbers }, signals: { tell: () => {}, listen: () => () => {} } };
}

type Overlay = {
  readonly rows: Map<string, CustomerRecord>;
  /** Null: given up. */
  readonly owners: Map<string, string | null>;
};

function rehearseCustomers(real: Customers): Customers {
  const over: Overlay = { rows: new Map(), owners: new Map() };
  const find = async (id: string) => over.rows.get(id) ?? real.find(id);
  const alter = async (id: string, may: (known: CustomerRecord) => boolean, change: Partial<CustomerRecord>) => {
    const known = await find(id);
    if (!known || !may(known)) return false;
    put(over, { ...known, ...change }, known);
    return true;
  };
  return {
    find,
    among: (ids, identifiers) => findAmong(real, over, ids, identifiers),
    byIdentifier: async (identifier) => (await findAmong(real, over, [], [identifier]))[0],
    add: (customer) => addAll(real, over, [customer]),
    addAll: (customers) => addAll(real, over, customers),
    async change(id, { identifiers = [], ...change }) {
      const known = await find(id);
      if (!known || known.closed !== null) return 'unchanged';
      const added = identifiers.flatMap(({ kind, value }) => (value === null ? [] : [{ kind, value }]));
      if ((await findAmong(real, over, [], added)).some((owner) => owner.id !== id)) return 'taken';
      const left = known.identifiers.filter((one) => identifiers.every(({ kind }) => kind !== one.kind));
      put(over, { ...known, ...change, identifiers: [...left, ...added] }, known);
      return 'changed';
    },
    consents: (id) => real.consents(id),
    block: async (id, { at, why }) => ((await alter(id, isFree, { blocked: { at, why } })) ? 'blocked' : 'unchanged'),
    unblock: async (id) =>
      (await alter(id, ({ blocked, closed }) => blocked !== null && closed === null, { blocked: null })) ? 'unblocked' : 'unchanged',
    close: async (id, at) =>
      (await alter(id, ({ closed }) => closed === null, { closed: at, identifiers: [], blocked: { at, why: 'closed' } }))
        ? 'closed'
        : 'unchanged',
    count: () => real.count(),
    forget: async () => 0,
  };
}

/** Who gets a number here has it, or will have it, as far as what follows is concerned. */
function rehearseNumbers(real: Numbers): Numbers {
  const digests = new Map<string, string | null>();
  const never = (): never => {
    throw new Error('a rehearsal reads no number');
  };
  const compare: Numbers['compare'] = async (customer, digest) => {
    const own = digests.get(customer);
    if (own === undefined) return real.compare(customer, digest);
    if (own === null) return 'none';
    return own === digest ? 'same' : 'other';
  };
  return {
    ...{ read: never, pending: never, undo: never, takeEffect: never },
    compare,
    async register(numbers) {
      for (const { customer, digest } of numbers) digests.set(customer, digest);
      return 'registered';
    },
    async remove(customer) {
      // No number has this digest: what is asked is only whether there is any.
      if ((await compare(customer, '')) === 'none') return 'unchanged';
      digests.set(customer, null);
      return 'removed';
    },
    async propose(customer, { digest }) {
      digests.set(customer, digest);
    },
  };
}

function isFree({ blocked }: CustomerRecord): boolean {
  return blocked === null;
}

async function addAll(real: Customers, over: Overlay, customers: readonly CustomerRecord[]): Promise<'added' | 'taken'> {
  const ids = customers.map(({ id }) => id);
  const identifiers = customers.flatMap((one) => one.identifiers);
  if ((await findAmong(real, over, ids, identifiers)).length > 0) return 'taken';
  for (const customer of customers) put(over, customer);
  return 'added';
}

async function findAmong(real: Customers, over: Overlay, ids: readonly string[], identifiers: readonly Identifier[]) {
  const inReal = await real.among(
    ids.filter((id) => !over.rows.has(id)),
    identifiers.filter((identifier) => !over.owners.has(nameIdentifier(identifier))),
  );
  const owners = identifiers.map((identifier) => over.owners.get(nameIdentifier(identifier)));
  const here = [...ids, ...owners].flatMap((id) => over.rows.get(id ?? '') ?? []);
  return [...new Set([...here, ...inReal.filter(({ id }) => !over.rows.has(id))])];
}

function put(over: Overlay, customer: CustomerRecord, before?: CustomerRecord): void {
  over.rows.set(customer.id, customer);
  for (const identifier of before?.identifiers ?? []) over.owners.set(nameIdentifier(identifier), null);
  for (const identifier of customer.identifiers) over.owners.set(nameIdentifier(identifier), customer.id);
}
