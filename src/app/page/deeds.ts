import type { Answered, AppRequest, CallCode, Enrolled, Me, PasskeyOptions } from '../protocol.ts';
import { registerPasskey, usePasskey } from './passkey.ts';
import { keepPhone, readPhone } from './phone-store.ts';
import { deviceOf, drawRoll, hashText, signText, writeApproval, writeText } from './signed-texts.ts';
import type { Reply, Talk } from './talk.ts';

/** How the customer confirms. */
export type Confirmation = { readonly is: 'own-code'; readonly code: string } | { readonly is: 'passkey' };

/** `stopped`: the customer closed the browser's own dialog, and nothing was sent. */
export type Done<Body> = Reply<Body> | 'stopped';

export type NewPhone = {
  readonly userCode: string;
  readonly activationCode: string;
  readonly ownCode: string;
  readonly name: string;
  readonly language: string;
  readonly passkey: PreparedPasskey | null;
};
export type PreparedPasskey = { readonly nonce: string; readonly registration: object };

const curve = { name: 'ECDSA', namedCurve: 'P-256' };

/** Makes the key, which this browser will not let go of, and has it connected. */
export async function enrol(talk: Talk, { userCode, activationCode, passkey, ...given }: NewPhone): Promise<Reply<Enrolled>> {
  const fresh = passkey ? { ok: passkey } : await talk.ask<{ nonce: string }>('POST', '/nonces', {});
  if (!('ok' in fresh)) return fresh;
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const [device, roll, { nonce }] = [await deviceOf({ x, y }), drawRoll(), fresh.ok];
  const { name, language, ownCode } = given;
  const signature = await signText(privateKey, writeText('styrka-enrolment-1', { nonce, device, name, language, roll }));
  const deviceKey = { kty: 'EC', crv: 'P-256', x, y };
  const phone = { name, deviceKey, language, ownCode, roll, nonce, signature, ...(passkey ? { passkey: passkey.registration } : {}) };
  const reply = await talk.ask<Enrolled>('POST', '/enrolments', { userCode, activationCode, phone });
  if ('ok' in reply) await keepPhone({ device, customer: reply.ok.customer, key: privateKey, roll, pending: null });
  return reply;
}

/** Asks for a finger or a face before there is a phone; the nonce in it serves the enrolment too. */
export async function preparePasskey(talk: Talk): Promise<Done<PreparedPasskey>> {
  const reply = await talk.ask<PasskeyOptions>('POST', '/passkeys/options', {});
  if (!('ok' in reply)) return reply;
  const registration = await registerPasskey(reply.ok.options);
  return registration ? { ok: { nonce: reply.ok.nonce, registration } } : 'stopped';
}

/** Signs what is on the screen, phone and person together. */
export async function approve(
  talk: Talk,
  me: Me,
  request: AppRequest,
  digits: string,
  by: Confirmation,
  language: string,
): Promise<Done<Answered>> {
  const signed = await sign(me, by, request, writeApproval(request, digits));
  return signed ? talk.askAsPhone('POST', `/requests/${request.id}/approve`, { digits, language, ...signed }) : 'stopped';
}

export function getCallCode(talk: Talk, me: Me, by: Confirmation): Promise<Done<CallCode>> {
  return act(talk, me, by, 'call-code', '', '/call-codes');
}

export function endPhone(talk: Talk, me: Me, by: Confirmation, device: string): Promise<Done<object>> {
  return act(talk, me, by, 'end-phone', device, `/phones/${device}/end`);
}

export function blockCodes(talk: Talk, me: Me, by: Confirmation): Promise<Done<{ sentence: string }>> {
  return act(talk, me, by, 'block', '', '/block');
}

export async function addPasskey(talk: Talk, me: Me, by: Confirmation): Promise<Done<object>> {
  const prepared = await preparePasskey(talk);
  if (prepared === 'stopped' || !('ok' in prepared)) return prepared;
  const { nonce, registration } = prepared.ok;
  return act(talk, me, by, 'passkey', '', '/passkeys', { nonce, registration });
}

async function act<Body>(
  talk: Talk,
  me: Me,
  by: Confirmation,
  id: string,
  about: string,
  path: string,
  more?: { nonce: string; registration: object },
): Promise<Done<Body>> {
  const fresh = more ? { ok: more } : await talk.ask<{ nonce: string }>('POST', '/nonces', {});
  if (!('ok' in fresh)) return fresh;
  const { nonce } = fresh.ok;
  const { customer, device } = me;
  const signed = await sign(me, by, { id, nonce }, writeText('styrka-act-1', { id, nonce, customer, device, about }));
  return signed ? talk.askAsPhone('POST', path, { nonce, ...signed, ...(more ? { registration: more.registration } : {}) }) : 'stopped';
}

/** The phone's signature over the text, and the person's beside it. Undefined if the customer stopped it. */
async function sign({ device, passkey }: Me, by: Confirmation, { id, nonce }: { id: string; nonce: string }, text: string) {
  const phone = await readPhone();
  if (!phone) return undefined;
  const signature = await signText(phone.key, text);
  if (by.is === 'own-code') {
    const own = await signText(phone.key, writeText('styrka-own-code-1', { id, nonce, device, code: by.code }));
    return { signature, user: { is: 'own-code', code: by.code, signature: own } };
  }
  const assertion = passkey ? await usePasskey(passkey, await hashText(text)) : undefined;
  return assertion && { signature, user: { is: 'passkey', assertion } };
}
