import { issueCallCode } from '#authenticators/call-code';
import { blockAgreement } from '#customers';
import { type Language, say } from '#texts';
import { confirmAct } from './acts.ts';
import type { Outcome } from './outcome.ts';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { ActGiven, CallCode } from './protocol.ts';
import { answerTexts } from './texts.ts';

/** *Call us* (D1): a code to key instead of the user code, after the customer has confirmed it. */
export async function makeCallCode(parts: AppParts, owner: Owner, given: ActGiven): Promise<Outcome<CallCode>> {
  const confirmed = await confirmAct(parts, owner, { id: 'call-code', about: '' }, given);
  if ('problem' in confirmed) return confirmed;
  const { elements, amr } = confirmed.ok;
  return { ok: await issueCallCode(parts, { customer: owner.customer.id, device: owner.device, elements, amr }) };
}

/** Blocks the whole agreement; unblocking is for the service point only (product: "Who may block, with what proof"). */
export async function blockCodes(
  parts: AppParts,
  owner: Owner,
  given: ActGiven,
  language: Language,
): Promise<Outcome<{ sentence: string }>> {
  const confirmed = await confirmAct(parts, owner, { id: 'block', about: '' }, given);
  if ('problem' in confirmed) return confirmed;
  await blockAgreement(parts, { customer: owner.customer.id, by: 'customer', device: owner.device });
  return { ok: { sentence: say(answerTexts, language, 'codes-blocked') } };
}
