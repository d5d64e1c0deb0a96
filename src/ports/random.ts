/** The only source of chance: cryptographic in production, seeded in the simulation. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** A whole number in [0, below), without modulo bias; `below` at most 2^32. */
export function drawNumber(random: Random, below: number): number {
  const fair = Math.floor(2 ** 32 / below) * below;
  for (;;) {
    const bytes = random.bytes(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (drawn < fair) return drawn % below;
  }
}

/** So many decimal digits, each drawn fairly. */
export function drawDigits(random: Random, count: number): string {
  return Array.from({ length: count }, () => drawNumber(random, 10)).join('');
}

/** An identifier nobody can guess: 160 bits, base64url, 27 characters. */
export function drawId(random: Random): string {
  return Buffer.from(random.bytes(20)).toString('base64url');
}
