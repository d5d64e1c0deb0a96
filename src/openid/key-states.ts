import type { JWK } from 'jose';
import type { Time } from '#ports';

/** `from`: when it begins to sign. Until then it is next; it is active until another one of its type begins, and then retired. */
export type SigningKey = { readonly jwk: JWK & { readonly kid: string }; readonly from: Time };

/** A retired key stays published until all it has signed is over, and whoever looks late has looked. */
const kept = 24 * 60 * 60_000;

/** What is published: of each type the active one first, then what comes next, then what is retired. */
export function arrange(all: readonly SigningKey[], now: Time): SigningKey[] {
  const published = inOrder(all).filter((key) => !isOver(key, all, now));
  const active = published.filter((key) => key === activeOf(all, key, now));
  const next = published.filter((key) => key.from > now && !active.includes(key));
  return [...active, ...next, ...published.filter((key) => !active.includes(key) && !next.includes(key)).reverse()];
}

export function isOver(key: SigningKey, all: readonly SigningKey[], now: Time): boolean {
  const successor = inOrder(all)
    .filter(({ jwk }) => jwk.kty === key.jwk.kty)
    .find((other) => isAfter(other, key));
  return successor !== undefined && successor.from + kept <= now;
}

/** The newest that has begun; while none has, by a clock that is behind, the first one. */
function activeOf(all: readonly SigningKey[], { jwk }: SigningKey, now: Time): SigningKey | undefined {
  const own = inOrder(all).filter((other) => other.jwk.kty === jwk.kty);
  return own.findLast(({ from }) => from <= now) ?? own[0];
}

function inOrder(all: readonly SigningKey[]): SigningKey[] {
  return [...all].sort((a, b) => (isAfter(a, b) ? 1 : -1));
}

function isAfter(a: SigningKey, b: SigningKey): boolean {
  return a.from > b.from || (a.from === b.from && a.jwk.kid > b.jwk.kid);
}
