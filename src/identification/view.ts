import type { Identified, Json, Time } from '#ports';
import { stepOf } from './advance.ts';
import { contextOf, readQuestion } from './ask.ts';
import type { BoundTo, Flow, Purpose, Step } from './flow.ts';
import { userCodeDigits } from './normalise.ts';
import { authenticatorOf, namingOf, type Parts } from './parts.ts';
import type { Prompt } from './prompt.ts';
import { endOf } from './records.ts';
import { askNew, showGiven } from './renew.ts';
import { resultOf } from './result.ts';

/** What a channel may know of an identification: what to ask now, or how it ended. The same for known and unknown (I7). */
export type View = {
  readonly flow: string;
  readonly plan: string;
  readonly purpose: Purpose;
  readonly boundTo: BoundTo;
  readonly is: Step['do'] | 'over';
  /** What to ask: the claim and what stands on its page, or the open question; beside what is given, what is agreed to next. */
  readonly prompts: readonly Prompt[];
  /** The open question's id, for an answer that is meant for this one and no later one; null if none is open. */
  readonly question: string | null;
  /** How often the question can be sent anew. */
  readonly again: number;
  /** What the flow is about, as `begin` was given it; null if nothing. */
  readonly about: Json;
  /** When to look again although nobody answered; null when it is over. */
  readonly until: Time | null;
  readonly outcome: Flow['outcome'] | null;
  /** Only when identified. */
  readonly result: Identified | null;
};

export async function viewFlow(parts: Parts, flow: Flow): Promise<View> {
  const step = stepOf(flow);
  return {
    flow: flow.id,
    plan: flow.plan,
    purpose: flow.purpose,
    boundTo: flow.boundTo,
    is: step?.do ?? 'over',
    prompts: step ? await promptsOf(parts, flow, step) : [],
    question: flow.asked?.challenge ?? null,
    again: flow.asked?.left ?? 0,
    about: flow.about ?? null,
    until: step ? endOf(flow) : null,
    outcome: flow.outcome ?? null,
    result: resultOf(flow) ?? null,
  };
}

async function promptsOf(parts: Parts, flow: Flow, step: Step): Promise<readonly Prompt[]> {
  if (step.do === 'claim') return [askWho(parts, flow, step.by)];
  if (step.do === 'renew') return askNew(parts, flow, step.what);
  if (step.do === 'give') return [await showGiven(parts, flow, step.what), ...askToAgree(flow.steps[flow.at + 1])];
  if (step.do === 'agree') return askToAgree(step);
  if (step.do !== 'prove' || !flow.asked) return [];
  const authenticator = authenticatorOf(parts, step.by);
  const record = flow.asked.challenge ? await parts.stores.challenges.find(flow.asked.challenge) : undefined;
  if (!record) return [];
  const { data } = await readQuestion(parts, record);
  return [authenticator.ask(data, contextOf(parts, flow, { challenge: record.id, expires: record.expires, customer: null }))];
}

/** K10: what is to be agreed to stands on the page of what is given just before; each step is finished by a `done` of its own. */
function askToAgree(step?: Step): readonly Prompt[] {
  if (step?.do !== 'agree') return [];
  return [{ message: { id: `agree-${step.to}` }, format: { is: 'notice', tick: [{ id: `agreed-${step.to}` }] } }];
}

function askWho(parts: Parts, flow: Flow, by: readonly string[]): Prompt {
  const context = contextOf(parts, flow, { challenge: flow.id, expires: flow.expires, customer: null });
  return namingOf(parts, flow)?.ask(null, context) ?? claimPrompt(by);
}

/** S6, S49: six to eight digits; K6: ten. An identifier is no secret, but it is masked on the phone's transcript like all that is keyed. */
function claimPrompt(by: readonly string[]): Prompt {
  const lengths = by.map((kind) => (kind === 'user-code' || kind === 'call-code' ? userCodeDigits : { least: 10, most: 10 }));
  const [min, max] = [Math.min(...lengths.map(({ least }) => least)), Math.max(...lengths.map(({ most }) => most))];
  return { message: { id: by[0] ?? 'user-code' }, format: { is: 'digits', min, max, secret: false } };
}
