import { createECDH } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Answer, Authenticator, Context, Credential, Verdict } from '#identification';
import type { Json, Use } from '#ports';
import { challengeOfUse, dialogue, readAnswer, readUse } from './ceremony.ts';
import { type Passkey, passkeyKind, readPasskey, writePasskey } from './passkey-state.ts';
import type { PasskeySettings } from './settings.ts';

/** A signature cannot be guessed; tries are counted all the same (I3), and the room is so wide that no broken device closes it. */
const tries = { tries: 1_000, then: 'lock' } as const;

/**
 * D4, D15: a passkey of the customer's own, on the bank's web pages. It says itself whose it is; beside another way it must be of whom was
 * claimed. Nobody is told which passkeys somebody has: the browser offers its own.
 */
export function createPasskey(settings: PasskeySettings): Authenticator<null> {
  return {
    name: passkeyKind,
    asks: ['ceremony'],
    budget: () => 'own',
    ownTries: () => tries,
    patience: () => 5 * 60_000,
    names: (answer) => readAnswer(answer)?.id,
    pretend: (seed) => pretend(seed),
    begin: () => null,
    ask: (_, context) => ({ message: { id: passkeyKind }, format: { is: 'ceremony', options: writeOptions(settings, context) } }),
    check: (_, credentials, answer, context) => check(settings, credentials, answer, context),
  };
}

/** PublicKeyCredentialRequestOptionsJSON (WebAuthn L3 §5.5). An empty list: any of ours that the browser holds. */
function writeOptions({ rpId }: PasskeySettings, context: Context): Json {
  return { challenge: challengeOfUse(context), rpId, allowCredentials: [], userVerification: 'required', timeout: dialogue };
}

/** One signature is verified, whoever it is. */
async function check(settings: PasskeySettings, credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict> {
  if (answer.by !== 'channel') return { is: 'rejected', why: 'by the wrong door' };
  const given = readAnswer<AuthenticationResponseJSON>(answer.value);
  const own = credentials.find(({ state }) => readPasskey(state).id === given?.id);
  const credential = own ?? credentials[0];
  if (!given || !credential) return { is: 'rejected', why: 'malformed', guessed: false };
  const passkey = withCounter(credential);
  const used = await readUse(given, challengeOfUse(context), passkey, settings);
  // Whoever knows a customer's user code and nothing of their passkeys fills no room of theirs with it (D7).
  if (!own) return { is: 'rejected', why: 'not a passkey of this customer', guessed: false };
  // Named by the passkey itself, so it is there whenever nobody was typed (WebAuthn L3 §7.2, step 6).
  if (!used || given.response.userHandle !== passkey.user) return { is: 'rejected', why: 'passkey' };
  return {
    is: 'accepted',
    credential: own.id,
    uses: countUse(own.id, used.counter),
    later: { uses: openLock(context) },
    elements: ['possession', 'user-verified'],
    amr: ['user', passkey.synced ? 'swk' : 'hwk'],
  };
}

function withCounter({ state, counter = 0 }: Credential): Passkey {
  const passkey = readPasskey(state);
  return { ...passkey, counter: Math.max(passkey.counter, counter) };
}

/** A synced passkey's counter stays 0 (D19); one that counts must rise, or it was copied. */
function countUse(credential: string, counter: number): Use[] {
  return counter > 0 ? [{ is: 'counter', of: credential, value: counter }] : [];
}

/** I6: it opens the lock that a stranger's guesses have closed. */
function openLock({ customer, now }: Context): Use[] {
  return customer === null ? [] : [{ is: 'open-lock', of: customer, kind: 'strangers', now }];
}

/** A key of the curve that most passkeys have, so that a signature of it takes as long to verify. */
function pretend(seed: Uint8Array): Credential {
  const key = createECDH('prime256v1');
  // Below the curve's order, whatever the seed.
  key.setPrivateKey(Buffer.from([(seed[0] ?? 0) & 0x7f, ...seed.subarray(1, 32)]));
  const point = key.getPublicKey();
  const id = Buffer.from(seed).toString('base64url');
  const publicKey = writeCoseKey(point.subarray(1, 33), point.subarray(33, 65)).toString('base64url');
  return { id, version: 0, state: writePasskey({ id, publicKey, user: id, counter: 0, synced: true, number: 1 }), sealed: '' };
}

/** COSE_Key (RFC 9053 §7.1): EC2, ES256, P-256. */
function writeCoseKey(x: Uint8Array, y: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y]);
}
