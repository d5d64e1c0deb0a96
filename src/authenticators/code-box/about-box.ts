import type { Authenticator, Format } from '#identification';
import type { Policy } from '#policy';
import { pretendBox } from './open-box.ts';

export const boxKind = 'code-box';

/** What every question about a box has: its code, two of them, its answer to a challenge. */
export const aboutBox = {
  asks: ['digits'],
  budget: () => 'own',
  warns: true,
  ownTries: ({ boxTries }: Policy) => boxTries,
  aloneTries: ({ boxAloneTries }: Policy) => boxAloneTries,
  patience: () => 5 * 60_000,
  stays: { status: 'active' },
  pretend: pretendBox,
  begin: () => null,
} as const satisfies Partial<Authenticator<null>>;

export function askDigits(count: number): Format {
  return { is: 'digits', min: count, max: count, secret: true };
}
