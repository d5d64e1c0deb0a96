import { phoneKind, type Verified, verifyUser, writeAct } from '#authenticators/app-approval';
import { waitForRoom } from '#identification';
import { type BudgetKey, drawId } from '#ports';
import { auditLine } from './effects.ts';
import { useNonce } from './nonces.ts';
import type { Outcome } from './outcome.ts';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { ActGiven } from './protocol.ts';

/** What needs the customer and not only the phone, besides requests. `about` is what it is done to. */
export type Act = { readonly id: 'call-code' | 'passkey' | 'end-phone' | 'block'; readonly about: string };

/** One budget per phone for requests and acts together: five wrong ones lock it, over both doors (I3). */
export function budgetOf(device: string): BudgetKey {
  return { of: device, kind: phoneKind };
}

/** Reserves a try, lets the customer confirm the act, and settles it. */
export async function confirmAct(parts: AppParts, owner: Owner, act: Act, given: ActGiven): Promise<Outcome<Verified>> {
  const { stores, clock, random, policy, settings, node } = parts;
  if (!(await useNonce(parts, given.nonce))) return { problem: 'nonce-spent' };
  const rule = policy.deviceTries;
  const tryId = drawId(random);
  const reserved = await waitForRoom(
    clock,
    () => stores.tries.reserve({ id: tryId, ...budgetOf(owner.device), rule, node }, clock.now()),
    (outcome) => outcome === 'full',
  );
  if (reserved !== 'reserved') return { problem: reserved === 'locked' ? 'phone-locked' : 'being-answered' };
  const { nonce, signature, user } = given;
  const text = writeAct({ ...act, nonce, customer: owner.customer.id, device: owner.device });
  const holder = { id: owner.device, phone: owner.phone, sealed: owner.credential.sealed };
  const verified = await verifyUser({ id: act.id, nonce, text, signature, user }, holder, parts, settings);
  const right = typeof verified !== 'string';
  const audit = [
    auditLine(parts, owner, right ? 'act-confirmed' : 'act-not-confirmed', { act: act.id, ...(right ? {} : { why: verified }) }),
  ];
  const settled = await stores.tries.settle({ tryId, as: right ? 'right' : 'wrong', rule, now: clock.now() }, { audit });
  return right && settled === 'settled' ? { ok: verified } : notConfirmed(parts, owner.device);
}

/** How many tries are left; none: the phone is locked. */
export async function notConfirmed({ stores, policy }: AppParts, device: string): Promise<Outcome<never>> {
  const { wrong, locked } = await stores.tries.state(budgetOf(device));
  const left = Math.max(0, policy.deviceTries.tries - wrong);
  return locked !== null || left === 0 ? { problem: 'phone-locked' } : { problem: 'not-confirmed', left };
}
