import type { AuditEvent, BudgetRule, ChallengeRecord, Reservation, Settlement, Taken, Time } from '#ports';
import { Broken, drawId } from '#ports';
import { advance, isOpen, stepOf } from './advance.ts';
import { askNext, contextOf, type Question, readQuestion, seedOf } from './ask.ts';
import type { Authenticator, Verdict } from './authenticator.ts';
import { budgetOfEverybody } from './budget.ts';
import type { Flow, FlowEvent } from './flow.ts';
import { attempts, loadFlow, tellChange } from './move.ts';
import { authenticatorOf, type Parts } from './parts.ts';
import type { Answer } from './prompt.ts';
import { auditMove, callOf, fromRecord, toRecord } from './records.ts';
import { usesOf } from './uses.ts';
import { waitForRoom } from './wait-for-room.ts';

export type Decided = 'accepted' | 'rejected' | 'retry' | 'locked' | 'gone';

type Case = {
  readonly challenge: ChallengeRecord;
  readonly question: Question;
  readonly authenticator: Authenticator;
  readonly answer: Answer;
  readonly rule: BudgetRule;
  readonly call: string | null;
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
  const flow = fromRecord(await loadFlow(parts, challenge.flow));
  const authenticator = authenticatorOf(parts, challenge.authenticator);
  // What waits for the app is answered by the app's door, and nothing else is.
  if (!isOpen(flow, id) || (answer.by === 'app') !== authenticator.asks.includes('wait')) return 'gone';
  const question = await readQuestion(parts, challenge);
  const rule = ruleOf(parts, authenticator);
  const taken = await takeChallenge(parts, id, reserve(parts, authenticator, flow, question, answer, rule));
  if (taken.is === 'gone' || taken.is === 'full') return 'gone';
  const tryId = taken.is === 'taken' ? taken.tryId : null;
  const given: Case = { challenge, question, authenticator, answer, rule, call: callOf(flow), tryId };
  const verdict = await compare(parts, given, flow, taken.is);
  if (taken.is === 'locked' && answer.by === 'app') return keepOpen(parts, given, 'locked', 'locked');
  return verdict.is === 'retry' ? keepOpen(parts, given, 'retry', verdict.why) : settle(parts, given, verdict);
}

function ruleOf({ policy }: Parts, authenticator: Authenticator): BudgetRule {
  switch (authenticator.budget) {
    case 'everybody':
      return { tries: policy.everybodyTries, then: 'lock' };
    case 'device':
      return policy.deviceTries;
    case 'own':
      return authenticator.ownTries?.(policy) ?? policy.strangersTries;
    default:
      return policy.strangersTries;
  }
}

/** A pretended first answer fills a budget of what was claimed, so that known and unknown lock alike and no stranger fills a customer's. */
function reserve(
  parts: Parts,
  authenticator: Authenticator,
  flow: Flow,
  question: Question,
  answer: Answer,
  rule: BudgetRule,
): Reservation {
  const { budget, name } = authenticator;
  const id = drawId(parts.random);
  if (budget === 'everybody') return { id, ...budgetOfEverybody(parts.policy, name, parts.clock.now()), rule, node: parts.node };
  const live = question.mode === 'live' ? flow.claimed?.customer : undefined;
  const isFirst = flow.steps.findIndex((step) => step.do === 'prove') === flow.at;
  const pretended = isFirst ? (flow.claimed?.ref ?? flow.id) : flow.id;
  const of = !live ? pretended : budget === 'device' ? (answer.credential ?? live) : live;
  return { id, of, kind: budget === 'strangers' ? 'strangers' : name, rule, node: parts.node };
}

function takeChallenge({ clock, stores }: Parts, id: string, reservation: Reservation): Promise<Taken> {
  return waitForRoom(
    clock,
    () => stores.challenges.take(id, clock.now(), reservation),
    ({ is }) => is === 'full',
  );
}

/** Who is refused already, or unknown, or locked, is compared with something pretended: it takes as long and says nothing. */
async function compare(parts: Parts, given: Case, flow: Flow, taken: 'taken' | 'locked'): Promise<Verdict> {
  const { authenticator, question, answer, challenge } = given;
  const customer = question.mode === 'live' ? challenge.customer : null;
  const ref = flow.claimed?.ref ?? '';
  const pretended = authenticator.pretend(await seedOf(parts, authenticator, ref));
  const held = await parts.stores.credentials.of(customer ?? ref, authenticator.name, parts.clock.now());
  const isReal = customer !== null && taken === 'taken';
  const context = contextOf(parts, flow, { challenge: challenge.id, expires: challenge.expires, customer: isReal ? customer : null });
  const verdict = await check(parts, given, () => authenticator.check(question.data, isReal ? held : [pretended], answer, context));
  if (isReal) return verdict;
  return { is: 'rejected', why: customer ? 'locked' : question.mode === 'mute' ? 'already refused' : 'nobody' };
}

/** A comparison that breaks gives the question back: the customer's next answer is not lost, the try counts. */
async function check(parts: Parts, given: Case, compareIt: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await compareIt();
  } catch (error) {
    await keepOpen(parts, given, 'retry', 'broken');
    throw error;
  }
}

async function settle(parts: Parts, given: Case, verdict: Verdict & { is: 'accepted' | 'rejected' }): Promise<Decided> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const record = await loadFlow(parts, given.challenge.flow);
    const flow = fromRecord(record);
    if (!isOpen(flow, given.challenge.id)) return abandon(parts, given, verdict.is);
    const event = toEvent(parts, given, flow, verdict);
    const asked = await askNext(parts, advance(flow, event));
    const now = parts.clock.now();
    const done = await parts.stores.challenges.decide({
      challenge: given.challenge.id,
      flow: toRecord(asked.flow, record.version + 1),
      uses: verdict.is === 'accepted' ? [...verdict.uses, ...usesOf(asked.flow, now)] : [],
      ...settlement(given, settledAs(given, asked.flow, verdict), now),
      ...(asked.open ? { open: asked.open } : {}),
      audit: auditMove(asked.flow, [event, ...asked.events], now, parts.node),
      outbox: asked.outbox,
    });
    if (done === 'decided') {
      tellChange(parts, asked.flow);
      return verdict.is;
    }
    // Something it wanted to use was used already, the agreement is blocked, or the call is over: then it is a no, but no guess.
    if (done === 'spent' && verdict.is === 'accepted') return settle(parts, given, { is: 'rejected', why: 'spent' });
    // This node was so slow that its try was taken for a dead one's and counts as wrong: there is nothing left to settle.
    if (done === 'spent') return settle(parts, { ...given, tryId: null }, verdict);
  }
  throw new Broken('identification-too-busy', 'This identification is being changed from too many places at once.', given.challenge.flow);
}

function settlement({ tryId, rule }: Case, as: Settlement['as'], now: Time): { settle?: Settlement } {
  return tryId ? { settle: { tryId, as, rule, now } } : {};
}

/**
 * A right answer forgives the wrong ones before it only when it identifies: who knows a password must not get endless tries at
 * the code that follows. Where all callers share a budget, one caller's right answer forgives nothing.
 */
function settledAs({ authenticator }: Case, after: Flow, verdict: Verdict): Settlement['as'] {
  if (verdict.is !== 'accepted') return verdict.why === 'spent' ? 'back' : 'wrong';
  return authenticator.budget === 'everybody' || after.outcome !== 'identified' ? 'back' : 'right';
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
  return given.answer.by === 'app' ? { is: 'voided', challenge, why } : { is: 'judged', challenge, verdict: 'rejected', why };
}

/** Counts the try and leaves the question open: a slip on the customer's own phone, or a locked phone of several (I6). */
async function keepOpen(parts: Parts, given: Case, as: 'retry' | 'locked', why: string): Promise<Decided> {
  const now = parts.clock.now();
  const audit = [auditAnswer(parts, given, as === 'locked' ? 'answer-locked' : 'answer-retried', { why })];
  const done = await parts.stores.challenges.decide({ challenge: given.challenge.id, uses: [], audit, ...settlement(given, 'wrong', now) });
  return done === 'decided' ? as : 'gone';
}

/** The flow ended while the answer was compared: nobody is identified; a wrong guess counts all the same, a hang-up gives none back. */
async function abandon(parts: Parts, given: Case, verdict: Verdict['is']): Promise<Decided> {
  const { settle: late } = settlement(given, verdict === 'accepted' ? 'back' : 'wrong', parts.clock.now());
  if (late) await parts.stores.tries.settle(late, { audit: [auditAnswer(parts, given, 'answer-too-late', {})] });
  return 'gone';
}

function auditAnswer(parts: Parts, { challenge, answer, call }: Case, what: string, detail: Record<string, string>): AuditEvent {
  const { flow, customer } = challenge;
  const of = answer.credential ? { credential: answer.credential } : {};
  return {
    at: parts.clock.now(),
    node: parts.node,
    what,
    flow,
    ...(call ? { call } : {}),
    ...(customer ? { customer } : {}),
    detail: { ...detail, ...of },
  };
}
