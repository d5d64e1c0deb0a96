import type { CustomerRecord, Identifier, LetterStyle } from '#ports';
import { isLanguage } from '#texts';
import { type BlockedBy, blockers } from './block.ts';
import { readCustomerNumber, readPersonalNumber, readUserCode } from './identifiers.ts';

export type NewCustomer = Pick<CustomerRecord, 'id' | 'name' | 'language' | 'identifiers' | 'born' | 'address' | 'letters'>;

export type ImportLine =
  | { readonly is: 'add'; readonly customer: NewCustomer }
  | { readonly is: 'block'; readonly id: string; readonly by: BlockedBy }
  | { readonly is: 'refused'; readonly sentence: string };

const kinds = { userCode: readUserCode, personalNumber: readPersonalNumber, customerNumber: readCustomerNumber } as const;

/**
 * One line of the import: `{"add":{"id","name","language","userCode"?,"personalNumber"?,"customerNumber"?,"born"?,"address"?,
 * "letters"?}}` or `{"block":{"id","by"}}`. What is wrong is said without repeating what was written, for it may be somebody's name or code.
 */
export function readLine(line: string): ImportLine {
  const given = parseObject(line);
  if (!given) return refuse('the line is not a JSON object');
  const [action, ...others] = Object.keys(given);
  if (others.length > 0) return refuse('the line says more than one thing');
  if (action === 'add') return readAdd(given['add']);
  if (action === 'block') return readBlock(given['block']);
  return refuse('the line says neither "add" nor "block"');
}

function readAdd(given: unknown): ImportLine {
  if (!isObject(given)) return refuse('"add" is not an object');
  const { id, name, language } = given;
  const unknown = Object.keys(given).filter(
    (key) => !['id', 'name', 'language', 'born', 'address', 'letters', ...Object.keys(kinds)].includes(key),
  );
  if (unknown.length > 0) return refuse(`"add" does not know ${unknown.join(', ')}`);
  if (!isId(id)) return refuse('id has 1 to 64 letters, digits, hyphens or underscores');
  if (!isName(name)) return refuse('name has 1 to 200 characters');
  if (!isLanguage(language)) return refuse('language is sv, fi or en');
  const identifiers = readIdentifiers(given);
  if ('sentence' in identifiers) return refuse(identifiers.sentence);
  const letters = readLetters(given);
  if ('sentence' in letters) return refuse(letters.sentence);
  return { is: 'add', customer: { id, name: name.trim(), language, identifiers, ...letters } };
}

function readIdentifiers(given: Record<string, unknown>): readonly Identifier[] | { readonly sentence: string } {
  const identifiers: Identifier[] = [];
  for (const [key, read] of Object.entries(kinds)) {
    const written = given[key];
    if (written === undefined) continue;
    if (typeof written !== 'string') return { sentence: `${key} is not a string` };
    const identifier = read(written);
    if ('sentence' in identifier) return identifier;
    identifiers.push(identifier);
  }
  return identifiers.length > 0 ? identifiers : { sentence: `a customer needs one of ${Object.keys(kinds).join(', ')}` };
}

const styles: readonly LetterStyle[] = ['ordinary', 'large', 'braille'];

type Letters = Pick<CustomerRecord, 'born' | 'address' | 'letters'>;

/** What may be left out: when born, and where and how letters are sent. */
function readLetters({
  born = null,
  address = [],
  letters = 'ordinary',
}: Record<string, unknown>): Letters | { readonly sentence: string } {
  if (born !== null && !isDate(born)) return { sentence: 'born is a date, YYYY-MM-DD' };
  if (!isAddress(address)) return { sentence: 'address is a list of at most 6 lines of 1 to 60 characters' };
  const style = styles.find((one) => one === letters);
  return style
    ? { born, address: address.map((line) => line.trim()), letters: style }
    : { sentence: `letters is one of ${styles.join(', ')}` };
}

function readBlock(given: unknown): ImportLine {
  if (!isObject(given) || Object.keys(given).some((key) => key !== 'id' && key !== 'by')) return refuse('"block" has an id and a by');
  const { id } = given;
  const by = blockers.find((one) => one === given['by']);
  if (!isId(id)) return refuse('id has 1 to 64 letters, digits, hyphens or underscores');
  return by ? { is: 'block', id, by } : refuse(`by is one of ${blockers.join(', ')}`);
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const given: unknown = JSON.parse(line);
    return isObject(given) ? given : undefined;
  } catch {
    return undefined;
  }
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function isId(given: unknown): given is string {
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given);
}

function isName(given: unknown): given is string {
  return typeof given === 'string' && given.trim() !== '' && given.length <= 200;
}

function isDate(given: unknown): given is string {
  if (typeof given !== 'string' || !/^(?:18|19|20)\d\d-\d\d-\d\d$/.test(given)) return false;
  const date = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given);
}

function isAddress(given: unknown): given is string[] {
  const isLine = (line: unknown) => typeof line === 'string' && line.trim() !== '' && line.length <= 60;
  return Array.isArray(given) && given.length <= 6 && given.every(isLine);
}

function refuse(sentence: string): ImportLine {
  return { is: 'refused', sentence };
}
