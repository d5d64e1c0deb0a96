/** What the phone signs (docs/integrating/app-protocol.md), with the browser's own cryptography. */
export function writeText(version: string, values: Readonly<Record<string, string | number>>): string {
  return [version, ...Object.entries(values).map(([name, value]) => `${name}=${clean(String(value))}`)].join('\n');
}

function clean(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return value.normalize('NFC').replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}

type Shown = {
  readonly id: string;
  readonly nonce: string;
  readonly customer: string;
  readonly device: string;
  readonly sender: string;
  readonly purpose: string;
  readonly amount: string;
  readonly payee: string;
  readonly account: string;
  readonly expires: number;
};

/** Made of what stands on the screen, so that what was seen is what is signed (T28). */
export function writeApproval(shown: Shown, digits: string): string {
  const { id, nonce, customer, device, sender, purpose, amount, payee, account, expires } = shown;
  return writeText('styrka-approval-2', { id, nonce, customer, device, sender, purpose, digits, amount, payee, account, expires });
}

export function encode(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return plain.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export async function hashText(text: string): Promise<string> {
  return encode(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** Raw r and s: what WebCrypto gives is what the protocol wants. */
export async function signText(key: CryptoKey, text: string): Promise<string> {
  return encode(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(text)));
}

/** RFC 7638. */
export async function deviceOf({ x, y }: { readonly x: string; readonly y: string }): Promise<string> {
  return hashText(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }));
}

/** 32 random bytes. */
export function drawRoll(): string {
  return encode(crypto.getRandomValues(new Uint8Array(32)));
}
