import { Broken, type FlowRecord } from '#ports';
import { advance } from './advance.ts';
import { askNext } from './ask.ts';
import type { Flow, FlowEvent } from './flow.ts';
import type { Parts } from './parts.ts';
import { auditMove, callOf, endOf, fromRecord, toRecord } from './records.ts';
import { messagesOf, usesOf } from './uses.ts';

/** How often somebody may come between before it is called broken. */
export const attempts = 20;

const ended: FlowEvent = { is: 'ended', why: 'expired' };

export async function loadFlow(parts: Parts, id: string): Promise<FlowRecord> {
  const record = await parts.stores.flows.find(id);
  if (!record) throw new Broken('no-such-identification', 'There is no such identification.');
  return record;
}

/**
 * Moves a flow by the event that `choose` finds for its present state, asks the next question with it, and tells who
 * listens. A flow whose time is over ends, whatever was wanted of it. Somebody else may have moved it meanwhile: then it is
 * looked at again. No event: nothing is written.
 */
export async function moveFlow(parts: Parts, id: string, choose: (flow: Flow) => FlowEvent | undefined): Promise<Flow> {
  let refuse = false;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const record = await loadFlow(parts, id);
    const flow = fromRecord(record);
    const isOver = !flow.outcome && parts.clock.now() >= endOf(flow);
    const event = isOver || refuse ? ended : choose(flow);
    const moved = event ? advance(flow, event) : flow;
    if (!event || moved === flow) return flow;
    const done = await writeMove(parts, record, moved, event);
    if (typeof done === 'object') return done;
    // What had to be true for a yes was not: it ends as a no.
    refuse = done === 'spent';
  }
  throw new Broken('identification-too-busy', 'This identification is being changed from too many places at once.', id);
}

/** Reads the flow; one whose time is over ends on the way. */
export function look(parts: Parts, id: string): Promise<Flow> {
  return moveFlow(parts, id, () => undefined);
}

async function writeMove(parts: Parts, record: FlowRecord, moved: Flow, event: FlowEvent): Promise<Flow | 'stale' | 'spent'> {
  const { flow, events, open, outbox } = await askNext(parts, moved);
  const now = parts.clock.now();
  const audit = auditMove(flow, [event, ...events], now, parts.node);
  const uses = flow.outcome === 'identified' ? usesOf(flow, now) : [];
  const effects = { audit, outbox: [...outbox, ...messagesOf(parts, flow)], uses, ...(open ? { open } : {}) };
  const done = await parts.stores.flows.move(toRecord(flow, record.version + 1), effects);
  if (done !== 'moved') return done;
  tellChange(parts, flow);
  return flow;
}

/** The same signals for known and unknown: nobody listens to what is pretended (I7). */
export function tellChange(parts: Parts, flow: Flow): void {
  parts.signals.tell(`flow:${flow.id}`);
  const call = callOf(flow);
  if (call) parts.signals.tell(`call:${call}`);
  if (flow.claimed) parts.signals.tell(`customer:${flow.claimed.customer ?? flow.claimed.ref}`);
}
