import type { Element } from '#identification';
import type { Policy } from '#policy';
import { Broken, type Clock, drawDigits, drawId, type Keys, type Random, type Stores, type Time } from '#ports';
import { callCodeKind, digestCallCode } from './call-code.ts';

export type CallCodeParts = {
  readonly stores: Pick<Stores, 'credentials'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
};

type Shown = { readonly customer: string; readonly device: string; readonly elements: readonly Element[]; readonly amr: readonly string[] };

const draws = 5;

/**
 * A call code for this customer, `0XXXXXXX`, after the app has shown the elements that its proof will state. The one before
 * dies. A code that somebody else holds now is drawn again (I1).
 */
export async function issueCallCode(parts: CallCodeParts, shown: Shown): Promise<{ readonly code: string; readonly expires: Time }> {
  const { stores, clock, random, policy, node } = parts;
  const now = clock.now();
  const expires = now + policy.callCodeLife;
  const { customer, device, elements, amr } = shown;
  for (let draw = 0; draw < draws; draw++) {
    const code = `0${drawDigits(random, 7)}`;
    const lookup = await digestCallCode(parts.keys, code);
    const id = drawId(random);
    const state = { digest: lookup, elements, amr, device };
    const added = await stores.credentials.add(
      { id, customer, kind: callCodeKind, version: 0, state, sealed: '', lookup, added: now, expires },
      { atMost: 1, replace: true, now, audit: [{ at: now, node, customer, what: 'call-code-issued', detail: { credential: id, device } }] },
    );
    if (added === 'added') return { code, expires };
  }
  throw new Broken('call-code-not-issued', 'The call code could not be made. Try again.', 'every code drawn was in use');
}
