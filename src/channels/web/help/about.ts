import { userCodeDigits } from '#identification';
import type { Policy } from '#policy';
import type { Brand, Language } from '#texts';
import type { OpeningHours } from './opening-hours.ts';

export type PhoneNumber = { readonly number: string; readonly language: Language };
export type MenuKey = { readonly key: string; readonly way: string };
export type ServicePoint = { readonly name: Record<Language, string>; readonly address: Record<Language, string> };

/** The ways of the telephone menu that the help pages tell of. */
export type Way = 'app' | 'code-table' | 'code-box' | 'unidentified' | 'block';

/** What the help pages say of the running bank: its names, keys, lengths and times, never typed by hand. */
export type About = {
  readonly brand: Brand;
  readonly numbers: readonly PhoneNumber[];
  readonly servicePoints: readonly ServicePoint[];
  /** null: always. */
  readonly hours: OpeningHours | null;
  /** The key of a way in the telephone menu; null where the bank does not have the way. */
  readonly keyOf: (way: Way) => string | null;
  readonly userCode: { readonly least: number; readonly most: number };
  readonly policy: Policy;
};

export type BankSettings = {
  readonly brand: Brand;
  readonly numbers: readonly PhoneNumber[];
  readonly servicePoints?: readonly ServicePoint[];
  readonly hours?: OpeningHours | null;
  readonly ways: readonly MenuKey[];
  readonly policy: Policy;
};

export function describeBank({ brand, numbers, servicePoints = [], hours = null, ways, policy }: BankSettings): About {
  const keyOf = (way: Way) => ways.find((one) => one.way === way)?.key ?? null;
  return { brand, numbers, servicePoints, hours, keyOf, userCode: userCodeDigits, policy };
}
