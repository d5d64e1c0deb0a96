import { Broken, digestText, type OutboxMessage, openNumber, type SealedNumber, type SmsBody } from '#ports';
import { raiseOnce } from './alarm.ts';
import { isWithinLimits } from './limits.ts';
import type { SmsParts } from './parts.ts';
import { writeNotice } from './write-notice.ts';

type Message = OutboxMessage & { readonly failures: number };
/** 'held': there were too many of its kind. */
type Carried = 'done' | 'failed' | 'held';

const atOnce = 20;
const roundsAtMost = 25;
/** Longer than all gateways together may take to answer. */
const held = 60_000;
/**
 * A notice that is one too many leaves so much later, ms, and is not counted again: nobody silences the notice to the old number by
 * having the bank send others before it (T41).
 */
const later = 15 * 60_000;

/** Sends what waits in the outbox; returns how many messages were handled. Safe on all nodes at once. */
export async function sendDue(parts: SmsParts): Promise<number> {
  let handled = 0;
  for (let round = 0; round < roundsAtMost; round++) {
    const now = parts.clock.now();
    const messages = await parts.stores.outbox.claim('sms', now, now + held, atOnce);
    await Promise.all(messages.map((message) => handle(parts, message)));
    handled += messages.length;
    if (messages.length < atOnce) break;
  }
  return handled;
}

async function handle(parts: SmsParts, message: Message): Promise<void> {
  const { outbox } = parts.stores;
  const carried = await carry(parts, message).catch((error: unknown) => {
    parts.complain('sms-failed', describe(error));
    return 'failed' as const;
  });
  if (carried === 'held' && !isCode(message)) return outbox.failed(message.id, parts.clock.now() + later);
  const due = carried === 'failed' ? nextTry(parts, message) : undefined;
  if (due !== undefined) return outbox.failed(message.id, due);
  if (carried === 'failed' && !isCode(message)) await raiseOnce(parts, 'sms-not-sent', 'a notice could not be sent for a day');
  await outbox.done(message.id);
}

/** A code is wanted now, and is given up when nobody waits for it any more; a notice still tells something tomorrow. */
function nextTry({ clock }: SmsParts, message: Message): number | undefined {
  const { failures } = message;
  const [first, longest, most] = isCode(message) ? [1_000, 10_000, 60] : [5_000, 3_600_000, 33];
  return failures < most ? clock.now() + Math.min(first * 2 ** failures, longest) : undefined;
}

function isCode({ body }: Message): boolean {
  return (body as SmsBody).is === 'code';
}

async function carry(parts: SmsParts, message: Message): Promise<Carried> {
  const { stores, keys, clock, node } = parts;
  const { to: customer } = message;
  const body = message.body as SmsBody;
  if (parts.gateways.length === 0) return 'done';
  const text = await textOf(parts, customer, body);
  if (text === undefined) return 'done';
  const sealed = await stores.numbers.read(customer, { purpose: body.is, at: clock.now(), node });
  if (!sealed) return 'done';
  const to = await openNumber(keys, customer, sealed);
  return (await mayGo(parts, message, sealed, to)) ? send(parts, message, { to, text }) : 'held';
}

async function textOf(parts: SmsParts, customer: string, body: SmsBody): Promise<string | undefined> {
  if (body.is === 'code') return (await parts.codeOf(body.challenge))?.text;
  if (body.until !== undefined && body.until <= parts.clock.now()) {
    await raiseOnce(parts, 'sms-not-sent', 'a number has changed before its old number could be told');
    return undefined;
  }
  const record = await parts.stores.customers.find(customer);
  return record && record.closed === null ? writeNotice(body, record.language, parts) : undefined;
}

/** Counted once, however often it is tried. */
async function mayGo(
  parts: SmsParts,
  { to: customer, body, failures }: Message,
  { digest }: SealedNumber,
  number: string,
): Promise<boolean> {
  return failures > 0 || isWithinLimits(parts, { purpose: (body as SmsBody).is, customer, digest, number });
}

async function send(parts: SmsParts, message: Message, { to, text }: { readonly to: string; readonly text: string }): Promise<Carried> {
  const { stores, clock } = parts;
  const { id, to: customer } = message;
  // Some ids are made of what they are about, which is no gateway's business.
  const name = await digestText(parts.keys, 'sms message', id);
  for (const { name: gateway, send: sendOver } of parts.gateways) {
    const outcome = await sendOver({ id: name, to, text });
    const line = { at: clock.now(), node: parts.node, customer, detail: { about: aboutOf(message), gateway } };
    if (outcome.is === 'sent') {
      const sent = { id, customer, gateway, reference: outcome.reference, at: clock.now() };
      await stores.sms.handedOver(sent, { audit: [{ ...line, what: 'sms-sent' }] });
      return 'done';
    }
    if (outcome.is === 'refused') {
      await stores.audit.append([{ ...line, what: 'sms-refused' }]);
      return 'done';
    }
  }
  await raiseOnce(parts, 'sms-gateways-fail', 'no gateway takes messages');
  return 'failed';
}

function aboutOf({ body }: Message): string {
  const { is, ...rest } = body as SmsBody;
  return 'notice' in rest ? rest.notice : is;
}

/** Never the text of another's error: it may hold what was to be sent. */
function describe(error: unknown): string {
  return error instanceof Broken ? `${error.code} ${error.detail}`.trim() : error instanceof Error ? error.name : 'unknown';
}
