import { identityOf } from '#calls';
import type { AuditEvent, CallRecord, Time } from '#ports';
import type { BackOfficeParts } from './parts.ts';

type Reader = { readonly staff: string; readonly where: 'queue' | 'call' | 'events' };

/**
 * T47: every read of a customer is in the audit before the name leaves the server, once for each call, reader and place, not
 * for each refresh. The queue's readers are one line per call; whoever opens the call's card stands in a line of their own. A node
 * that was restarted writes them again: too many lines rather than one too few.
 */
export type Reads = { note(calls: readonly CallRecord[], readers: readonly Reader[], now: Time): Promise<void> };

export function createReads(parts: Pick<BackOfficeParts, 'stores' | 'node'>): Reads {
  const known = new Map<string, Set<string>>();
  return {
    async note(calls, readers, now) {
      const fresh = calls.flatMap((call) => {
        const customer = identityOf(call, now)?.customer;
        const unknown = customer ? readers.filter((reader) => !known.get(call.id)?.has(keyOf(customer, reader))) : [];
        return customer && unknown.length > 0 ? [{ call: call.id, customer, readers: unknown }] : [];
      });
      if (fresh.length > 0) await parts.stores.audit.append(fresh.flatMap((read) => linesOf(read, { at: now, node: parts.node })));
      for (const { call, customer, readers: those } of fresh)
        known.set(call, new Set([...(known.get(call) ?? []), ...those.map((reader) => keyOf(customer, reader))]));
      forgetOldest(known);
    },
  };
}

type Fresh = { readonly call: string; readonly customer: string; readonly readers: readonly Reader[] };

function linesOf({ call, customer, readers }: Fresh, about: Pick<AuditEvent, 'at' | 'node'>): AuditEvent[] {
  const read = { ...about, what: 'customer-read', call, customer };
  const inQueue = readers.filter(({ where }) => where === 'queue').map(({ staff }) => staff);
  const elsewhere = readers.filter(({ where }) => where !== 'queue');
  return [
    ...(inQueue.length > 0 ? [{ ...read, detail: { where: 'queue', staff: inQueue } }] : []),
    ...elsewhere.map(({ staff, where }) => ({ ...read, staff, detail: { where } })),
  ];
}

function keyOf(customer: string, { staff, where }: Reader): string {
  return `${customer} ${staff} ${where}`;
}

/** A Map keeps the order of its keys; calls are short, so the oldest are over. */
function forgetOldest(known: Map<string, Set<string>>): void {
  for (const call of known.keys()) {
    if (known.size <= 5_000) return;
    known.delete(call);
  }
}
