import type { SmsReceipt, SmsState } from '#ports';
import type { Deliver } from './pdu.ts';

/** `esm_class` of a receipt, and of what is told on the way (§5.2.12). */
const receipts = [0x04, 0x08, 0x20];
const kindBits = 0x3c;

/** Optional parameters (§5.3.2.12, §5.3.2.35). */
const messageId = 0x001e;
const messageState = 0x0427;

/** §5.2.28 and Appendix B. UNKNOWN tells nothing. */
const states: readonly [number: number, word: string, state: SmsState][] = [
  [1, 'ENROUTE', 'on-its-way'],
  [2, 'DELIVRD', 'delivered'],
  [3, 'EXPIRED', 'expired'],
  [4, 'DELETED', 'undeliverable'],
  [5, 'UNDELIV', 'undeliverable'],
  [6, 'ACCEPTD', 'on-its-way'],
  [8, 'REJECTD', 'undeliverable'],
];

/** What a deliver_sm tells of a message; undefined: it is something that a customer wrote, or tells nothing. */
export function readReceipt({ kind, message, extras }: Deliver): SmsReceipt | undefined {
  if (!receipts.includes(kind & kindBits)) return undefined;
  const text = Buffer.from(message).toString('latin1');
  const reference = readText(extras.get(messageId)) ?? /\bid:(\S+)/i.exec(text)?.[1];
  const number = extras.get(messageState)?.[0];
  const word = /\bstat:([A-Z]+)/i.exec(text)?.[1]?.toUpperCase();
  const [, , state] = states.find((one) => (number === undefined ? one[1] === word : one[0] === number)) ?? [];
  return reference === undefined || state === undefined ? undefined : { reference, state };
}

function readText(bytes: Uint8Array | undefined): string | undefined {
  const text = bytes && Buffer.from(bytes).toString('latin1').replace(/\0+$/, '');
  return text === '' ? undefined : text;
}
