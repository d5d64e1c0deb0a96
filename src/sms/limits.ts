import type { SmsBody, SmsLimit } from '#ports';
import { raiseOnce } from './alarm.ts';
import type { SmsParts } from './parts.ts';

type Sending = { readonly purpose: SmsBody['is']; readonly customer: string; readonly digest: string; readonly number: string };

/**
 * T42: so many to one number, to one customer, and to all numbers that begin alike, where somebody is paid for every SMS
 * that arrives. Notices have counts of their own: whoever has used up the codes must not have silenced the warnings.
 */
export async function isWithinLimits(parts: SmsParts, sending: Sending): Promise<boolean> {
  const { stores, clock, policy, node } = parts;
  const prefix = prefixOf(sending.number);
  const limits: readonly SmsLimit[] = [
    { kind: 'number', of: `${sending.purpose} ${sending.digest}`, ...policy.smsPerNumber },
    { kind: 'customer', of: `${sending.purpose} ${sending.customer}`, ...policy.smsPerCustomer },
    { kind: 'prefix', of: `${sending.purpose} ${prefix}`, ...policy.smsPerPrefix },
  ];
  const outcome = await stores.sms.spend(limits, clock.now());
  if (outcome.is === 'spent') return true;
  const { customer, purpose } = sending;
  await stores.audit.append([{ at: clock.now(), node, what: 'sms-held-back', customer, detail: { about: purpose, limit: outcome.kind } }]);
  if (outcome.kind === 'prefix') await raiseOnce(parts, 'sms-pumping', `more SMS than usual to numbers that begin with ${prefix}`);
  return false;
}

/** Country code and the first digits after it: an operator's range, and thousands of numbers. */
function prefixOf(number: string): string {
  return number.slice(0, 6);
}
