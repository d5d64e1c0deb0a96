/** Structured Field Values (RFC 9651), as much of them as signatures and digests need. */
export type Bare = string | number | boolean;

/** One item of an inner list and its parameters: in `Signature-Input`, a covered component. */
export type Item = { readonly value: string; readonly parameters: ReadonlyMap<string, Bare> };
export type InnerList = { readonly items: readonly Item[]; readonly parameters: ReadonlyMap<string, Bare> };

type Member = InnerList | Buffer | Bare;

/** RFC 9651 §4.2.2. Undefined for what is no dictionary; of two members with one name the later counts. */
export function parseDictionary(text: string): ReadonlyMap<string, Member> | undefined {
  try {
    return readDictionary(new Reader(text));
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** RFC 9651 §4.1.1.1: the one spelling, over which a signature is made. */
export function writeInnerList({ items, parameters }: InnerList): string {
  return `(${items.map(writeItem).join(' ')})${writeParameters(parameters)}`;
}

export function writeItem({ value, parameters }: Item): string {
  return `${writeBare(value)}${writeParameters(parameters)}`;
}

export function isInnerList(member: Member | undefined): member is InnerList {
  return typeof member === 'object' && 'items' in member;
}

class Malformed extends Error {}

/** Takes a text apart from its beginning; nothing is looked at twice. */
class Reader {
  private rest: string;
  constructor(text: string) {
    this.rest = text.replace(/^ +| +$/g, '');
  }
  get isDone(): boolean {
    return this.rest === '';
  }
  take(pattern: RegExp): string {
    const found = this.tryTake(pattern);
    if (found === undefined) throw new Malformed();
    return found;
  }
  tryTake(pattern: RegExp): string | undefined {
    const [found] = pattern.exec(this.rest) ?? [];
    if (found !== undefined) this.rest = this.rest.slice(found.length);
    return found;
  }
}

function readDictionary(reader: Reader): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  while (!reader.isDone) {
    const name = reader.take(key);
    members.set(name, reader.tryTake(/^=/) === undefined ? readFlag(reader) : readMember(reader));
    reader.take(/^[ \t]*/);
    if (reader.isDone) break;
    reader.take(/^,[ \t]*/);
    if (reader.isDone) throw new Malformed();
  }
  return members;
}

const key = /^[a-z*][a-z0-9_.*-]*/;

function readFlag(reader: Reader): true {
  readParameters(reader);
  return true;
}

function readMember(reader: Reader): Member {
  if (reader.tryTake(/^\(/) !== undefined) return readInnerList(reader);
  const bytes = reader.tryTake(/^:[A-Za-z0-9+/=]*:/);
  const member = bytes === undefined ? readBare(reader) : Buffer.from(bytes.slice(1, -1), 'base64');
  readParameters(reader);
  return member;
}

function readInnerList(reader: Reader): InnerList {
  const items: Item[] = [];
  for (;;) {
    reader.take(/^ */);
    if (reader.tryTake(/^\)/) !== undefined) return { items, parameters: readParameters(reader) };
    const value = readBare(reader);
    if (typeof value !== 'string') throw new Malformed();
    items.push({ value, parameters: readParameters(reader) });
    reader.take(/^(?=[ )])/);
  }
}

function readParameters(reader: Reader): ReadonlyMap<string, Bare> {
  const parameters = new Map<string, Bare>();
  while (reader.tryTake(/^; */) !== undefined) {
    const name = reader.take(key);
    parameters.set(name, reader.tryTake(/^=/) === undefined ? true : readBare(reader));
  }
  return parameters;
}

/** Strings, integers and booleans; anything else, a token too, is nothing that a signature needs. */
function readBare(reader: Reader): Bare {
  const text = reader.tryTake(/^"(?:[ !#-[\]-~]|\\["\\])*"/);
  if (text !== undefined) return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
  const flag = reader.tryTake(/^\?[01]/);
  if (flag !== undefined) return flag === '?1';
  return Number(reader.take(/^-?[0-9]{1,15}(?![0-9.])/));
}

function writeParameters(parameters: ReadonlyMap<string, Bare>): string {
  return [...parameters].map(([name, value]) => (value === true ? `;${name}` : `;${name}=${writeBare(value)}`)).join('');
}

function writeBare(value: Bare): string {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  return typeof value === 'boolean' ? (value ? '?1' : '?0') : String(value);
}
