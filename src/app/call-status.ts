import { identityOf } from '#calls';
import type { CallRecord } from '#ports';
import type { AppParts } from './parts.ts';
import type { CallStatus } from './protocol.ts';

/**
 * Trust both ways (N3): calls that are open in this customer's name, those the customer approved first. One that is only
 * claimed never reads as "you", or the app would vouch for a fraudster who relays.
 */
export async function statusOfCalls({ calls, clock, stores }: AppParts, customer: string): Promise<readonly CallStatus[]> {
  const open = await calls.inNameOf(customer);
  const statuses = await Promise.all(
    open.map(async (call): Promise<CallStatus> => {
      const talking = isTalking(call, customer, clock.now());
      const advisor = talking && call.advisor ? ((await stores.staff.find(call.advisor))?.name ?? null) : null;
      return { is: talking ? 'talking' : 'open', since: call.opened, fromEnds: endOf(call.from), advisor };
    }),
  );
  return statuses.sort((one, other) => Number(other.is === 'talking') - Number(one.is === 'talking'));
}

export function isTalking(call: CallRecord, customer: string, now: number): boolean {
  return identityOf(call, now)?.customer === customer;
}

/** Two digits are enough to recognise one's own number and say nothing to anybody else. */
function endOf(from: string | null): string | null {
  return from?.replace(/\D/g, '').slice(-2) || null;
}
