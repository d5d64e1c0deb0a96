import { generateRegistrationOptions, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { digestClaim } from '#identification';
import type { Policy } from '#policy';
import {
  type Clock,
  type CredentialRecord,
  drawId,
  type Json,
  type Keys,
  noticeTo,
  type OutboxMessage,
  type Random,
  type Stores,
  type Time,
} from '#ports';
import { algorithms, challengeOfNew, dialogue, readAnswer, readNew } from './ceremony.ts';
import { passkeyKind, readPasskey, writePasskey } from './passkey-state.ts';
import type { PasskeySettings } from './settings.ts';

export type PasskeyParts = {
  readonly stores: Pick<Stores, 'credentials' | 'tries'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
};

/** A passkey as its owner sees it. `used`: null where it has not been, or not for long. */
export type ListedPasskey = {
  readonly id: string;
  readonly number: number;
  readonly synced: boolean;
  readonly since: Time;
  readonly used: Time | null;
};

/** How many of a customer's answers are looked through for the last use of each passkey. */
const remembered = 300;

export async function listPasskeys(
  { stores, clock }: { readonly stores: Pick<Stores, 'credentials' | 'audit'>; readonly clock: Clock },
  customer: string,
): Promise<readonly ListedPasskey[]> {
  const held = await stores.credentials.of(customer, passkeyKind, clock.now());
  const judged = held.length > 0 ? await stores.audit.of(customer, ['flow-judged'], remembered) : [];
  const lastUse = (id: string) =>
    judged.find(({ detail }) => detail?.['verdict'] === 'accepted' && detail['credential'] === id)?.at ?? null;
  const all = held.map(({ id, state, added }) => {
    const { number, synced } = readPasskey(state);
    return { id, number, synced, since: added, used: lastUse(id) };
  });
  return all.sort((a, b) => a.number - b.number);
}

/**
 * What the browser needs to make a passkey (PublicKeyCredentialCreationOptionsJSON), after its owner has confirmed it in `flow`: that
 * identification stands for one new passkey. `bank` and `name` are what the browser's own dialogue shows.
 */
export async function offerPasskey(
  parts: PasskeyParts,
  customer: string,
  { flow, bank, name }: { readonly flow: string; readonly bank: string; readonly name: string },
  { rpId }: PasskeySettings,
): Promise<Json> {
  const held = await parts.stores.credentials.of(customer, passkeyKind, parts.clock.now());
  const options = await generateRegistrationOptions({
    rpName: bank,
    rpID: rpId,
    userName: name,
    userDisplayName: name,
    userID: new Uint8Array(await makeHandle(parts.keys, customer)),
    challenge: new Uint8Array(Buffer.from(challengeOfNew(flow), 'base64url')),
    timeout: dialogue,
    attestationType: 'none',
    excludeCredentials: held.map(({ state }) => ({ id: readPasskey(state).id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
  return options as unknown as Json;
}

/**
 * The passkey that the browser has made. Whoever calls this has seen to it that its owner confirmed it in `flow`, and that nothing was made
 * of that before. 'refused': it is none, or somebody has it already. The customer is told (T48).
 */
export async function addPasskey(
  parts: PasskeyParts,
  customer: string,
  { flow, made }: { readonly flow: string; readonly made: Json },
  settings: PasskeySettings,
): Promise<'added' | 'refused' | 'too-many'> {
  const { stores, clock, random, policy, node } = parts;
  const given = readAnswer<RegistrationResponseJSON>(made);
  const passkey = given && (await readNew(given, challengeOfNew(flow), settings));
  if (!passkey) return 'refused';
  const now = clock.now();
  const held = await stores.credentials.of(customer, passkeyKind, now);
  const number = 1 + Math.max(0, ...held.map(({ state }) => readPasskey(state).number));
  const user = Buffer.from(await makeHandle(parts.keys, customer)).toString('base64url');
  const record: CredentialRecord = {
    id: drawId(random),
    customer,
    kind: passkeyKind,
    version: 0,
    state: writePasskey({ ...passkey, user, number }),
    sealed: '',
    lookup: await digestClaim(parts.keys, passkeyKind, passkey.id),
    added: now,
    expires: null,
  };
  const event = { at: now, node, customer, flow, what: 'passkey-registered', detail: { credential: record.id, synced: passkey.synced } };
  const outbox = tell(parts, customer, 'passkey-registered');
  const added = await stores.credentials.add(record, { atMost: policy.passkeys, now, audit: [event], outbox });
  if (added === 'added') await openBudget(parts, customer);
  return added === 'taken' ? 'refused' : added;
}

/** One of the customer's own. Whoever is logged in with it is logged out (see `endings`). */
export async function endPasskey(
  parts: Pick<PasskeyParts, 'stores' | 'clock' | 'random' | 'node'>,
  customer: string,
  id: string,
): Promise<'ended' | 'no-such-passkey'> {
  const { stores, clock, node } = parts;
  const credential = await stores.credentials.find(id);
  if (credential?.kind !== passkeyKind || credential.customer !== customer) return 'no-such-passkey';
  const at = clock.now();
  const audit = [{ at, node, customer, what: 'passkey-ended', detail: { credential: id } }];
  await stores.credentials.end(id, at, { audit, outbox: tell(parts, customer, 'passkey-ended') });
  return 'ended';
}

/** The registered number, and the phones with the app (T48). */
function tell(
  { clock, random }: Pick<PasskeyParts, 'clock' | 'random'>,
  customer: string,
  notice: 'passkey-registered' | 'passkey-ended',
): readonly OutboxMessage[] {
  const due = clock.now();
  const wake = { id: drawId(random), kind: 'push', to: customer, body: { is: 'passkeys' }, due } as const;
  return [noticeTo(customer, notice, { id: drawId(random), due }), wake];
}

/** Its owner has shown by other means who they are: what a broken device has filled is empty again (I6). */
async function openBudget({ stores, clock, node }: PasskeyParts, customer: string): Promise<void> {
  const audit = [{ at: clock.now(), node, customer, what: 'passkey-budget-reset' }];
  await stores.tries.unlock({ of: customer, kind: passkeyKind }, { audit });
}

/** Says nothing of the customer, and is the same for all their passkeys: a device keeps one for each (WebAuthn L3 §14.6.1). */
function makeHandle(keys: Keys, customer: string): Promise<Uint8Array> {
  return keys.digest('user handle of passkeys', customer);
}
