import type { Plan } from '#identification';
import type { Brand, Language } from '#texts';
import type { Key, PromptSettings, Reason, Way } from './prompts/prompts.ts';

/** What a bank chooses of its telephone. */
export type PhoneSettings = {
  readonly brand: Brand;
  /** In the order they are spoken. A way without a plan is not spoken; of the code table its key says so. */
  readonly ways: readonly { readonly key: Key; readonly way: Way }[];
  /** Which plan a way runs (S5). `unidentified` needs none. */
  readonly plans: { readonly [way in Way]?: string };
  /** The first is key 1 (S14). */
  readonly reasons: readonly Reason[];
  /** The number dialled decides the language. */
  readonly numbers: readonly { readonly number: string; readonly language: Language }[];
  /** Whether calls are recorded; then callers are told. */
  readonly recording: boolean;
};

/** Announced only in a first menu that is repeated. */
export const languageKeys: { readonly [key: string]: Language } = { '6': 'sv', '7': 'fi', '8': 'en' };

export type Meaning = { readonly plan: string } | 'unidentified' | 'not-built-yet' | 'nothing';

/** What a key of the first menu means; 0 is way 5, unannounced. */
export function meaningOf(settings: PhoneSettings, key: string): Meaning {
  const way = settings.ways.find((one) => one.key === key)?.way;
  if (key === '0' || way === 'unidentified') return 'unidentified';
  const plan = way && settings.plans[way];
  if (plan) return { plan };
  return way === 'code-table' ? 'not-built-yet' : 'nothing';
}

/** The plans of the ways, in their order, each once. */
export function plansOf({ ways, plans }: PhoneSettings): readonly string[] {
  return [...new Set(ways.flatMap(({ way }) => plans[way] ?? []))];
}

/** Whose number was dialled, however it is written; undefined: nobody answers there. */
export function findNumber({ numbers }: PhoneSettings, dialled: string): PhoneSettings['numbers'][number] | undefined {
  return numbers.find(({ number }) => digitsOf(number) === digitsOf(dialled));
}

function digitsOf(number: string): string {
  return number.replaceAll(/\D/g, '');
}

/** What is spoken: a key that is not built yet is not. */
export function promptSettingsOf({ brand, ways, plans, reasons }: PhoneSettings): PromptSettings {
  return { brand, reasons, ways: ways.filter(({ way }) => way === 'unidentified' || plans[way] !== undefined) };
}

/** What is wrong with these settings, in sentences. */
export function findPhoneFaults(settings: PhoneSettings, plans: readonly Plan[]): string[] {
  const { ways, numbers, reasons } = settings;
  const taken = ways.map(({ key }) => key).filter((key, at, keys) => key === '0' || key in languageKeys || keys.indexOf(key) !== at);
  const unknown = plansOf(settings).filter((name) => !plans.some((plan) => plan.name === name && plan.channels.includes('phone')));
  return [
    ...taken.map((key) => `phone: key ${key} is taken`),
    ...unknown.map((name) => `phone: there is no plan ${name} for the phone`),
    ...(reasons.length > 9 ? ['phone: there are keys for nine reasons'] : []),
    ...(numbers.length === 0 ? ['phone: there is no number to call'] : []),
  ];
}
