import { createHash } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Context } from '#identification';
import { type Json, writeCanonical } from '#ports';
import type { Passkey } from './passkey-state.ts';
import type { PasskeySettings } from './settings.ts';

/** ES256 and RS256: what platforms and security keys have. */
export const algorithms = [-7, -257];
/** How long the browser's own dialogue may stay open, ms. */
export const dialogue = 120_000;

/**
 * What the authenticator signs, made of the identification, whose id is 160 bits drawn for it alone, and of what it is about (RTS art. 5).
 * An identification takes one answer of a passkey, right or wrong, and so this is used once.
 */
export function challengeOfUse({ flow, purpose, about }: Pick<Context, 'flow' | 'purpose' | 'about'>): string {
  return hash(['use of a passkey', flow, purpose, about]);
}

/** What the new passkey signs. `flow`: in which its owner has confirmed that there shall be one. */
export function challengeOfNew(flow: string): string {
  return hash(['new passkey', flow]);
}

function hash(of: Json): string {
  return createHash('sha256').update(writeCanonical(of)).digest('base64url');
}

export type Used = { readonly counter: number };

/** Undefined for anything but a signature by this passkey, with user verification, on our own pages, for this challenge (WebAuthn L3 §7.2). */
export async function readUse(
  response: AuthenticationResponseJSON,
  challenge: string,
  passkey: Passkey,
  { origin, rpId }: PasskeySettings,
): Promise<Used | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: passkey.id, publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')), counter: passkey.counter },
      requireUserVerification: true,
    });
    return verified ? { counter: authenticationInfo.newCounter } : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined for anything but a new passkey, made with user verification on our own pages for this challenge (§7.1). No attestation is asked for. */
export async function readNew(
  response: RegistrationResponseJSON,
  challenge: string,
  { origin, rpId }: PasskeySettings,
): Promise<Omit<Passkey, 'user' | 'number'> | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return undefined;
    const { credential, credentialDeviceType } = registrationInfo;
    const { id, publicKey, counter } = credential;
    return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, synced: credentialDeviceType === 'multiDevice' };
  } catch {
    return undefined;
  }
}

/** Undefined for what has not the shape of an answer of a browser; what is in it is looked at by the verification. */
export function readAnswer<Response extends AuthenticationResponseJSON | RegistrationResponseJSON>(given: Json): Response | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const { id, response } = given as { readonly [key: string]: Json };
  const isWhole = typeof id === 'string' && /^[\w-]{16,1400}$/.test(id) && typeof response === 'object' && response !== null;
  return isWhole ? (given as unknown as Response) : undefined;
}
