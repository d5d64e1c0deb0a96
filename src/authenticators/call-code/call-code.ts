import { timingSafeEqual } from 'node:crypto';
import { type Answer, type Authenticator, type Context, type Credential, digestClaim, type Element, type Verdict } from '#identification';
import type { Json, Keys, Use } from '#ports';

export const callCodeKind = 'call-code';

/** What the app showed when it fetched the code: the proof that the code carries into the call. */
export type CallCodeState = { readonly elements: readonly Element[]; readonly amr: readonly string[]; readonly device: string };

/** The engine's reference of what is claimed: so the code finds its owner, and is stored nowhere in clear. */
export function digestCallCode(keys: Keys, code: string): Promise<string> {
  return digestClaim(keys, callCodeKind, code);
}

/**
 * D1, *Call us*: eight digits from the app, keyed instead of the user code. The same value says who and proves it, so a random
 * hit would be somebody: wrong ones of all callers together fill one budget (see docs/integrating/app-protocol.md, "What remains").
 */
export function createCallCode(): Authenticator<null> {
  return {
    name: callCodeKind,
    asks: ['digits'],
    budget: () => 'everybody',
    patience: () => 60_000,
    pretend: (seed) => {
      const id = Buffer.from(seed).toString('base64url');
      return { id, version: 0, state: { digest: id, elements: [], amr: [], device: '' }, sealed: '' };
    },
    begin: () => null,
    ask: () => ({ message: { id: callCodeKind }, format: { is: 'digits', min: 8, max: 8, secret: true } }),
    check: (_, credentials, answer, context) => check(credentials, answer, context),
  };
}

async function check(credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict> {
  if (answer.by !== 'channel') return { is: 'rejected', why: 'by the wrong door' };
  const digest = Buffer.from(await digestCallCode(context.keys, typeof answer.value === 'string' ? answer.value : ''));
  const match = credentials.find(({ state }) => isSame(digest, readState(state).digest));
  if (!match) return { is: 'rejected', why: 'code' };
  const { elements, amr, device } = readState(match.state);
  // The code speaks for the phone that fetched it: taken away meanwhile, neither proves anything (T12).
  const uses: Use[] = [
    { is: 'once', of: callCodeKind, mark: match.id },
    { is: 'held', credential: device, now: context.now },
  ];
  const open: Use[] = context.customer === null ? [] : [{ is: 'open-lock', of: context.customer, kind: 'strangers', now: context.now }];
  return { is: 'accepted', credential: match.id, uses, later: { uses: open }, elements, amr };
}

function readState(state: Json): CallCodeState & { digest: string } {
  return state as unknown as CallCodeState & { digest: string };
}

function isSame(digest: Uint8Array, other: string): boolean {
  const bytes = Buffer.from(other);
  return digest.length === bytes.length && timingSafeEqual(digest, bytes);
}
