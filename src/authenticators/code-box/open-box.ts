import { hkdfSync } from 'node:crypto';
import type { Context, Credential } from '#identification';
import { type BoxKeys, type Json, type Keys, openBoxKeys, sealBoxKeys, type Use } from '#ports';
import type { Answers } from './answers.ts';
import type { Box } from './box.ts';
import type { BoxStatus } from './diagnose.ts';

/** What is stored of a box in clear. `serial`: as it stands on its back. `answers`: of one that takes challenges too. */
export type BoxState = { readonly serial: string; readonly status: BoxStatus; readonly box: Box; readonly answers?: Answers };

export type OpenBox = BoxState & BoxKeys & { readonly credential: Credential };

/**
 * `padded`: with boxes that nobody has, so that as many are sealed and as many opened for everybody: for whoever has one, two or
 * none (I7, T16).
 */
export async function openBoxes(
  credentials: readonly Credential[],
  { keys, customer, policy }: Pick<Context, 'keys' | 'customer' | 'policy'>,
): Promise<{ readonly own: readonly OpenBox[]; readonly padded: readonly OpenBox[] }> {
  const pads = await Promise.all(
    Array.from({ length: policy.boxes }, (_, at) => makeNobodys(keys, `${customer} ${at}`, new Uint8Array(20))),
  );
  const padded = await Promise.all([...credentials, ...pads.slice(credentials.length)].map((credential) => openBox(keys, credential)));
  return { own: padded.slice(0, credentials.length), padded };
}

export function pretendBox(seed: Uint8Array, { keys }: { readonly keys: Keys }): Promise<Credential> {
  return makeNobodys(keys, Buffer.from(seed).toString('base64url'), new Uint8Array(hkdfSync('sha256', seed, '', 'pretended code box', 20)));
}

async function makeNobodys(keys: Keys, id: string, secret: Uint8Array): Promise<Credential> {
  const answers: Answers = { suite: 'OCRA-1:HOTP-SHA1-8:C-QN08', next: 0, drift: 0 };
  const state: BoxState = { serial: '', status: 'lost', box: { kind: 'hotp', digits: 8, next: 0 }, answers };
  return { id, version: 0, state, sealed: await sealBoxKeys(keys, sealedAs(id), { secret, answerSecret: secret }) };
}

/**
 * What was used is burnt at once, whatever comes of the rest (D11): one update, from the version that was compared, moves the
 * box on, and fails if the same was used or the box was blocked meanwhile (I2, T12).
 */
export function burn({ id, version, state }: Credential, moved: Partial<BoxState>) {
  return { is: 'change', credential: id, version, state: { ...readState(state), ...moved } } as const satisfies Use;
}

async function openBox(keys: Keys, credential: Credential): Promise<OpenBox> {
  return { ...readState(credential.state), credential, ...(await openBoxKeys(keys, sealedAs(credential.id), credential.sealed)) };
}

/** Sealed for this credential, so that they cannot be moved to another customer's. */
export function sealedAs(credential: string): string {
  return `code box ${credential}`;
}

export function readState(state: Json): BoxState {
  return state as BoxState;
}
