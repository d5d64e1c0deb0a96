import type { BudgetRule, ChallengeRecord, Reservation, Taken, Use } from '#ports';
import { drawId } from '#ports';
import { advance, stepOf } from './advance.ts';
import { askNext, contextOf, laterTell, type Question, readQuestion, seedOf } from './ask.ts';
import type { Authenticator, Verdict } from './authenticator.ts';
import { everybody } from './budget.ts';
import type { Flow, FlowEvent } from './flow.ts';
import { loadFlow, tell } from './move.ts';
import { authenticatorOf, type Parts } from './parts.ts';
import type { Answer } from './prompt.ts';
import { auditMove, callOf, fromRecord, toRecord } from './records.ts';
import { resultOf } from './result.ts';

export type Decided = 'accepted' | 'rejected' | 'retry' | 'locked' | 'gone';

type Case = {
  readonly challenge: ChallengeRecord;
  readonly question: Question;
  readonly authenticator: Authenticator;
  readonly answer: Answer;
  readonly rule: BudgetRule;
  readonly tryId: string | null;
};

/**
 * Judges one answer to one challenge, at most once (I2, I3). T1 takes the challenge and reserves a try; the comparison runs
 * outside any transaction; T2 executes the uses, settles the try, moves the flow and writes the audit. If this node dies
 * between, the open try counts as wrong and nobody is identified.
 */
export async function decide(parts: Parts, id: string, answer: Answer): Promise<Decided> {
  const challenge = await parts.stores.challenges.find(id);
  if (!challenge) return 'gone';
  const record = await loadFlow(parts, challenge.flow);
  const flow = fromRecord(record);
  if (flow.asked?.challenge !== id) return 'gone';
  const question = await readQuestion(parts, challenge);
  const authenticator = authenticatorOf(parts, challenge.authenticator);
  const rule = ruleOf(parts, authenticator);
  const reservation = reserve(parts, authenticator, flow, question, answer, rule);
  const taken = await takeChallenge(parts, id, reservation);
  if (taken.is === 'gone' || taken.is === 'full') return 'gone';
  const given: Case = { challenge, question, authenticator, answer, rule, tryId: taken.is === 'taken' ? taken.tryId : null };
  if (taken.is === 'locked') return refuseLocked(parts, given);
  const verdict = await compare(parts, given, flow);
  return settle(parts, given, verdict);
}

function ruleOf(parts: Parts, authenticator: Authenticator): BudgetRule {
  if (authenticator.budget === 'everybody') return { tries: parts.policy.everybodyTries, then: 'lock' };
  return authenticator.budget === 'device' || authenticator.budget === 'own' ? parts.policy.deviceTries : parts.policy.strangersTries;
}

/** Pretended answers reserve a try of the flow's own, so that known and unknown make the same calls and no stranger fills a customer's budget with them. */
function reserve(
  parts: Parts,
  authenticator: Authenticator,
  flow: Flow,
  question: Question,
  answer: Answer,
  rule: BudgetRule,
): Reservation | null {
  if (authenticator.budget === 'none') return null;
  if (authenticator.budget === 'everybody')
    return { id: drawId(parts.random), ...everybody(parts.policy, authenticator.name, parts.clock.now()), rule, node: parts.node };
  const live = question.mode === 'live' ? flow.claimed?.customer : undefined;
  const of = !live ? flow.id : authenticator.budget === 'device' ? (answer.credential ?? live) : live;
  const kind = authenticator.budget === 'strangers' ? 'strangers' : authenticator.name;
  return { id: drawId(parts.random), of, kind, rule, node: parts.node };
}

const waitStep = 20;
const waitsAtMost = 500;

/** Open tries that fill the budget are waited for (T8); only settled wrong ones refuse. */
async function takeChallenge(parts: Parts, id: string, reservation: Reservation | null): Promise<Taken> {
  for (let wait = 0; wait < waitsAtMost; wait++) {
    const taken = await parts.stores.challenges.take(id, parts.clock.now(), reservation);
    if (taken.is !== 'full') return taken;
    await new Promise<void>((resolve) => parts.clock.at(parts.clock.now() + waitStep, resolve));
  }
  return { is: 'full' };
}

async function compare(parts: Parts, given: Case, flow: Flow): Promise<Verdict> {
  const { authenticator, question, answer, challenge } = given;
  const customer = question.mode === 'live' ? challenge.customer : null;
  const ref = flow.claimed?.ref ?? '';
  const pretended = authenticator.pretend(await seedOf(parts, authenticator, ref));
  const held = await parts.stores.credentials.of(customer ?? ref, authenticator.name, parts.clock.now());
  const context = contextOf(parts, flow, { challenge: challenge.id, expires: challenge.expires, customer });
  const verdict = await authenticator.check(question.data, customer ? held : [pretended], answer, context);
  if (question.mode !== 'live') return { is: 'rejected', why: question.mode === 'mute' ? 'already refused' : 'nobody' };
  return verdict;
}

/** No room left: refused unevaluated. A locked phone leaves the request open for the customer's other ways (I6). */
async function refuseLocked(parts: Parts, given: Case): Promise<Decided> {
  if (given.answer.by === 'app') {
    await parts.stores.challenges.decide({ challenge: given.challenge.id, uses: [], audit: [] });
    return 'locked';
  }
  return settle(parts, given, { is: 'rejected', why: 'locked' });
}

async function settle(parts: Parts, given: Case, verdict: Verdict): Promise<Decided> {
  if (verdict.is === 'retry') return giveBack(parts, given, verdict.why);
  for (;;) {
    const record = await loadFlow(parts, given.challenge.flow);
    const flow = fromRecord(record);
    if (flow.outcome || flow.asked?.challenge !== given.challenge.id) return abandon(parts, given, verdict.is);
    const event = toEvent(parts, given, flow, verdict);
    const asked = await askNext(parts, advance(flow, event));
    const now = parts.clock.now();
    const settled = verdict.is === 'accepted' ? settledRight(given) : 'wrong';
    const done = await parts.stores.challenges.decide({
      challenge: given.challenge.id,
      flow: toRecord(asked.flow, record.version + 1),
      uses: verdict.is === 'accepted' ? [...verdict.uses, ...usesOf(asked.flow, now)] : [],
      ...(given.tryId ? { settle: { tryId: given.tryId, as: settled, rule: given.rule, now } } : {}),
      ...(asked.open ? { open: asked.open } : {}),
      audit: auditMove(asked.flow, [event, ...asked.events], now, parts.node),
      outbox: asked.outbox,
    });
    if (done === 'decided') {
      tell(parts, asked.flow);
      return verdict.is;
    }
    // Something it wanted to use was used already, the agreement is blocked, or the call is over: then it is a no.
    if (done === 'spent' && verdict.is === 'accepted') return settle(parts, given, { is: 'rejected', why: 'spent' });
    // The try was settled as an orphan's meanwhile: it is counted, there is nothing left to settle.
    if (done === 'spent') return settle(parts, { ...given, tryId: null }, verdict);
  }
}

/** One caller's right answer gives nothing back of what the others guessed wrong. */
function settledRight({ authenticator }: Case): 'right' | 'back' {
  return authenticator.budget === 'everybody' ? 'back' : 'right';
}

/** Blocks are checked by the very update that approves, and a call takes an identity only while it is alive (I9, T12, S42). */
function usesOf(flow: Flow, now: number): Use[] {
  const customer = flow.claimed?.customer;
  if (!customer) return [];
  const result = resultOf(flow);
  const call = callOf(flow);
  const inForce: Use = { is: 'in-force', customer };
  return result && call ? [inForce, { is: 'identify-call', call, identified: result, now }] : [inForce];
}

function toEvent(parts: Parts, given: Case, flow: Flow, verdict: Verdict): FlowEvent {
  const challenge = given.challenge.id;
  const step = stepOf(flow);
  if (verdict.is === 'accepted' && step?.do === 'prove') {
    const proof = { by: step.by, credential: verdict.credential, elements: verdict.elements, amr: verdict.amr, at: parts.clock.now() };
    return { is: 'judged', challenge, verdict: 'accepted', proof, notes: verdict.notes ?? [] };
  }
  const why = verdict.is === 'accepted' ? 'no proof was asked' : verdict.why;
  // What the app answered wrongly is void at once, but the caller hears it when an unknown code would (T27).
  if (given.answer.by === 'app' && flow.channel !== 'app' && flow.asked)
    return { is: 'voided', challenge, why: 'wrong-digits', tell: laterTell(parts.random, flow.asked, parts.clock.now()) };
  return { is: 'judged', challenge, verdict: 'rejected', why };
}

async function giveBack(parts: Parts, given: Case, why: string): Promise<Decided> {
  const now = parts.clock.now();
  const audit = [
    {
      at: now,
      node: parts.node,
      what: 'answer-retried',
      flow: given.challenge.flow,
      ...(given.challenge.customer ? { customer: given.challenge.customer } : {}),
      detail: { why },
    },
  ];
  const done = await parts.stores.challenges.decide({
    challenge: given.challenge.id,
    uses: [],
    audit,
    ...(given.tryId ? { settle: { tryId: given.tryId, as: 'wrong', rule: given.rule, now } } : {}),
  });
  return done === 'decided' ? 'retry' : 'gone';
}

/** The flow ended while the answer was compared: nobody is identified; a wrong guess counts all the same, a hang-up gives none back. */
async function abandon(parts: Parts, given: Case, verdict: Verdict['is']): Promise<Decided> {
  const now = parts.clock.now();
  if (given.tryId)
    await parts.stores.tries.settle(
      { tryId: given.tryId, as: verdict === 'accepted' ? 'back' : 'wrong', rule: given.rule, now },
      { audit: [{ at: now, node: parts.node, what: 'answer-too-late', flow: given.challenge.flow }] },
    );
  return 'gone';
}
