import type { Brand, Language } from '#texts';

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

export type Way = 'app' | 'code-table' | 'code-box' | 'unidentified' | 'block';

/** Why a caller calls (S14). Its name is recorded as `reason-{id}`. */
export type Reason = { id: string; name: Record<Language, string> };

/** What a bank chooses of the prompts. Ways and reasons are spoken in this order; the first reason is key 1, and there are nine at most. */
export type PromptSettings = {
  brand: Brand;
  ways: readonly { key: Key; way: Way }[];
  reasons: readonly Reason[];
  /** Whether its hours are those of the recording of `closed`: weekdays from eight to eight. */
  saysHours?: boolean;
};
