import { generateRegistrationOptions } from '@simplewebauthn/server';
import { hashText, type Phone, readPhone, readRegistration, writePhone } from '#authenticators/app-approval';
import type { Json } from '#ports';
import { confirmAct } from './acts.ts';
import { auditLine } from './effects.ts';
import { issueNonce } from './nonces.ts';
import type { Outcome } from './outcome.ts';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { ActGiven, NewPasskey, PasskeyOptions } from './protocol.ts';
import { removePhone } from './remove-phone.ts';

type Done = { readonly done: true };

/** One of the customer's own phones, this one too. Its sessions end with it. */
export async function endPhone(parts: AppParts, owner: Owner, id: string, given: ActGiven): Promise<Outcome<Done>> {
  const confirmed = await confirmAct(parts, owner, { id: 'end-phone', about: id }, given);
  if ('problem' in confirmed) return confirmed;
  const done = await removePhone(parts, owner.customer.id, id, owner.device);
  return done === 'ended' ? { ok: { done: true } } : { problem: done };
}

/** What the browser needs to make a passkey; its challenge is SHA-256 of the nonce. For enrolling too, so nobody need be known. */
export async function beginPasskey(parts: AppParts): Promise<Outcome<PasskeyOptions>> {
  const { nonce } = await issueNonce(parts);
  const options = await generateRegistrationOptions({
    rpName: parts.brand.en.bank,
    rpID: parts.settings.rpId,
    userName: parts.brand.en.app,
    userID: new Uint8Array(parts.random.bytes(32)),
    challenge: new Uint8Array(Buffer.from(hashText(nonce), 'base64url')),
    attestationType: 'none',
    authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'discouraged', userVerification: 'required' },
    supportedAlgorithmIDs: [-7, -257],
  });
  return { ok: { nonce, options } };
}

/** Whoever holds an open phone must not add a finger of their own: the present own code or passkey confirms it. */
export async function addPasskey(parts: AppParts, owner: Owner, given: NewPasskey): Promise<Outcome<Done>> {
  const { registration, nonce, signature, user } = given;
  const confirmed = await confirmAct(parts, owner, { id: 'passkey', about: '' }, { nonce, signature, user });
  if ('problem' in confirmed) return confirmed;
  const passkey = await readRegistration(registration, hashText(nonce), parts.settings);
  if (!passkey) return { problem: 'passkey-refused' };
  return changePhone(parts, owner, (phone) => ({ ...phone, passkey }), 'passkey-added');
}

export function setPush(parts: AppParts, owner: Owner, push: Json | undefined): Promise<Outcome<Done>> {
  if (parts.pushKey === null) return Promise.resolve({ problem: 'push-unavailable' });
  return changePhone(parts, owner, ({ push: _, ...phone }) => ({ ...phone, ...(push === undefined ? {} : { push }) }));
}

/** Reads again if the phone was changed meanwhile (a session that opened). */
export async function changePhone(parts: AppParts, owner: Owner, change: (phone: Phone) => Phone, what?: string): Promise<Outcome<Done>> {
  for (;;) {
    const record = await parts.stores.credentials.find(owner.device);
    if (!record) return { problem: 'phone-unknown' };
    const state = writePhone(change(readPhone(record.state)));
    const audit = what ? [auditLine(parts, owner, what)] : [];
    if ((await parts.stores.credentials.change(owner.device, record.version, state, { audit })) === 'changed') break;
  }
  parts.signals.tell(`customer:${owner.customer.id}`);
  return { ok: { done: true } };
}
