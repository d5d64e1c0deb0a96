import type { Keys, StockedSecret } from '#ports';

/** Key and start PIN of a box that nobody has yet, sealed for its serial: neither can be moved to another box (I1, I8). */
export async function sealBox(keys: Keys, serial: string, key: Uint8Array, startPin: string | null): Promise<StockedSecret> {
  const sealed = await keys.seal(key, keyOf(serial));
  return { sealed, startPin: startPin === null ? null : await sealStartPin(keys, serial, startPin) };
}

export function sealStartPin(keys: Keys, serial: string, startPin: string): Promise<string> {
  return keys.seal(Buffer.from(startPin), pinOf(serial));
}

/** What a box takes along when it leaves the stock. Throws Broken('sealed-value-damaged') for another box's. */
export async function openBox(
  keys: Keys,
  { serial, sealed, startPin }: StockedSecret & { readonly serial: string },
): Promise<{ readonly key: Uint8Array; readonly startPin: string | null }> {
  const key = await keys.open(sealed, keyOf(serial));
  return { key, startPin: startPin === null ? null : Buffer.from(await keys.open(startPin, pinOf(serial))).toString() };
}

function keyOf(serial: string): string {
  return `code box in stock ${serial}`;
}

function pinOf(serial: string): string {
  return `start PIN in stock ${serial}`;
}
