import { hkdfSync } from 'node:crypto';
import {
  type Answer,
  type Authenticator,
  type Context,
  type Credential,
  type HashCost,
  hashSecret,
  hasUserCode,
  isSecret,
  type Later,
  type Person,
  type Pretence,
  type Prompt,
  pretendHash,
  type Renewal,
  type Verdict,
} from '#identification';
import type { Policy } from '#policy';
import { type CredentialRecord, drawId, type Json, type Keys, type Use } from '#ports';
import { findWeakness } from './weak.ts';

export const passwordKind = 'password';
/** One of the customer's own beside one that was posted. */
export const atMost = 2;
/** Noted by a right password that is not the customer's own: it must be changed at once (S52, S55). */
export const mustChange = 'password must change';

/**
 * 'first': the birth date (S51, D3). 'posted': the one-time password of a letter (S54). 'temporary': shown on the screen of whoever
 * has the code box (K9). `opened`: it has opened a lock, once.
 */
export type PasswordState = { readonly is: 'own' | 'first' | 'posted' | 'temporary'; readonly opened?: true };

/** What hashing a password costs; smaller only in tests. Each hash keeps the cost it was made at. */
export type PasswordSettings = { readonly hashing?: HashCost };

/** S24, S50: a number of four to six digits that the customer knows. One for each customer; a posted one stands beside it until it is used. */
export function createPassword({ hashing }: PasswordSettings = {}): Authenticator<null> {
  return {
    name: passwordKind,
    asks: ['digits'],
    // Guessing a posted one, which is longer, locks nothing else (I3); the shape is seen before anything is compared.
    budget: ({ value }, policy) => (isPosted(value, policy) ? 'own' : 'strangers'),
    ownTries: ({ postedTries }) => postedTries,
    patience: () => 5 * 60_000,
    needsAll: ({ state }) => readState(state).is !== 'own',
    pretend: (seed, about) => pretend(seed, about, hashing),
    begin: () => null,
    ask: (_, { policy, channel }) => ({
      message: { id: passwordKind },
      format: { is: 'digits', ...lengths(policy, channel), secret: true },
    }),
    check: (_, credentials, answer, context) => check(credentials, answer, context),
    askNew: (policy, person) => {
      const { least, most } = findNewPasswordDigits(person, policy);
      return {
        message: { id: hasUserCode(person) ? 'new-password' : 'new-box-password' },
        format: { is: 'new-secret', min: least, max: most },
      };
    },
    give: {
      show: showTemporary,
      make: (credentials, context) => makeTemporary(credentials, context, hashing),
    },
    renew: (credentials, secret, person, context) => renew(credentials, secret, person, context, hashing),
  };
}

/** Who was posted one types it on the web only: on the phone it could not be changed (D3). A password from before a stricter rule still counts. */
function lengths({ postedPasswordDigits }: Policy, channel: Context['channel']): { min: number; max: number } {
  return { min: 4, max: channel === 'web' ? Math.max(6, postedPasswordDigits) : 6 };
}

function isPosted(value: Json, { postedPasswordDigits }: Policy): boolean {
  return typeof value === 'string' && value.length === postedPasswordDigits && postedPasswordDigits > 6;
}

async function pretend(seed: Uint8Array, { keys }: Pretence, hashing?: HashCost): Promise<Credential> {
  const bytes = new Uint8Array(hkdfSync('sha256', seed, '', 'pretended password', 48));
  const id = Buffer.from(seed).toString('base64url');
  return { id, version: 0, state: { is: 'own' }, sealed: await seal(keys, id, pretendHash(bytes, hashing)) };
}

/** The hash is sealed for this credential, so that it cannot be moved to another customer's. */
export function seal(keys: Keys, id: string, hash: string): Promise<string> {
  return keys.seal(Buffer.from(hash), `password ${id}`);
}

async function unseal(keys: Keys, { id, sealed }: Credential): Promise<string> {
  return Buffer.from(await keys.open(sealed, `password ${id}`)).toString('utf8');
}

/** One comparison, whoever it is and whatever they have: which one is chosen by the shape of the answer. */
async function check(credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict> {
  if (answer.by !== 'channel') return { is: 'rejected', why: 'by the wrong door' };
  const posted = isPosted(answer.value, context.policy);
  const found = credentials.find(({ state }) => (readState(state).is === 'posted') === posted);
  const compared = found ?? credentials[0];
  if (!compared) return { is: 'rejected', why: 'no password' };
  const isRight = await isSecret(typeof answer.value === 'string' ? answer.value : '', await unseal(context.keys, compared));
  if (!isRight || !found) return { is: 'rejected', why: 'password' };
  return accept(found, context);
}

function accept(credential: Credential, context: Context): Verdict {
  const state = readState(credential.state);
  const right = { is: 'accepted', credential: credential.id, uses: [], elements: ['knowledge'], amr: ['pwd'] } as const;
  if (state.is === 'own') return right;
  // K11: only in the session that was shown it, and only to choose another.
  if (state.is === 'temporary')
    return context.follows?.customer === context.customer ? right : { is: 'rejected', why: 'temporary password not here' };
  // D3: known to others, or from an envelope: only on the web, only beside an SMS code, and never again.
  if (context.channel !== 'web' || context.purpose !== 'login') return { is: 'rejected', why: `${state.is} password not here` };
  if (!context.notes.includes('sms')) return { is: 'rejected', why: `${state.is} password without an SMS code` };
  const end: Use[] = state.is === 'posted' ? [{ is: 'once', of: passwordKind, mark: credential.id }] : [];
  return { ...right, uses: openLock(credential, state, context), later: { uses: end }, notes: [mustChange] };
}

/** I3, I6: a posted one opens a lock, the first time it is typed; so the letter is no endless supply of tries at the next element. */
function openLock({ id, version }: Credential, state: PasswordState, { customer, now }: Context): Use[] {
  if (state.is !== 'posted' || state.opened || customer === null) return [];
  return [
    { is: 'change', credential: id, version, state: { ...state, opened: true } },
    { is: 'open-lock', of: customer, kind: 'strangers', now },
  ];
}

/** S52, K12: the new one takes the place of all there are. Refused: with the id of the sentence that says which rule. */
async function renew(
  credentials: readonly Credential[],
  secret: string,
  person: Person,
  context: Context,
  hashing?: HashCost,
): Promise<Renewal> {
  const { least, most } = findNewPasswordDigits(person, context.policy);
  if (!new RegExp(`^\\d{${least},${most}}$`).test(secret)) return { is: 'refused', why: 'password-length' };
  const weakness = findWeakness(secret, person);
  if (weakness) return { is: 'refused', why: weakness === 'own' ? 'password-weak' : 'password-common' };
  // Refusing for another reason than the form would tell that the temporary one has gone (D6).
  if (context.customer === null) return { is: 'renewed', uses: [] };
  if (await isSame(credentials, secret, context)) return { is: 'refused', why: 'password-same' };
  const ends = credentials.map(({ id }): Use => ({ is: 'end', credential: id, at: context.now }));
  const add: Use = { is: 'add', credential: await make(context.customer, secret, { is: 'own' }, context, hashing), atMost };
  return { is: 'renewed', uses: [...ends, add], messages: [{ kind: 'sms', body: { is: 'notice', notice: 'password-changed' } }] };
}

/**
 * Before the last proof it is compared with nothing but what this browser was shown: whoever has shown one code would else try here,
 * uncounted, which password the customer has since chosen (I3).
 */
async function isSame(credentials: readonly Credential[], secret: string, context: Context): Promise<boolean> {
  if (context.follows) return secret === (await drawTemporary({ ...context, challenge: context.follows.flow }));
  for (const credential of credentials) if (await isSecret(secret, await unseal(context.keys, credential))) return true;
  return false;
}

/** A credential of its own and not the old one changed: what the old one has proved, in a login that goes on elsewhere, dies with it (T12). */
async function make(
  customer: string,
  secret: string,
  state: PasswordState,
  { keys, random, now, policy }: Context,
  hashing?: HashCost,
): Promise<CredentialRecord> {
  const id = drawId(random);
  const sealed = await seal(keys, id, await hashSecret(secret, random, hashing));
  const expires = state.is === 'temporary' ? now + policy.temporaryPasswordLife : null;
  return { id, customer, kind: passwordKind, version: 0, state, sealed, lookup: null, added: now, expires };
}

/** K3, K31: whoever has a code box and no user code has a password of exactly four digits, S50: the others four to six. */
export function findNewPasswordDigits(person: Pick<Person, 'identifiers'>, policy: Policy): Policy['passwordDigits'] {
  return hasUserCode(person) ? policy.passwordDigits : policy.boxPasswordDigits;
}

/** K9, D11: made of the identification it is given in, so that it stands on a page that is loaded again, and is kept nowhere but as a hash. */
async function drawTemporary({ keys, challenge, policy }: Context): Promise<string> {
  const digits = policy.boxPasswordDigits.most;
  for (let n = 0; ; n++) {
    const bytes = await keys.digest('temporary password', `${challenge} ${n}`);
    const secret = String(Buffer.from(bytes).readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
    if (!findWeakness(secret, { born: null, identifiers: [] })) return secret;
  }
}

async function showTemporary(context: Context): Promise<Prompt> {
  const minutes = context.policy.temporaryPasswordLife / 60_000;
  const format = { is: 'notice', once: await drawTemporary(context), tick: [{ id: 'noted-password' }] } as const;
  return { message: { id: 'temporary-password', with: { minutes } }, format };
}

/** In place of all there are: whoever presses *new password* has forgotten theirs, or somebody else knows it (K33, K35). */
async function makeTemporary(credentials: readonly Credential[], context: Context, hashing?: HashCost): Promise<Later> {
  if (context.customer === null) return { uses: [], messages: [] };
  const ends = credentials.map(({ id }): Use => ({ is: 'end', credential: id, at: context.now }));
  const temporary = await make(context.customer, await drawTemporary(context), { is: 'temporary' }, context, hashing);
  const message = { kind: 'sms', body: { is: 'notice', notice: 'temporary-password' } } as const;
  return { uses: [...ends, { is: 'add', credential: temporary, atMost }], messages: [message] };
}

export function readState(state: Json): PasswordState {
  return state as PasswordState;
}
