import type { AuditEvent, Effects, OutboxMessage } from '#ports';
import { copyJson, type Table } from './tables.ts';

export type AuditRow = AuditEvent & { readonly sequence: number };
export type OutboxRow = { readonly message: OutboxMessage; readonly failures: number; readonly heldUntil: number | null };

export type WriteEffects = (effects: Effects) => void;

export function createWriteEffects(audit: Table<AuditRow>, outbox: Table<OutboxRow>): WriteEffects {
  return (effects) => {
    for (const event of effects.audit) {
      const sequence = audit.count() + 1;
      audit.insert(String(sequence), copyJson({ ...event, sequence }));
    }
    for (const message of effects.outbox ?? []) outbox.insert(message.id, { message: copyJson(message), failures: 0, heldUntil: null });
  };
}
