import type { AuditEvent, FlowRecord, Json, Time } from '#ports';
import { isWanted } from './advance.ts';
import type { Flow, FlowEvent } from './flow.ts';
import { resultOf } from './result.ts';

export function toRecord(flow: Flow, version: number): FlowRecord {
  return {
    id: flow.id,
    version,
    call: callOf(flow),
    customer: flow.claimed?.customer ?? null,
    ended: flow.outcome !== undefined,
    expires: endOf(flow),
    body: flow as unknown as Json,
  };
}

/** The moment at which an unanswered flow is over: the same for who is known and who is not (I7). */
export function endOf(flow: Flow): Time {
  return flow.asked?.expires ?? flow.expires;
}

export function fromRecord(record: FlowRecord): Flow {
  return record.body as unknown as Flow;
}

export function callOf(flow: Flow): string | null {
  return 'call' in flow.boundTo ? flow.boundTo.call : null;
}

/** The audit's lines about one move of a flow: events and verdicts, never an answer (I8). */
export function auditMove(flow: Flow, events: readonly FlowEvent[], at: Time, node: string): AuditEvent[] {
  const about = { at, node, flow: flow.id, ...aboutCall(flow), ...aboutCustomer(flow) };
  const told = events.filter(({ is }) => is !== 'ended');
  const lines: AuditEvent[] = told.map((event) => ({
    ...about,
    what: event.is === 'done' ? 'flow-step-done' : `flow-${event.is}`,
    detail: describe(flow, event),
  }));
  const result = resultOf(flow);
  // Only now is it so, and what was begun with the old one is worth nothing any more (see `endings`).
  for (const step of result ? flow.steps : [])
    if ((step.do === 'renew' || step.do === 'give') && isWanted(flow, step))
      lines.push({ ...about, what: 'flow-done', detail: { [step.do]: step.what } });
  if (result)
    lines.push({
      ...about,
      what: 'flow-identified',
      detail: {
        plan: result.plan,
        channel: flow.channel,
        purpose: flow.purpose,
        acr: result.acr,
        amr: result.amr,
        shown: result.shown,
        exemption: result.exemption,
      },
    });
  else if (flow.outcome)
    lines.push({ ...about, what: `flow-${flow.outcome}`, detail: { plan: flow.plan, channel: flow.channel, why: flow.why ?? '' } });
  return lines;
}

function describe(flow: Flow, event: FlowEvent): { readonly [key: string]: Json } {
  switch (event.is) {
    case 'claimed':
      return { plan: flow.plan, ref: event.ref, known: event.customer !== null };
    case 'asked':
      return { challenge: event.challenge };
    case 'judged':
      return event.verdict === 'accepted'
        ? { verdict: 'accepted', by: event.proof.by, credential: event.proof.credential, amr: event.proof.amr }
        : { verdict: 'rejected', why: event.why };
    case 'voided':
      return { challenge: event.challenge, why: event.why };
    case 'switched':
      return { to: event.to.name };
    default:
      return {};
  }
}

export function aboutCall(flow: Flow): { call?: string } {
  const call = callOf(flow);
  return call ? { call } : {};
}

function aboutCustomer(flow: Flow): { customer?: string } {
  const customer = flow.claimed?.customer;
  return customer ? { customer } : {};
}
