import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { digestClaim, recogniseIdentifier } from '#identification';
import type { CibaParts } from './ciba-parts.ts';

/**
 * N15: so many questions from one client about one customer in each window, counted in the store for all nodes; beyond them 429.
 * Nobody who has this number is counted like somebody (I7).
 */
export async function countAsking(parts: CibaParts, ctx: KoaContextWithOIDC): Promise<void> {
  const { stores, clock, policy } = parts;
  const { count, window } = policy.asksPerCustomer;
  const now = clock.now();
  const of = `ciba ${ctx.oidc.client?.clientId} ${await findTarget(parts, ctx)}`;
  const outcome = await stores.sms.spend([{ kind: 'asking', of, count, window }], now);
  if (outcome.is === 'spent') return;
  ctx.set('Retry-After', String(Math.ceil((window - (now % window)) / 1_000)));
  const error = new errors.OIDCProviderError(429, 'temporarily_unavailable');
  error.error_description = 'this customer was asked for too often';
  throw error;
}

/** The customer, by whichever number; else a keyed hash of what was said. The same look-ups for both. */
async function findTarget({ stores, keys }: CibaParts, { oidc }: KoaContextWithOIDC): Promise<string> {
  const hint = oidc.params?.['login_hint'];
  const said = typeof hint === 'string' ? recogniseIdentifier(hint) : undefined;
  if (!said || said.kind === 'call-code') return String(oidc.entities.IdTokenHint?.['payload']['sub']);
  const ref = await digestClaim(keys, said.kind, said.value);
  return (await stores.customers.byIdentifier({ kind: said.kind, value: said.value }))?.id ?? ref;
}
