import type { Policy } from '#policy';
import type { Time } from '#ports';
import type { BoxCodes, NewBox } from './box.ts';

/** K17: what a customer is told to choose. */
const pinDigits = 4;

/** Why a box that was read well is not taken: nobody could log in with it, or its maker forbids it. Undefined: it is taken. */
export function findHindrance({ codes, policy: own, ...box }: NewBox, { boxDigits }: Pick<Policy, 'boxDigits'>, now: Time) {
  if (codes.kind === 'ocra') return 'the box answers challenges only; a box that makes codes is needed';
  if (codes.digits !== boxDigits) return `the codes of the box have ${codes.digits} digits, and the bank's have ${boxDigits}`;
  if (own.transactions !== null) return 'the key may be used a limited number of times only, and nobody counts them';
  const { minLength, maxLength } = own.pin ?? {};
  if ((minLength ?? pinDigits) > pinDigits || (maxLength ?? pinDigits) < pinDigits) return `the PIN of the box has not ${pinDigits} digits`;
  const { until } = findTimes({ ...box, policy: own });
  return until !== null && until <= now ? 'the box is past its last day' : undefined;
}

/** The shortest that either the device or its key allows. */
export function findTimes({ from, until, policy }: Pick<NewBox, 'from' | 'until' | 'policy'>) {
  const starts = [from, policy.from].filter((time) => time !== null);
  const ends = [until, policy.until].filter((time) => time !== null);
  return { from: starts.length > 0 ? Math.max(...starts) : null, until: ends.length > 0 ? Math.min(...ends) : null };
}

/** What the code box keeps of how its codes are made; `next` is the lowest place that still counts. */
export function describeCodes(codes: Exclude<BoxCodes, { kind: 'ocra' }>) {
  if (codes.kind === 'hotp') return { kind: codes.kind, digits: codes.digits, next: codes.counter };
  const { kind, digits, hash, step, time, drift } = codes;
  return { kind, digits, hash, step, start: 0, next: time === 0 ? 0 : time + 1, drift };
}
