import { type Phone, phoneKind, readPhone } from '#authenticators/app-approval';
import { type CredentialRecord, type CustomerRecord, hashToken } from '#ports';
import type { Outcome } from './outcome.ts';
import type { AppParts } from './parts.ts';

export const sessionKind = 'app';

/** Who speaks: a phone with an open session, and its customer. Nobody else reaches anything of this customer (I1, T26). */
export type Owner = {
  readonly device: string;
  readonly credential: CredentialRecord;
  readonly phone: Phone;
  readonly customer: CustomerRecord;
};

type Parts = Pick<AppParts, 'stores' | 'clock' | 'keys'>;

/** Reads everything anew each time: an ended phone or a blocked agreement is out with the next word it says. */
export async function findOwner(parts: Parts, token: string | undefined): Promise<Outcome<Owner>> {
  const session = token ? await parts.stores.sessions.find(await hashToken(parts.keys, token), parts.clock.now()) : undefined;
  return session?.kind === sessionKind ? findPhone(parts, session.of) : { problem: 'session-over' };
}

export async function findPhone({ stores }: Pick<Parts, 'stores'>, device: string): Promise<Outcome<Owner>> {
  const credential = await stores.credentials.find(device);
  const customer = credential?.kind === phoneKind ? await stores.customers.find(credential.customer) : undefined;
  if (!credential || !customer) return { problem: 'phone-unknown' };
  if (customer.blocked) return { problem: 'codes-blocked' };
  return { ok: { device, credential, phone: readPhone(credential.state), customer } };
}
