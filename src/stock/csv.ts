import {
  type BoxCodes,
  checkCounter,
  checkDigits,
  checkInterval,
  checkKey,
  checkSerial,
  createNames,
  endWithFault,
  type NewBox,
  readHash,
  type StockItem,
  takeBox,
  unlimited,
} from './box.ts';
import { type FaultCode, refuse } from './faults.ts';
import { cutFields, readLines } from './lines.ts';

/** The columns, and what else makers call them. */
const columns: { readonly [name: string]: Column } = {
  serial: 'serial',
  serialnumber: 'serial',
  serialno: 'serial',
  secret: 'secret',
  secretkey: 'secret',
  key: 'secret',
  seed: 'secret',
  type: 'type',
  digits: 'digits',
  otplen: 'digits',
  counter: 'counter',
  interval: 'interval',
  timeinterval: 'interval',
  timestep: 'interval',
  period: 'interval',
  hash: 'hash',
  hashlib: 'hash',
  algorithm: 'hash',
};
type Column = 'serial' | 'secret' | 'type' | 'digits' | 'counter' | 'interval' | 'hash';
type Header = { readonly separator: string; readonly columns: readonly Column[] };
type Fields = { readonly [column in Column]?: string };

const needed: readonly Column[] = ['serial', 'secret', 'type', 'digits'];

/**
 * The boxes of an OATH CSV file in UTF-8, one a line; separated by commas, semicolons or tabs, as the header line is. Nothing
 * is guessed that decides over codes: a type and a length are asked for. What is wrong is a value with its line.
 */
export function readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StockItem> {
  return endWithFault(readRows(bytes));
}

async function* readRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StockItem> {
  const serials = createNames();
  let header: Header | undefined;
  for await (const { line, text } of readLines(bytes)) {
    if (text.trim() === '') continue;
    if (!header) {
      header = readHeader(text, line);
      continue;
    }
    const { separator, columns: named } = header;
    yield takeBox(() => {
      const box = readRow(cutFields(text, separator, line), named, line);
      return serials.isNew(box.serial) ? box : refuse('serial-twice', line);
    }, line);
  }
  if (!header) refuse('header-missing', 1);
}

function readHeader(text: string, line: number): Header {
  const separator = [';', '\t'].find((one) => text.includes(one)) ?? ',';
  const names = cutFields(text, separator, line).map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  if (!names.some((name) => Object.hasOwn(columns, name))) refuse('header-missing', line);
  const named = names.map((name) => (Object.hasOwn(columns, name) ? columns[name] : undefined) ?? refuse('column-unknown', line));
  if (new Set(named).size < named.length) refuse('column-twice', line);
  return needed.every((column) => named.includes(column)) ? { separator, columns: named } : refuse('header-missing', line);
}

function readRow(values: readonly string[], named: readonly Column[], line: number): NewBox {
  if (values.length !== named.length) refuse('columns-differ', line);
  const fields: Fields = Object.fromEntries(named.map((column, at) => [column, values[at] ?? '']));
  const serial = checkSerial(fields.serial, line);
  const codes = readCodes(fields, line);
  const key = checkKey(readSecret(fields.secret ?? '', line), line);
  return { serial, key, codes, from: null, until: null, policy: unlimited, details: {} };
}

function readCodes(fields: Fields, line: number): BoxCodes {
  const type = fields.type?.toLowerCase().replace('oath-', '');
  const digits = checkDigits(readWhole(fields.digits, 'digits', line) ?? 0, line);
  const hash = readHash(fields.hash || 'sha1', line);
  if (type === 'totp') {
    const step = checkInterval(readWhole(fields.interval, 'time-interval', line) ?? 30, line);
    return { kind: 'totp', digits, hash, step, time: 0, drift: 0 };
  }
  if (type !== 'hotp') refuse('type-unknown', line);
  if (hash !== 'sha1') refuse('hash', line);
  return { kind: 'hotp', digits, counter: checkCounter(readWhole(fields.counter, 'counter', line) ?? 0, line) };
}

/** An empty field is as good as none. */
function readWhole(written: string | undefined, fault: FaultCode, line: number): number | undefined {
  if (written === undefined || written === '') return undefined;
  return /^\d{1,9}$/.test(written) ? Number(written) : refuse(fault, line);
}

/** Hexadecimal, or else Base32 (RFC 4648). Of keys of 128 bits in Base32 one in 10¹¹ could be read as the other. */
function readSecret(written: string, line: number): Buffer {
  const text = written.replace(/\s/g, '');
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  const letters = text.toUpperCase().replace(/=+$/, '');
  if (!/^[A-Z2-7]+$/.test(letters)) refuse('secret-unreadable', line);
  let bits = 0n;
  for (const letter of letters) bits = (bits << 5n) | BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter));
  const bytes = Math.floor((letters.length * 5) / 8);
  const left = BigInt(letters.length * 5 - bytes * 8);
  const hex = (bits >> left).toString(16).padStart(bytes * 2, '0');
  return (bits & ((1n << left) - 1n)) === 0n ? Buffer.from(hex, 'hex') : refuse('secret-unreadable', line);
}
