import { FieldReader, FieldWriter } from './fields.ts';

/** One protocol data unit, its body still in bytes (SMPP 3.4 §3.2). */
export type Frame = { readonly command: number; readonly status: number; readonly sequence: number; readonly body: Uint8Array };

/** SMPP 3.4 §5.1.2.1. An answer is the command with its highest bit set. */
export const commands = {
  genericNack: 0x8000_0000,
  submit: 0x04,
  deliver: 0x05,
  unbind: 0x06,
  bindTransceiver: 0x09,
  enquireLink: 0x15,
} as const;

const answerBit = 0x8000_0000;

/** Those that this client looks for (§5.1.3). */
export const statuses = {
  ok: 0x00,
  invalidLength: 0x01,
  invalidCommand: 0x03,
  invalidDestination: 0x0b,
  invalidDestinationType: 0x50,
  invalidDestinationPlan: 0x51,
  throttled: 0x58,
  /** A passing fault of the receiver: the gateway brings it again. */
  receiverTemporary: 0x64,
} as const;

export function answerTo(command: number): number {
  return (command | answerBit) >>> 0;
}

export function isAnswer(command: number): boolean {
  return command >>> 31 === 1;
}

export const headerLength = 16;
/** Far above everything that a gateway has to say. */
export const longestFrame = 70_000;

export function writeFrame({ command, status, sequence, body }: Frame): Uint8Array {
  const bytes = Buffer.alloc(headerLength + body.length);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(command, 4);
  bytes.writeUInt32BE(status, 8);
  bytes.writeUInt32BE(sequence, 12);
  bytes.set(body, headerLength);
  return bytes;
}

export type Bind = { readonly systemId: string; readonly password: string };

/** §4.1.5: transceiver, so that receipts come over the same connection. */
export function writeBind({ systemId, password }: Bind): Uint8Array {
  return new FieldWriter().text(systemId).text(password).text('').byte(0x34).byte(0).byte(0).text('').bytes;
}

export type Submit = {
  readonly from: string;
  /** With country code, without plus. */
  readonly to: string;
  readonly coding: number;
  readonly udh: boolean;
  readonly message: Uint8Array;
};

const international = 1;
const national = 0;
const alphanumeric = 5;
const telephone = 1;
const withUdh = 0x40;
const receiptWanted = 1;

/** §4.4.1. */
export function writeSubmit({ from, to, coding, udh, message }: Submit): Uint8Array {
  const own = addressOf(from);
  return new FieldWriter()
    .text('')
    .byte(own.type)
    .byte(own.plan)
    .text(own.address)
    .byte(international)
    .byte(telephone)
    .text(to)
    .byte(udh ? withUdh : 0)
    .byte(0)
    .byte(0)
    .text('')
    .text('')
    .byte(receiptWanted)
    .byte(0)
    .byte(coding)
    .byte(0)
    .counted(message).bytes;
}

/** §5.2.5, §5.2.6: a number with plus is international, a short one the network's own, a name is no number at all. */
function addressOf(from: string): { readonly type: number; readonly plan: number; readonly address: string } {
  if (from.startsWith('+')) return { type: international, plan: telephone, address: from.slice(1) };
  return /^[0-9]+$/.test(from) ? { type: national, plan: telephone, address: from } : { type: alphanumeric, plan: 0, address: from };
}

/** What the gateway calls the message from now on (§4.4.2). */
export function readSubmitAnswer(body: Uint8Array): string {
  return new FieldReader(body).text();
}

export type Deliver = { readonly kind: number; readonly message: Uint8Array; readonly extras: ReadonlyMap<number, Uint8Array> };

/** §4.6.1. Throws RangeError for a body that ends too early. */
export function readDeliver(body: Uint8Array): Deliver {
  const fields = new FieldReader(body);
  fields.text();
  for (const _ of ['source', 'destination']) {
    fields.byte();
    fields.byte();
    fields.text();
  }
  const kind = fields.byte();
  fields.byte();
  fields.byte();
  fields.text();
  fields.text();
  for (const _ of ['registered', 'replace', 'coding', 'canned']) fields.byte();
  const message = fields.counted();
  return { kind, message, extras: fields.extras() };
}
