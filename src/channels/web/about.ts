import { userCodeDigits } from '#identification';
import type { Policy } from '#policy';
import type { Brand, Language } from '#texts';

export type PhoneNumber = { readonly number: string; readonly language: Language };
export type MenuKey = { readonly key: string; readonly way: string };

/** What the help pages say of the running bank: its names, keys, lengths and times, never typed by hand. */
export type About = {
  readonly brand: Brand;
  readonly numbers: readonly PhoneNumber[];
  /** The key of a way in the telephone menu; null where the bank does not have the way. */
  readonly keyOf: (way: 'app' | 'unidentified') => string | null;
  /** D1: the heard code is compared in the app, or keyed into it. */
  readonly codeIsKeyed: boolean;
  readonly userCode: { readonly least: number; readonly most: number };
  readonly ownCodeDigits: number;
  readonly phones: number;
  readonly minutes: { readonly app: number; readonly activation: number; readonly callCode: number };
};

export function describeBank(settings: { brand: Brand; numbers: readonly PhoneNumber[]; ways: readonly MenuKey[]; policy: Policy }): About {
  const { brand, numbers, ways, policy } = settings;
  const minutes = (ms: number) => Math.round(ms / 60_000);
  return {
    brand,
    numbers,
    keyOf: (way) => ways.find((one) => one.way === way)?.key ?? null,
    codeIsKeyed: policy.heardCode === 'keyed',
    userCode: userCodeDigits,
    ownCodeDigits: policy.ownCodeDigits,
    phones: policy.phones,
    minutes: { app: minutes(policy.appPatience), activation: minutes(policy.activationLife), callCode: minutes(policy.callCodeLife) },
  };
}
