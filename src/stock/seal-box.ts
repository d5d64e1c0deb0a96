import { type BoxKeys, type Keys, openBoxKeys, type StockedSecret, sealBoxKeys } from '#ports';

/** Keys and start PIN of a box that nobody has yet, sealed for its serial: none can be moved to another box (I1, I8). */
export async function sealBox(keys: Keys, serial: string, own: BoxKeys, startPin: string | null): Promise<StockedSecret> {
  const sealed = await sealBoxKeys(keys, keysOf(serial), own);
  return { sealed, startPin: startPin === null ? null : await sealStartPin(keys, serial, startPin) };
}

export function sealStartPin(keys: Keys, serial: string, startPin: string): Promise<string> {
  return keys.seal(Buffer.from(startPin), pinOf(serial));
}

/** What a box takes along when it leaves the stock. Throws Broken('sealed-value-damaged') for another box's. */
export async function openBox(
  keys: Keys,
  { serial, sealed, startPin }: StockedSecret & { readonly serial: string },
): Promise<BoxKeys & { readonly startPin: string | null }> {
  const own = await openBoxKeys(keys, keysOf(serial), sealed);
  const pin = startPin === null ? null : Buffer.from(await keys.open(startPin, pinOf(serial))).toString();
  return { ...own, startPin: pin };
}

function keysOf(serial: string): string {
  return `code box in stock ${serial}`;
}

function pinOf(serial: string): string {
  return `start PIN in stock ${serial}`;
}
