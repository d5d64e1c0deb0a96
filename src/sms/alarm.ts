import { drawId } from '#ports';
import type { SmsParts } from './parts.ts';

const silence = 15 * 60_000;

/** One alarm in a quarter of an hour, whichever node and however many messages it is about. */
export async function raiseOnce(
  { stores, clock, random, node, complain }: SmsParts,
  kind: 'sms-pumping' | 'sms-gateways-fail' | 'sms-not-sent',
  detail: string,
): Promise<void> {
  const at = clock.now();
  const mark = `alarm ${kind} ${detail} ${Math.floor(at / silence)}`;
  if ((await stores.sessions.use(mark, at + silence)) === 'spent') return;
  const alarm = { id: drawId(random), at, kind, call: null, customer: null, detail };
  await stores.alarms.raise(alarm, { audit: [{ at, node, what: `alarm-${kind}` }] });
  complain(kind, detail);
}
