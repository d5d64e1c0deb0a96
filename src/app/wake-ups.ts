import { phoneKind, readPhone, writePhone } from '#authenticators/app-approval';
import type { Policy } from '#policy';
import type { Clock, CredentialRecord, OutboxMessage, Push, Stores } from '#ports';
import { type Brand, nameApp, say } from '#texts';
import { wakeUpTexts } from './texts.ts';

export type WakeUpParts = {
  readonly stores: Pick<Stores, 'outbox' | 'credentials' | 'wakeups'>;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly brand: Brand;
  /** Null where the bank has no push service: messages are taken from the outbox and nothing is sent. */
  readonly push: Push | null;
};

type Body = { readonly is: 'request' | 'phones' | 'passkeys'; readonly except?: string };
type Message = OutboxMessage & { readonly failures: number };

const atOnce = 20;
const held = 30_000;
const pause = 5_000;
const failuresAtMost = 3;

/** Carries what waits in the outbox to the phones; returns how many messages were handled. Safe on all nodes at once. */
export async function wakePhones(parts: WakeUpParts): Promise<number> {
  const { outbox } = parts.stores;
  const now = parts.clock.now();
  const messages = await outbox.claim('push', now, now + held, atOnce);
  await Promise.all(
    messages.map(async (message) => {
      const failed = (await carry(parts, message)) === 'failed' && message.failures < failuresAtMost;
      await (failed ? outbox.failed(message.id, parts.clock.now() + pause) : outbox.done(message.id));
    }),
  );
  return messages.length;
}

async function carry(parts: WakeUpParts, message: Message): Promise<'sent' | 'failed'> {
  const { push, stores, clock, policy } = parts;
  const { is, except } = message.body as Body;
  if (!push) return 'sent';
  // Requests nobody answers stop waking (T25); counted once, however often it is tried.
  const wanted = is !== 'request' || message.failures > 0 || (await stores.wakeups.allow(message.to, policy.wakeUps, clock.now()));
  if (!wanted) return 'sent';
  const phones = (await stores.credentials.of(message.to, phoneKind, clock.now())).filter(({ id }) => id !== except);
  const outcomes = await Promise.all(phones.map((phone) => wake(parts, push, phone, is)));
  return outcomes.includes('failed') ? 'failed' : 'sent';
}

async function wake(parts: WakeUpParts, push: Push, record: CredentialRecord, is: Body['is']): Promise<'sent' | 'failed'> {
  const phone = readPhone(record.state);
  if (phone.push === undefined) return 'sent';
  const { brand } = parts;
  const outcome = await push.wake(phone.push, {
    title: nameApp(brand, phone.language),
    body: say(wakeUpTexts, phone.language, is, { brand }),
  });
  if (outcome !== 'gone') return outcome;
  const { push: _, ...rest } = phone;
  // If the phone was changed meanwhile, the next message finds out again.
  await parts.stores.credentials.change(record.id, record.version, writePhone(rest), { audit: [] });
  return 'sent';
}
