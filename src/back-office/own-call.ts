import { stateOf } from '#calls';
import type { CallRecord, StaffRecord, Time } from '#ports';
import { isAdvisor } from './roles.ts';

/** The call this advisor has, the newest if there are several. */
export function callOf(calls: readonly CallRecord[], staff: string, now: Time): CallRecord | undefined {
  return calls
    .filter((call) => call.advisor === staff && stateOf(call, now) === 'talking')
    .sort((one, other) => (other.answered ?? 0) - (one.answered ?? 0))[0];
}

type Staffed = { readonly calls: readonly CallRecord[]; readonly staff: readonly StaffRecord[] };

/** To whom this advisor may hand a call on: who is available and has none (an advisor has one pair of ears). */
export function findFree({ calls, staff }: Staffed, self: string, now: Time): readonly StaffRecord[] {
  return staff.filter((one) => one.id !== self && isAdvisor(one) && one.available && callOf(calls, one.id, now) === undefined);
}
