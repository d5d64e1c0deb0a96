import { hashText } from './signed-texts.ts';

/**
 * A value that the phone changes each time it opens a session, kept as a hash. Two copies of one phone cannot both keep up:
 * the second one to come is noticed (T31).
 */
export type Roll = { readonly now: string; readonly before: string | null };

export function beginRoll(first: string): Roll {
  return { now: hashText(first), before: null };
}

/** 'same': the answer to this very roll was lost and it is sent again, which is fine. 'broken': somebody else rolled. */
export function moveRoll(roll: Roll, from: string, to: string): { is: 'moved'; roll: Roll } | { is: 'same' } | { is: 'broken' } {
  const [was, becomes] = [hashText(from), hashText(to)];
  if (was === roll.now) return { is: 'moved', roll: { now: becomes, before: was } };
  return was === roll.before && becomes === roll.now ? { is: 'same' } : { is: 'broken' };
}
