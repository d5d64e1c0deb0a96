import type { Time } from './json.ts';

/** When something of one customer is posted, and how far from it others must stay, ms. */
type Posted = { readonly at: Time; readonly apart: number };

/**
 * The first moment, not before `wanted`, at which a letter leaves far enough from every other one of the same customer: whoever
 * empties the letter box once finds one element only (RTS art. 25(2)(c), N10). One that needs no distance (`apart` 0) goes at once.
 */
export function keepApart(wanted: Time, apart: number, others: readonly Posted[]): Time {
  if (apart === 0) return wanted;
  const near = others.filter((other) => other.apart > 0).map((other) => ({ at: other.at, apart: Math.max(apart, other.apart) }));
  const free = (at: Time): boolean => at >= wanted && near.every((other) => Math.abs(other.at - at) >= other.apart);
  const moments = [wanted, ...near.map((other) => other.at + other.apart)].sort((a, b) => a - b);
  return moments.find(free) ?? wanted;
}
