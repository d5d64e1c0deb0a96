import type { Clock, Stores, Time } from '#ports';

type ForgetParts = { readonly stores: Stores; readonly clock: Clock };

const day = 24 * 60 * 60_000;
const rhythm = 60 * 60_000;
const atMost = 1_000;

/**
 * How long what is over is remembered outside the audit: thirteen months, in which a payer may dispute a payment
 * (PSD2 art. 71(1)), and some days.
 */
export const remembered = 400 * day;
/** No limit of the policy counts for longer (T42). */
const longestWindow = day;
/** Clocks of nodes differ: what may not be used twice is remembered a little longer than it can be used. */
const margin = day;

/** The job: about once an hour what is over is forgotten, so much at a time that nobody waits for it. Safe on all nodes at once. */
export function createForgetting(parts: ForgetParts, keep: Time = remembered): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = parts.clock.now();
    if (now < next) return;
    next = now + rhythm;
    await forgetAll(parts.stores, now, keep);
  };
}

async function forgetAll(stores: Stores, now: Time, keep: Time): Promise<void> {
  const old = now - keep;
  await repeat(() => stores.flows.forget(old, atMost));
  await repeat(() => stores.calls.forget(old, atMost));
  await repeat(() => stores.credentials.forget(old, atMost));
  await repeat(() => stores.customers.forget(old, atMost));
  await repeat(() => stores.alarms.forget(old, atMost));
  await repeat(() => stores.sms.forget(old, atMost));
  await repeat(() => stores.sms.forgetCounts(now - longestWindow - margin, atMost));
  await repeat(() => stores.boxOrders.forget(old, atMost));
  await stores.letters.forget(old);
  await repeat(() => stores.sessions.forget(now - margin, atMost));
  // The adapter of the provider adds the margin to each record itself.
  await repeat(() => stores.openid.forget(now, atMost));
  await repeat(() => stores.tries.forgetEmpty(now - margin, atMost));
  await repeat(() => stores.wakeups.forgetAnswered(now - margin, atMost));
}

/** Until there is less than a handful. What comes to be while it runs waits for the next hour. */
async function repeat(forget: () => Promise<number>): Promise<void> {
  while ((await forget()) >= atMost);
}
