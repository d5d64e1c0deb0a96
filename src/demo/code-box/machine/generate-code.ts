/** K7. */
const codeLength = 8;

/**
 * The code of one counter: HOTP with HMAC-SHA-1 (RFC 4226 §5.3), eight digits. By WebCrypto, which a browser and Node both have.
 * `secret`: the bytes of the key (§4 R6: 20).
 */
export async function generateCode(secret: Uint8Array<ArrayBuffer>, counter: number): Promise<string> {
  return truncate(await sign(secret, write64(counter)));
}

/** HMAC-SHA-1. */
export async function sign(secret: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>): Promise<DataView> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  return new DataView(await crypto.subtle.sign('HMAC', key, message));
}

export function write64(number: number): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(number));
  return new Uint8Array(bytes.buffer);
}

/** RFC 4226 §5.3, which RFC 6287 §5.2 takes over. */
export function truncate(mac: DataView): string {
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = (mac.getUint32(offset) & 0x7fffffff) % 10 ** codeLength;
  return String(number).padStart(codeLength, '0');
}
