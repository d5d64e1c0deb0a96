import type { Policy } from '#policy';
import { Broken, type Clock, drawId, type Keys, type Random, type Stores, type Time } from '#ports';
import { activationKind, digestActivationCode, drawActivationCode } from './code.ts';

export type IssueParts = {
  readonly stores: Pick<Stores, 'credentials' | 'tries'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
};

/**
 * A new activation code for a customer: `K7M-4QX-9TB`, shown once to whoever hands it out and kept nowhere in clear. Those
 * issued before die, and the budget begins anew. `staff` says who hands it out, for the audit.
 */
export async function issueActivationCode(
  parts: IssueParts,
  customer: string,
  staff?: string,
): Promise<{ readonly code: string; readonly expires: Time }> {
  const { stores, clock, random, policy, node } = parts;
  const now = clock.now();
  const code = drawActivationCode(random);
  const expires = now + policy.activationLife;
  const about = { at: now, node, customer, ...(staff ? { staff } : {}) };
  const credential = { id: drawId(random), customer, kind: activationKind, version: 0, sealed: '', lookup: null, added: now, expires };
  const digest = await digestActivationCode(parts.keys, code.replaceAll('-', ''));
  const added = await stores.credentials.add(
    { ...credential, state: { digest } },
    { atMost: 1, replace: true, now, audit: [{ ...about, what: 'activation-code-issued', detail: { credential: credential.id } }] },
  );
  if (added !== 'added') throw new Broken('activation-code-not-issued', 'The activation code could not be made. Try again.', added);
  await stores.tries.unlock({ of: customer, kind: activationKind }, { audit: [{ ...about, what: 'activation-code-budget-reset' }] });
  return { code, expires };
}
