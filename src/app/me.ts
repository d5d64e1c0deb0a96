import { phoneKind, readPhone, readRequest, showRequest } from '#authenticators/app-approval';
import type { Waiting } from '#identification';
import type { Language } from '#texts';
import { statusOfCalls } from './call-status.ts';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { Me, PhoneListed, WaitingRequest } from './protocol.ts';

/** Everything the first pages show, in one answer. */
export async function describeMe(parts: AppParts, owner: Owner, language: Language): Promise<Me> {
  const { customer, device, phone } = owner;
  const [calls, waiting, phones] = await Promise.all([
    statusOfCalls(parts, customer.id),
    parts.identify.waiting(customer.id, phoneKind),
    listPhones(parts, owner),
  ]);
  return {
    name: customer.name,
    customer: customer.id,
    device,
    userCode: customer.identifiers.find(({ kind }) => kind === 'user-code')?.value ?? '',
    calls,
    waiting: waiting.map((one) => listRequest(parts, one, language)),
    phones,
    passkey: phone.passkey ? { id: phone.passkey.id, rpId: parts.settings.rpId } : null,
    push: parts.pushKey === null ? null : { publicKey: parts.pushKey, on: phone.push !== undefined },
    keyed: parts.policy.heardCode === 'keyed',
  };
}

export function listRequest(parts: AppParts, waiting: Waiting, language: Language): WaitingRequest {
  const { sender, purpose } = showRequest(readRequest(waiting.data), waiting, language, parts.settings);
  return { id: waiting.challenge, kind: waiting.purpose, sender, purpose, opened: waiting.opened, expires: waiting.expires };
}

async function listPhones({ stores, clock }: AppParts, { customer, device }: Owner): Promise<readonly PhoneListed[]> {
  const phones = await stores.credentials.of(customer.id, phoneKind, clock.now());
  return phones.map(({ id, state, added }) => ({ id, name: readPhone(state).name, added, this: id === device }));
}
