import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { JWKS } from 'oidc-provider';
import type { Clock, Time } from '#ports';
import { arrange, isOver, type SigningKey } from './key-states.ts';
import type { Records } from './records.ts';

export type SigningKeysParts = { readonly records: Records; readonly clock: Clock };

export type SigningKeys = {
  /** Private keys as the library wants them, the signing one of each type first. The same object until they have changed. */
  current(): Promise<JWKS>;
  /**
   * New keys, which sign when every node and client has had time to read them; the `kid`s come back. 'leaked': they sign at once, and
   * the old ones, with all that they have signed, are worth nothing from now on.
   */
  rotate(why?: 'leaked'): Promise<readonly string[]>;
  /** The job: keys that have become old are followed by others, and those that are over are destroyed. */
  renew(): Promise<void>;
};

const second = 1_000;
const hour = 60 * 60 * second;
const day = 24 * hour;

/** How long a node goes on with the keys it has read. */
const reread = 10 * second;
/** From when a key is published until it signs: much longer than `reread`, and than clients keep a JWKS. */
const announced = hour;
/** As long as one signs. */
const period = 90 * day;
/** In which a key is renewed surely. */
const life = 4 * period;
const kind = 'SigningKey';
const types = ['EC', 'RSA'] as const;
type Type = (typeof types)[number];

/**
 * The keys with which tokens are signed, sealed in the store of all nodes. What a key is, next, active or retired, follows from the
 * times alone, so that every node says the same of it with nobody to tell it.
 */
export function createSigningKeys({ records, clock }: SigningKeysParts): SigningKeys {
  let seen: { readonly jwks: Promise<JWKS>; readonly until: Time } | undefined;
  let last: JWKS = { keys: [] };
  let nextRenewal = Number.NEGATIVE_INFINITY;

  const readAll = async (): Promise<SigningKey[]> => (await records.list(kind)).map(({ body }) => body);
  const add = async (type: Type, from: Time): Promise<string> => {
    const jwk = await makeKey(type);
    await records.put(kind, jwk.kid, { jwk, from } satisfies SigningKey, { life });
    return jwk.kid;
  };
  /** Of several nodes one makes the key that follows; `undefined`: another one does. */
  const addAfter = async (type: Type, before: string, from: Time) =>
    (await records.remember('SigningKeyTurn', `${type} after ${before}`, hour)) === 'new' ? add(type, from) : undefined;
  const load = async (): Promise<JWKS> => {
    let all = await readAll();
    for (const type of types)
      if (!all.some(({ jwk }) => jwk.kty === type)) {
        if ((await addAfter(type, 'none', clock.now())) === undefined) await waitForOther(type);
        all = await readAll();
      }
    const keys = arrange(all, clock.now()).map(({ jwk }) => jwk) as JWKS['keys'];
    if (keys.map(({ kid }) => kid).join() !== last.keys.map(({ kid }) => kid).join()) last = { keys };
    return last;
  };
  /** One that has died in the middle is not waited for for ever. */
  const waitForOther = async (type: Type): Promise<void> => {
    for (let turn = 0; turn < 25; turn++) {
      if ((await readAll()).some(({ jwk }) => jwk.kty === type)) return;
      await new Promise<void>((resolve) => clock.at(clock.now() + second / 5, resolve));
    }
    await add(type, clock.now());
  };

  return {
    current() {
      const now = clock.now();
      if (!seen || now >= seen.until) {
        const jwks = load();
        seen = { jwks, until: now + reread };
        jwks.catch(() => {
          seen = undefined;
        });
      }
      return seen.jwks;
    },
    async rotate(why) {
      const before = await readAll();
      const from = why === 'leaked' ? clock.now() : clock.now() + announced;
      const added = await Promise.all(types.map((type) => add(type, from)));
      if (why === 'leaked') for (const { jwk } of before) await records.destroy(kind, jwk.kid);
      seen = undefined;
      return added;
    },
    async renew() {
      const now = clock.now();
      if (now < nextRenewal) return;
      nextRenewal = now + hour;
      const all = await readAll();
      for (const type of types) {
        const newest = arrange(all, Number.MAX_SAFE_INTEGER).find(({ jwk }) => jwk.kty === type);
        if (newest && newest.from + period <= now) await addAfter(type, newest.jwk.kid, now + announced);
      }
      for (const key of all) if (isOver(key, all, now)) await records.destroy(kind, key.jwk.kid);
    },
  };
}

const generate = promisify(generateKeyPair);

/** ES256, and one RSA key for PS256 (FAPI 2.0 §5.4.1) and RS256, which the library signs where a client has chosen nothing else. */
async function makeKey(type: Type): Promise<JWK & { readonly kid: string; readonly kty: Type }> {
  const { privateKey } = await (type === 'EC' ? generate('ec', { namedCurve: 'P-256' }) : generate('rsa', { modulusLength: 2_048 }));
  const jwk = privateKey.export({ format: 'jwk' }) as JWK;
  const only = type === 'EC' ? { alg: 'ES256' } : {};
  return { ...jwk, ...only, kty: type, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}
