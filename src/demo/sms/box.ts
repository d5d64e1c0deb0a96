import { readFileSync } from 'node:fs';
import type { Clock, SmsGateway, SmsReceipt, Time } from '#ports';
import { writeWhole } from '../write-whole.ts';

/** One message as the telephone of a customer shows it. */
export type Received = {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: Time;
  readonly state: 'on-its-way' | 'delivered';
};

export type SmsBox = { readonly gateway: SmsGateway; list(): readonly Received[] };

const kept = 200;
/** A telephone somewhere needs a moment. */
const journey = 1_000;

/** The gateway of the demo: every telephone lies on the kitchen table. Kept in the demo's folder, the newest first. */
export function createSmsBox(file: string, clock: Clock): SmsBox {
  let messages = read(file);
  let hear: (receipt: SmsReceipt) => Promise<void> = async () => {};
  const keep = (changed: readonly Received[]) => {
    messages = changed.slice(0, kept);
    writeWhole(file, JSON.stringify(messages));
  };
  const deliver = (reference: string) => {
    keep(messages.map((one) => (one.id === reference ? { ...one, state: 'delivered' } : one)));
    void hear({ reference, state: 'delivered' }).catch(() => {});
  };
  const underway = new Set<() => void>();
  const send: SmsGateway['send'] = async ({ id, to, text }) => {
    const at = clock.now();
    const reference = `${id}-${at}`;
    keep([{ id: reference, to, text, at, state: 'on-its-way' }, ...messages]);
    const cancel = clock.at(at + journey, () => {
      underway.delete(cancel);
      deliver(reference);
    });
    underway.add(cancel);
    return { is: 'sent', reference };
  };
  const receipts: SmsGateway['receipts'] = (listener) => {
    hear = listener;
  };
  const close = async () => {
    for (const cancel of underway) cancel();
  };
  return { gateway: { name: 'demo', send, receipts, close }, list: () => messages };
}

function read(file: string): readonly Received[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly Received[];
  } catch {
    return [];
  }
}
