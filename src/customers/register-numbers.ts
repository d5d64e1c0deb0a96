import { drawId, sealNumber } from '#ports';
import type { NumberParts } from './phone-number.ts';

/** E.164, with its plus. */
export type NewNumber = { readonly customer: string; readonly number: string };

/** First numbers as the core bank tells them, in force at once. A customer who has got one meanwhile keeps it. */
export async function registerNumbers(parts: NumberParts, numbers: readonly NewNumber[]): Promise<void> {
  if (numbers.length === 0) return;
  const at = parts.clock.now();
  const sealed = await Promise.all(
    numbers.map(async ({ customer, number }) => ({
      customer,
      credential: drawId(parts.random),
      ...(await sealNumber(parts.keys, customer, number)),
    })),
  );
  const audit = numbers.map(({ customer }) => ({ at, node: parts.node, what: 'number-registered', customer, detail: { by: 'bank' } }));
  if ((await parts.stores.numbers.register(sealed, at, { audit })) === 'registered') return;
  if (numbers.length > 1) for (const one of numbers) await registerNumbers(parts, [one]);
}

/** Whether it is the number that the customer has, or will have once a proposed one takes effect. */
export async function compareNumber(parts: NumberParts, { customer, number }: NewNumber): Promise<'none' | 'same' | 'other'> {
  return parts.stores.numbers.compare(customer, (await sealNumber(parts.keys, customer, number)).digest);
}
