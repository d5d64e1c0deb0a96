import { deviceOf, isWeakCode } from '#authenticators/app-approval';
import { normaliseTyped } from '#identification';
import { drawId, type Json } from '#ports';
import { useNonce } from './nonces.ts';
import type { Outcome } from './outcome.ts';
import type { AppParts } from './parts.ts';
import type { Enrolled, Enrolment } from './protocol.ts';

/**
 * A new phone: user code, activation code and the phone with its key in one message. What has the form of a mistake is told
 * at once and costs nothing; what may be untrue is told once, alike for every cause (I7).
 */
export async function enrol(parts: AppParts, { userCode, activationCode, phone }: Enrolment): Promise<Outcome<Enrolled>> {
  const { identify, policy, random } = parts;
  if (phone.ownCode.length !== policy.ownCodeDigits) return { problem: 'own-code-length' };
  if (isWeakCode(phone.ownCode, normaliseTyped(userCode))) return { problem: 'own-code-weak' };
  if (!(await useNonce(parts, phone.nonce))) return { problem: 'nonce-spent' };
  const { flow } = await identify.begin({ plan: 'enrol', channel: 'app', purpose: 'enrol', boundTo: { session: drawId(random) } });
  if ((await identify.claim(flow, userCode)) === 'malformed') return { problem: 'user-code-malformed' };
  const { result } = await identify.answer(flow, { code: activationCode, phone: phone as unknown as Json });
  return result ? { ok: { device: deviceOf(phone.deviceKey), customer: result.customer } } : { problem: 'not-enrolled' };
}
