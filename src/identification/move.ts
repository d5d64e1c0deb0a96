import type { AuditEvent, FlowRecord } from '#ports';
import { Broken } from '#ports';
import { advance } from './advance.ts';
import { askNext } from './ask.ts';
import type { Flow, FlowEvent } from './flow.ts';
import type { Parts } from './parts.ts';
import { auditMove, callOf, fromRecord, toRecord } from './records.ts';

const attempts = 20;

export async function loadFlow(parts: Parts, id: string): Promise<FlowRecord> {
  const record = await parts.stores.flows.find(id);
  if (!record) throw new Broken('no-such-identification', 'There is no such identification.');
  return record;
}

/**
 * Moves a flow by the event that `choose` finds for its present state, asks the next question with it, and tells who
 * listens. Somebody else may have moved it meanwhile: then it is looked at again. No event: nothing is written.
 */
export async function moveFlow(parts: Parts, id: string, choose: (flow: Flow) => FlowEvent | undefined): Promise<Flow> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const record = await loadFlow(parts, id);
    const flow = fromRecord(record);
    const event = choose(flow);
    const moved = event ? advance(flow, event) : flow;
    if (!event || moved === flow) return flow;
    const asked = await askNext(parts, moved);
    const audit = auditMove(asked.flow, [event, ...asked.events], parts.clock.now(), parts.node);
    const effects = { audit, outbox: asked.outbox, ...(asked.open ? { open: asked.open } : {}) };
    if ((await parts.stores.flows.move(toRecord(asked.flow, record.version + 1), effects)) === 'moved') {
      tell(parts, asked.flow);
      return asked.flow;
    }
  }
  throw new Broken('identification-too-busy', 'This identification is being changed from too many places at once.', id);
}

/** Begins a flow that may stand at a question at once (its customer given). */
export async function storeNewFlow(parts: Parts, flow: Flow, audit: readonly AuditEvent[]): Promise<void> {
  await parts.stores.flows.begin(toRecord(flow, 0), { audit });
}

export function tell(parts: Parts, flow: Flow): void {
  parts.signals.tell(`flow:${flow.id}`);
  const call = callOf(flow);
  if (call) parts.signals.tell(`call:${call}`);
  if (flow.claimed?.customer) parts.signals.tell(`customer:${flow.claimed.customer}`);
}
