import type { CustomerChange, CustomerRecord, Identifier } from '#ports';
import { type BlockedBy, blockers } from './block.ts';
import type { ClosedWhy } from './close.ts';
import {
  detailNames,
  type Fault,
  type Fields,
  identifierNames,
  isFault,
  isObject,
  readDetails,
  readId,
  readIdentifiers,
  readObject,
} from './import-fields.ts';
import { readNumber } from './read-number.ts';

export type NewCustomer = Pick<CustomerRecord, 'id' | 'name' | 'language' | 'identifiers' | 'born' | 'address' | 'letters'>;

/** `number`: E.164, with its plus. */
export type NewLine = { readonly is: 'add'; readonly customer: NewCustomer; readonly number?: string };

/** One thing that the core bank tells. */
export type ImportLine =
  | NewLine
  | { readonly is: 'change'; readonly id: string; readonly change: CustomerChange }
  | { readonly is: 'close'; readonly id: string; readonly why: ClosedWhy }
  | { readonly is: 'number'; readonly id: string; readonly number: string | null }
  | { readonly is: 'block'; readonly id: string; readonly by: BlockedBy };

/** A line is one customer on some hundred characters: what is longer was not written by a core bank. */
const longest = 10_000;

const actions: { readonly [action: string]: (given: unknown) => ImportLine | Fault } = {
  add: readAdd,
  change: readChange,
  close: (given) => readClose(given, 'close', 'closed'),
  deceased: (given) => readClose(given, 'deceased', 'deceased'),
  number: readNewNumber,
  block: readBlock,
  unblock: () => ({ sentence: 'an agreement is opened again at a service point only' }),
};

/** One line of the feed (docs/integrating/customers.md). What is wrong is said without repeating what was written. */
export function readLine(line: string): ImportLine | Fault {
  const given = line.length > longest ? undefined : parseObject(line);
  if (!given) return { sentence: 'the line is not a JSON object, or far too long' };
  const [action = '', ...others] = Object.keys(given);
  if (others.length > 0) return { sentence: 'the line says more than one thing' };
  const read = Object.hasOwn(actions, action) ? actions[action] : undefined;
  return read ? read(given[action]) : { sentence: 'the line says none of add, change, close, deceased, number, block' };
}

/** Whom a line is about, and the fields that its action knows beside. */
function readNamed(given: unknown, action: string, known: readonly string[]): { readonly id: string; readonly fields: Fields } | Fault {
  const fields = readObject(given, action, ['id', ...known]);
  if (isFault(fields)) return fields;
  const id = readId(fields['id']);
  return isFault(id) ? id : { id, fields };
}

function readAdd(given: unknown): ImportLine | Fault {
  const read = readNamed(given, 'add', [...identifierNames, ...detailNames, 'phoneNumber']);
  if (isFault(read)) return read;
  const { id, fields } = read;
  const details = readDetails({ name: null, language: null, ...fields });
  if (isFault(details)) return details;
  const { name = '', language = 'sv', born = null, address = [], letters = 'ordinary' } = details;
  const identifiers = readIdentifiers(fields);
  if (isFault(identifiers)) return identifiers;
  const own = identifiers.filter((one): one is Identifier => one.value !== null);
  if (own.length === 0) return { sentence: `a customer needs one of ${identifierNames.join(', ')}` };
  const customer = { id, name, language, born, address, letters, identifiers: own };
  if (fields['phoneNumber'] === undefined) return { is: 'add', customer };
  const number = readPhoneNumber(fields['phoneNumber']);
  return isFault(number) ? number : { is: 'add', customer, number };
}

function readChange(given: unknown): ImportLine | Fault {
  const read = readNamed(given, 'change', [...identifierNames, ...detailNames]);
  if (isFault(read)) return read;
  const { id, fields } = read;
  const details = readDetails(fields);
  if (isFault(details)) return details;
  const identifiers = readIdentifiers(fields);
  if (isFault(identifiers)) return identifiers;
  if (Object.keys(fields).length < 2) return { sentence: '"change" changes nothing' };
  return { is: 'change', id, change: identifiers.length > 0 ? { ...details, identifiers } : details };
}

function readClose(given: unknown, what: string, why: ClosedWhy): ImportLine | Fault {
  const read = readNamed(given, what, []);
  return isFault(read) ? read : { is: 'close', id: read.id, why };
}

function readNewNumber(given: unknown): ImportLine | Fault {
  const read = readNamed(given, 'number', ['phoneNumber']);
  if (isFault(read)) return read;
  const { id, fields } = read;
  const number = fields['phoneNumber'] === null ? null : readPhoneNumber(fields['phoneNumber']);
  return isFault(number) ? number : { is: 'number', id, number };
}

function readPhoneNumber(given: unknown): string | Fault {
  const number = typeof given === 'string' ? readNumber(given) : undefined;
  return number ?? { sentence: 'phoneNumber is a mobile number with its country, as in +46 70 …' };
}

function readBlock(given: unknown): ImportLine | Fault {
  const read = readNamed(given, 'block', ['by']);
  if (isFault(read)) return read;
  const { id, fields } = read;
  const by = blockers.find((one) => one === fields['by']);
  return by ? { is: 'block', id, by } : { sentence: `by is one of ${blockers.join(', ')}` };
}

function parseObject(line: string): { readonly [key: string]: unknown } | undefined {
  try {
    const given: unknown = JSON.parse(line);
    return isObject(given) ? given : undefined;
  } catch {
    return undefined;
  }
}
