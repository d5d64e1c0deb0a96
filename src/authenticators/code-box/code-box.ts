import { hkdfSync } from 'node:crypto';
import type { Answer, Authenticator, Context, Credential, Verdict } from '#identification';
import type { Policy } from '#policy';
import type { Json, Keys, Use } from '#ports';
import type { Box, Moved } from './box.ts';
import { type BoxStatus, diagnose } from './diagnose.ts';
import { findCode } from './find-code.ts';
import { synchronise } from './synchronise.ts';
import { usualWindows, type Windows } from './windows.ts';
import { writeDiagnosis } from './written-diagnosis.ts';

export const boxKind = 'code-box';

/** `serial`: as it stands on the back of the box. The secret is the credential's sealed value. */
export type BoxState = { readonly serial: string; readonly status: BoxStatus; readonly box: Box };

/** K3, K24: the eight digits that the customer's box shows. Any of their boxes in use may answer. */
export function createCodeBox(): Authenticator<null> {
  return {
    ...asked('box-code', ({ boxDigits }) => boxDigits),
    name: boxKind,
    check: (_, credentials, answer, context) => check(credentials, answer, context, findCode),
  };
}

/** K26c: two codes of the same box in a row, typed as one answer, bring it back in step and prove as much as one. */
export function createCodeBoxPair(): Authenticator<null> {
  return {
    ...asked('box-codes', ({ boxDigits }) => 2 * boxDigits),
    name: 'code-box-pair',
    of: boxKind,
    check: (_, credentials, answer, context) => check(credentials, answer, context, findPair),
  };
}

function asked(message: string, digits: (policy: Policy) => number) {
  return {
    asks: ['digits'],
    budget: () => 'own',
    ownTries: ({ boxTries }: Policy) => boxTries,
    patience: () => 5 * 60_000,
    pretend: pretendBox,
    begin: () => null,
    ask: (_: null, { policy }: Context) => {
      const count = digits(policy);
      return { message: { id: message }, format: { is: 'digits', min: count, max: count, secret: true } };
    },
  } as const satisfies Partial<Authenticator<null>>;
}

type Find = (secret: Uint8Array, box: Box, typed: string, now: number, windows: Windows) => Moved | undefined;

const findPair: Find = (secret, box, typed, now, windows) => {
  const half = typed.length / 2;
  return synchronise(secret, box, [typed.slice(0, half), typed.slice(half)], now, windows);
};

type Own = BoxState & { readonly credential: Credential; readonly secret: Uint8Array };

/**
 * As many codes are computed whoever it is: for as many boxes as a customer may have, and for a wrong code those of the
 * doctor, whose word goes to the audit (K26).
 */
async function check(credentials: readonly Credential[], answer: Answer, context: Context, find: Find): Promise<Verdict> {
  if (answer.by !== 'channel' || typeof answer.value !== 'string') return { is: 'rejected', why: 'by the wrong door' };
  const { now, policy } = context;
  const windows: Windows = { ...usualWindows, ahead: policy.boxAhead, wide: policy.boxPairAhead };
  const typed = answer.value;
  const own = await Promise.all(credentials.map((credential) => open(credential, context)));
  const compared = [...own, ...(await padWith(policy.boxes - own.length, context))];
  const found = compared.flatMap((one) => {
    const moved = find(one.secret, one.box, typed, now, windows);
    return moved && mayBeUsed(one, context) ? [{ one, moved }] : [];
  })[0];
  if (found) return accept(found.one, found.moved, context);
  return { is: 'rejected', why: writeDiagnosis(diagnose(own, typed, now, { windows, boxes: policy.boxes })) };
}

/** One that was handed out begins to work by a code of its own, where its owner says that it is here (K5–K8, K27). */
function mayBeUsed({ status }: Own, { purpose }: Context): boolean {
  return status === 'active' || (status === 'handed-out' && purpose === 'change');
}

/**
 * The code is burnt at once, whatever comes of the rest (D11): one update, from the version that was compared, moves the box on,
 * and fails if its code was used or the box was blocked meanwhile (I2, T12). A box that was handed out works once all is right.
 */
function accept({ credential, serial, status, box }: Own, moved: Moved, context: Context): Verdict {
  const { id, version } = credential;
  const state: BoxState = { serial, status, box: { ...box, ...moved } };
  const burn: Use = { is: 'change', credential: id, version, state };
  const activate: Use = { is: 'change', credential: id, version: version + 1, state: { ...state, status: 'active' } };
  const later = [...(status === 'active' ? [] : [activate]), ...openLock(context)];
  return { is: 'accepted', credential: id, uses: [burn], later: { uses: later }, elements: ['possession'], amr: ['otp'] };
}

/** I6: where no password is asked, the box opens the lock that a stranger has closed by guessing it. */
function openLock({ customer, purpose, now }: Context): Use[] {
  return customer !== null && purpose === 'change' ? [{ is: 'open-lock', of: customer, kind: 'strangers', now }] : [];
}

async function open(credential: Credential, { keys }: Pick<Context, 'keys'>): Promise<Own> {
  const { serial, status, box } = readState(credential.state);
  const secret = await keys.open(credential.sealed, sealedAs(credential.id));
  return { credential, secret, serial, status, box };
}

/** Boxes that nobody has, opened as real ones are: the keys are asked as often for everybody. */
async function padWith(count: number, { keys, customer }: Pick<Context, 'keys' | 'customer'>): Promise<Own[]> {
  const pads = Array.from({ length: Math.max(0, count) }, (_, at) => makePad(keys, `${customer} ${at}`));
  return Promise.all(pads.map(async (pad) => open(await pad, { keys })));
}

async function makePad(keys: Keys, name: string): Promise<Credential> {
  return toCredential(keys, name, new Uint8Array(20), 'lost');
}

async function pretendBox(seed: Uint8Array, { keys }: { readonly keys: Keys }): Promise<Credential> {
  const secret = new Uint8Array(hkdfSync('sha256', seed, '', 'pretended code box', 20));
  return toCredential(keys, Buffer.from(seed).toString('base64url'), secret, 'lost');
}

async function toCredential(keys: Keys, id: string, secret: Uint8Array, status: BoxStatus): Promise<Credential> {
  const state: BoxState = { serial: '', status, box: { kind: 'hotp', digits: 8, next: 0 } };
  return { id, version: 0, state, sealed: await sealSecret(keys, id, secret) };
}

/** The secret is sealed for this credential, so that it cannot be moved to another customer's. */
export function sealSecret(keys: Keys, credential: string, secret: Uint8Array): Promise<string> {
  return keys.seal(secret, sealedAs(credential));
}

function sealedAs(credential: string): string {
  return `code box ${credential}`;
}

export function readState(state: Json): BoxState {
  return state as BoxState;
}
