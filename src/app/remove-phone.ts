import { phoneKind } from '#authenticators/app-approval';
import { type Clock, drawId, type Random, type Signals, type Stores } from '#ports';
import { sessionKind } from './owner.ts';

type RemoveParts = {
  readonly stores: Pick<Stores, 'credentials' | 'sessions'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly node: string;
};

/**
 * Ends one of the customer's own phones, and its sessions; the others hear that there is one less. `by`: the phone on which it
 * was decided; on the web none.
 */
export async function removePhone(parts: RemoveParts, customer: string, id: string, by = 'web'): Promise<'ended' | 'no-such-phone'> {
  const { stores, clock, random, signals, node } = parts;
  const credential = await stores.credentials.find(id);
  if (credential?.kind !== phoneKind || credential.customer !== customer) return 'no-such-phone';
  const at = clock.now();
  const audit = [{ at, node, what: 'phone-ended', customer, detail: { device: by, ended: id } }];
  const outbox = [{ id: drawId(random), kind: 'push' as const, to: customer, body: { is: 'phones', except: by }, due: at }];
  await stores.credentials.end(id, at, { audit, outbox });
  await stores.sessions.endAll(sessionKind, id);
  signals.tell(`customer:${customer}`);
  return 'ended';
}
