import type { Policy } from '#policy';
import type { LetterKind } from '#ports';

/** What is worth nothing until it is activated by another channel may lie in the letter box beside anything (RTS art. 25(2)(c)(ii)). */
const activatedElsewhere: Record<LetterKind, boolean> = {
  'code-table': true,
  'user-code': false,
  agreement: false,
  'one-time-password': false,
  // Who has both the box and its start PIN has all that a new password needs (K5–K9).
  'code-box': false,
  'start-pin': false,
};

/** Two letters on one day arrive together; and a day that the clocks are set back has 25 hours. */
const shortest = 25 * 60 * 60_000;

/** How far a letter of this kind stays from the customer's other ones, ms (N10, S32); 0: it need not. */
export function distanceOf(kind: LetterKind, { lettersApart }: Pick<Policy, 'lettersApart'>): number {
  return activatedElsewhere[kind] ? 0 : Math.max(lettersApart, shortest);
}
