import type { Keys, StockedSecret } from '#ports';

/** `answerKey`: of a box that answers challenges as well, the key of that (RFC 6287). */
export type BoxKeys = { readonly key: Uint8Array; readonly answerKey?: Uint8Array };

/** Keys and start PIN of a box that nobody has yet, sealed for its serial: none can be moved to another box (I1, I8). */
export async function sealBox(keys: Keys, serial: string, own: BoxKeys, startPin: string | null): Promise<StockedSecret> {
  const sealed = await sealKeys(keys, serial, own);
  return { sealed, startPin: startPin === null ? null : await sealStartPin(keys, serial, startPin) };
}

function sealKeys(keys: Keys, serial: string, { key, answerKey }: BoxKeys): Promise<string> {
  const written = [key, ...(answerKey ? [answerKey] : [])].map((one) => Buffer.from(one).toString('base64url'));
  return keys.seal(Buffer.from(written.join(' ')), keysOf(serial));
}

export function sealStartPin(keys: Keys, serial: string, startPin: string): Promise<string> {
  return keys.seal(Buffer.from(startPin), pinOf(serial));
}

/** What a box takes along when it leaves the stock. Throws Broken('sealed-value-damaged') for another box's. */
export async function openBox(
  keys: Keys,
  { serial, sealed, startPin }: StockedSecret & { readonly serial: string },
): Promise<BoxKeys & { readonly startPin: string | null }> {
  const written = Buffer.from(await keys.open(sealed, keysOf(serial)))
    .toString()
    .split(' ');
  const [key = nothing, answerKey] = written.map((one) => Buffer.from(one, 'base64url'));
  const pin = startPin === null ? null : Buffer.from(await keys.open(startPin, pinOf(serial))).toString();
  return { key, ...(answerKey ? { answerKey } : {}), startPin: pin };
}

const nothing = Buffer.alloc(0);

function keysOf(serial: string): string {
  return `code box in stock ${serial}`;
}

function pinOf(serial: string): string {
  return `start PIN in stock ${serial}`;
}
