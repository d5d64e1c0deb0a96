import { Broken, drawId, hashToken, type StaffRecord } from '#ports';
import type { BackOfficeParts } from './parts.ts';
import { placeOf } from './roles.ts';

const kind = 'staff-link';
const life = 10 * 60_000;

export type LinkParts = Pick<BackOfficeParts, 'stores' | 'keys' | 'clock' | 'random' | 'node' | 'origin'>;

/**
 * A link with which this member of staff logs in once, within ten minutes. The token (160 bits) stands behind `#`: a browser
 * sends it to nobody, so no proxy, log or referrer holds it, and a preview that opens the link does not burn it.
 * Throws Broken('no-such-staff').
 */
export async function issueStaffLink(parts: LinkParts, staff: string): Promise<string> {
  if (!(await parts.stores.staff.find(staff))) throw new Broken('no-such-staff', 'There is no such member of staff.', staff);
  const token = drawId(parts.random);
  const now = parts.clock.now();
  await parts.stores.sessions.begin(
    { id: await hashToken(parts.keys, token), kind, of: staff, began: now, expires: now + life },
    { audit: [{ at: now, node: parts.node, what: 'staff-link-issued', staff }] },
  );
  return `${parts.origin}/staff/login#${token}`;
}

/** Whose link this is: for the first who asks with it, and only if there is a place for that role. */
export async function redeemStaffLink({ stores, keys, clock }: LinkParts, token: string): Promise<StaffRecord | undefined> {
  const id = await hashToken(keys, token);
  const link = await stores.sessions.find(id, clock.now());
  if (link?.kind !== kind) return undefined;
  const staff = await stores.staff.find(link.of);
  if (!staff || !placeOf(staff.role)) return undefined;
  const used = await stores.sessions.use(`${kind}:${id}`, link.expires);
  await stores.sessions.end(id);
  return used === 'used' ? staff : undefined;
}
