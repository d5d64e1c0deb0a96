import { timingSafeEqual } from 'node:crypto';
import { digestText } from '#ports';
import type { AppParts } from './parts.ts';
import type { IssuedNonce } from './protocol.ts';

type Parts = Pick<AppParts, 'keys' | 'clock' | 'random' | 'stores'>;

const life = 2 * 60_000;

/** A fresh value that works once, on whichever node: `expires.random.mac`, so that none is stored before it is used. */
export async function issueNonce({ keys, clock, random }: Parts): Promise<IssuedNonce> {
  const expires = clock.now() + life;
  const body = `${expires}.${Buffer.from(random.bytes(16)).toString('base64url')}`;
  return { nonce: `${body}.${await signNonce(keys, body)}`, expires };
}

/** True for the first caller only, while it lives, and only for one that was issued here (I2). */
export async function useNonce(parts: Parts, nonce: string): Promise<boolean> {
  const [expires = '', drawn = '', mac = ''] = nonce.split('.');
  const right = Buffer.from(await signNonce(parts.keys, `${expires}.${drawn}`));
  const given = Buffer.from(mac);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  if (!(Number(expires) > parts.clock.now())) return false;
  return (await parts.stores.sessions.use(`app nonce ${drawn}`, Number(expires))) === 'used';
}

function signNonce(keys: Parts['keys'], body: string): Promise<string> {
  return digestText(keys, 'app nonce', body);
}
