import { type AuditEvent, noticeTo, type OutboxMessage, type Stores, type Time } from '#ports';
import type { CustomerParts } from './parts.ts';

/** Who decided it: the customer, a member of staff, an alarm, or the bank itself. */
export const blockers = ['customer', 'staff', 'alarm', 'bank'] as const;
export type BlockedBy = (typeof blockers)[number];

/** `device`: the phone on which the customer decided it. */
type Decided = { readonly customer: string; readonly by: BlockedBy; readonly staff?: string; readonly device?: string };

type BlockParts = Omit<CustomerParts, 'stores'> & { readonly stores: Pick<Stores, 'customers' | 'sessions' | 'numbers'> };

/** What a blocked customer is no longer: logged in on the web, and known to a browser. */
const endWithBlock = ['web', 'known-browser'] as const;

/** Blocks the agreement, and with it every credential (S16). 'unchanged': it was blocked, and by whom first stays. */
export async function blockAgreement(parts: BlockParts, decided: Decided): Promise<'blocked' | 'unchanged' | 'unknown'> {
  const block = { at: parts.clock.now(), why: decided.by };
  const audit = [note(parts, 'agreement-blocked', decided)];
  const done = await parts.stores.customers.block(decided.customer, block, { audit, outbox: tell(decided, block.at) });
  for (const kind of endWithBlock) await parts.stores.sessions.endAll(kind, decided.customer);
  if (decided.by !== 'bank') await undoNumber(parts, decided);
  return tellOrExplain(parts, decided.customer, done);
}

/**
 * T41: who hears that another number was asked for, and blocks, has said no to that number too. It would take effect in the
 * days of the block, and the codes after it go to whoever asked.
 */
async function undoNumber(parts: BlockParts, decided: Decided): Promise<void> {
  await parts.stores.numbers.undo(decided.customer, { audit: [note(parts, 'number-undone', decided)] });
}

/** Nobody learns it on Friday in the shop. Of what the bank has decided it tells by itself. */
function tell({ customer, by }: Decided, at: Time): OutboxMessage[] {
  return by === 'bank' ? [] : [noticeTo(customer, 'codes-blocked', { id: `codes-blocked ${customer} ${at}`, due: at })];
}

/** Opens the agreement again: at a service point, with evidence that the caller has recorded before (S17). Locks stay. */
export async function unblockAgreement(
  parts: BlockParts,
  decided: { readonly customer: string; readonly staff: string },
): Promise<'unblocked' | 'unchanged' | 'unknown'> {
  const audit = [note(parts, 'agreement-unblocked', { ...decided, by: 'staff' })];
  return tellOrExplain(parts, decided.customer, await parts.stores.customers.unblock(decided.customer, { audit }));
}

async function tellOrExplain<Done extends string>(
  parts: BlockParts,
  id: string,
  done: Done | 'unchanged',
): Promise<Done | 'unchanged' | 'unknown'> {
  if (done !== 'unchanged') parts.signals.tell(`customer:${id}`);
  else if (!(await parts.stores.customers.find(id))) return 'unknown';
  return done;
}

function note({ clock, node }: BlockParts, what: string, { customer, by, staff, device }: Decided): AuditEvent {
  const detail = device === undefined ? { by } : { by, device };
  return { at: clock.now(), node, what, customer, ...(staff === undefined ? {} : { staff }), detail };
}
