import { isSignedBy, moveRoll, phoneKind, readPhone, writePhone, writeSession } from '#authenticators/app-approval';
import { drawId, hashToken } from '#ports';
import { auditLine, tellNumber, tellPhones } from './effects.ts';
import { useNonce } from './nonces.ts';
import type { Outcome } from './outcome.ts';
import { findPhone, type Owner, sessionKind } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { Session, SessionOpening } from './protocol.ts';

const life = 15 * 60_000;

/**
 * Opens a session for the phone that holds the key and comes next after its last visit. A phone that rolls from anywhere else
 * has a copy, or is one: then all of it stops, for nobody can say which of the two is the customer's (T31).
 */
export async function openSession(parts: AppParts, given: SessionOpening): Promise<Outcome<Session>> {
  if (!(await useNonce(parts, given.nonce))) return { problem: 'nonce-spent' };
  const { device, from, to } = given;
  const record = await parts.stores.credentials.find(device);
  const isPhone = record?.kind === phoneKind && isSignedBy(readPhone(record.state).deviceKey, writeSession(given), given.signature);
  if (!isPhone) return { problem: 'phone-unknown' };
  // Only now: that the agreement is blocked is for the phone itself (I7).
  const found = await findPhone(parts, device);
  if ('problem' in found) return found;
  const rolled = await roll(parts, found.ok, from, to);
  if (rolled) return rolled;
  const token = Buffer.from(parts.random.bytes(32)).toString('base64url');
  const now = parts.clock.now();
  const session = { id: await hashToken(parts.keys, token), kind: sessionKind, of: device, began: now, expires: now + life };
  await parts.stores.sessions.begin(session, { audit: [] });
  return { ok: { token, expires: session.expires, customer: found.ok.customer.id } };
}

/** Nothing if the phone may go on. Another opening at the same time is waited out: the state is read again. */
async function roll(parts: AppParts, owner: Owner, from: string, to: string): Promise<Outcome<never> | undefined> {
  for (;;) {
    const record = await parts.stores.credentials.find(owner.device);
    if (!record) return { problem: 'phone-unknown' };
    const phone = readPhone(record.state);
    const moved = moveRoll(phone.roll, from, to);
    if (moved.is === 'same') return undefined;
    if (moved.is === 'broken') return stopPhone(parts, owner);
    const state = writePhone({ ...phone, roll: moved.roll, told: true });
    const effects = phone.told
      ? { audit: [] }
      : { audit: [auditLine(parts, owner, 'phone-first-used')], outbox: [tellPhones(parts, owner), tellNumber(parts, owner)] };
    if ((await parts.stores.credentials.change(owner.device, record.version, state, effects)) === 'changed') return undefined;
  }
}

async function stopPhone(parts: AppParts, owner: Owner): Promise<Outcome<never>> {
  const { stores, clock, random, signals } = parts;
  const effects = { audit: [auditLine(parts, owner, 'phone-stopped')], outbox: [tellPhones(parts, owner)] };
  await stores.credentials.end(owner.device, clock.now(), effects);
  await stores.sessions.endAll(sessionKind, owner.device);
  const alarm = { id: drawId(random), at: clock.now(), kind: 'phone-copied', call: null, customer: owner.customer.id };
  await stores.alarms.raise({ ...alarm, detail: `phone ${owner.phone.name}` }, { audit: [] });
  signals.tell(`customer:${owner.customer.id}`);
  signals.tell('desk');
  return { problem: 'phone-stopped' };
}
