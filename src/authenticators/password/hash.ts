import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '#ports';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. A key outside the database protects what is this short; see docs/security. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltLength = 16;
const tagLength = 32;

/** The hash with its salt and cost, so that the cost can rise: `v=1 m=19456 t=2 p=1 <salt> <tag>` in base64url. Never stored in clear. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = random.bytes(saltLength);
  return write(salt, await hash(password, salt, cost));
}

/** What a customer who has none seems to have: as slow to compare, and nothing matches it. `bytes`: at least 48. */
export function pretendHash(bytes: Uint8Array): string {
  return write(bytes.subarray(0, saltLength), bytes.subarray(saltLength, saltLength + tagLength));
}

export async function isPassword(password: string, written: string): Promise<boolean> {
  const { salt, tag, ...costs } = read(written);
  return timingSafeEqual(await hash(password, salt, costs), tag);
}

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

async function hash(password: string, nonce: Uint8Array, costs: Cost): Promise<Uint8Array> {
  return new Uint8Array(await derive('argon2id', { message: password, nonce, tagLength, ...costs }));
}

function write(salt: Uint8Array, tag: Uint8Array): string {
  const { memory, passes, parallelism } = cost;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return ['v=1', `m=${memory}`, `t=${passes}`, `p=${parallelism}`, text(salt), text(tag)].join(' ');
}

function read(written: string): Cost & { readonly salt: Uint8Array; readonly tag: Uint8Array } {
  const [, memory = '', passes = '', parallelism = '', salt = '', tag = ''] = written.split(' ');
  const number = (part: string) => Number(part.slice(2));
  const bytes = (part: string) => new Uint8Array(Buffer.from(part, 'base64url'));
  return { memory: number(memory), passes: number(passes), parallelism: number(parallelism), salt: bytes(salt), tag: bytes(tag) };
}
