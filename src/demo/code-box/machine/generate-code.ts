/** K7. */
export const codeLength = 8;

/**
 * The code of one counter: HOTP with HMAC-SHA-1 (RFC 4226 §5.3), eight digits. By WebCrypto, which a browser and Node both have.
 * `secret`: the bytes of the key (§4 R6: 20).
 */
export async function generateCode(secret: Uint8Array<ArrayBuffer>, counter: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const movingFactor = new DataView(new ArrayBuffer(8));
  movingFactor.setBigUint64(0, BigInt(counter));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, movingFactor));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = (mac.getUint32(offset) & 0x7fffffff) % 10 ** codeLength;
  return String(number).padStart(codeLength, '0');
}
