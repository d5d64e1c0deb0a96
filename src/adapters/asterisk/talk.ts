import type { LegGone, Other } from '#ports';
import type { LegParts } from './leg.ts';

/** Puts a caller together with an advisor, and takes the caller back. */
export type Talk = {
  talk(other: Other): Promise<'talking' | 'away'>;
  takeBack(): void;
  hold(isHeld: boolean): void;
  /** Keys are the two's own. */
  readonly isTalking: boolean;
  /** The caller is gone: frees the other leg and the bridge. */
  end(why: LegGone): void;
};

export function createTalk(_parts: LegParts): Talk {
  return { talk: async () => 'away', takeBack() {}, hold() {}, isTalking: false, end() {} };
}
