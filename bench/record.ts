import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';

/** What one statement asks of a database, whatever it is about. Bytes: of the values it carries. */
export type Kind = 'select' | 'insert' | 'update' | 'notify';
export type Saying = { readonly name: string; readonly kind: Kind; readonly bytes: number };
/** Statements that a transaction holds together; or one alone, which needs no begin and commit. */
export type Unit = { readonly transaction: boolean; readonly sayings: readonly Saying[] };

export const operations = ['verify', 'argon2id', 'aes', 'hkdf', 'hmac', 'sha256', 'key'] as const;
export type Operation = (typeof operations)[number];
export type Counts = { readonly [each in Operation]: number };

export type Recording = { readonly units: readonly Unit[]; readonly crypto: Counts };

// biome-ignore lint/suspicious/noExplicitAny: it stands before functions of every form.
type Any = any;

/** Notes every statement and every cryptographic operation of this process until `stop` is called. */
export function record(): { stop(): Recording } {
  const units: Unit[] = [];
  const counts = Object.fromEntries(operations.map((each) => [each, 0])) as Record<Operation, number>;
  const undo = [listenToDatabase(units), ...listenToCrypto((operation) => counts[operation]++)];
  syncBuiltinESMExports();
  return {
    stop() {
      for (const one of undo) one();
      syncBuiltinESMExports();
      return { units, crypto: counts };
    },
  };
}

function listenToDatabase(units: Unit[]): () => void {
  const open = new WeakMap<object, Saying[]>();
  return wrap(pg.Client.prototype, 'query', (client: object, [query]: Any[]) => {
    const text: string = typeof query === 'string' ? query : query.text;
    const held = open.get(client);
    if (text === 'begin') open.set(client, []);
    else if (text === 'commit' || text === 'rollback') {
      open.delete(client);
      if (held) units.push({ transaction: true, sayings: held });
    } else if (held) held.push(readSaying(query, text));
    else units.push({ transaction: false, sayings: [readSaying(query, text)] });
  });
}

function readSaying({ name = '', values = [] }: Any, text: string): Saying {
  const bytes = values.reduce((sum: number, value: unknown) => sum + String(value ?? '').length, 0);
  return { name, kind: kindOf(text), bytes };
}

function kindOf(text: string): Kind {
  if (text.includes('pg_notify')) return 'notify';
  if (/\binsert into\b/.test(text)) return 'insert';
  return /^\s*(with|update|delete)\b/.test(text) ? 'update' : 'select';
}

function listenToCrypto(count: (operation: Operation) => void): (() => void)[] {
  const direct = {
    verify: 'verify',
    argon2: 'argon2id',
    createCipheriv: 'aes',
    createDecipheriv: 'aes',
    hkdfSync: 'hkdf',
    createHmac: 'hmac',
    createHash: 'sha256',
    createPublicKey: 'key',
  } as const;
  const subtle = { verify: 'verify', digest: 'sha256', importKey: 'key' } as const;
  const of = (on: object, names: Readonly<Record<string, Operation>>) =>
    Object.entries(names).map(([name, operation]) => wrap(on, name, () => count(operation)));
  return [...of(crypto, direct), ...of(Object.getPrototypeOf(crypto.webcrypto.subtle), subtle)];
}

function wrap(on: object, name: string, tell: (self: object, given: Any[]) => void): () => void {
  const own = (on as Any)[name];
  (on as Any)[name] = function (this: object, ...given: Any[]) {
    tell(this, given);
    return own.apply(this, given);
  };
  return () => {
    (on as Any)[name] = own;
  };
}
