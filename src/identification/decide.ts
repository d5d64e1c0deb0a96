import type { AuditEvent, BudgetRule, ChallengeRecord, Effects, Reservation, Settlement, Taken, Time, Use } from '#ports';
import { Broken, drawId } from '#ports';
import { advance, isInSession, isOpen, isProved, stepOf } from './advance.ts';
import { askNext, contextOf, credentialsOf, kindOf, pretend, type Question, readQuestion } from './ask.ts';
import type { Authenticator, Budget, Verdict } from './authenticator.ts';
import { budgetAlone, budgetInSession, budgetOfEverybody } from './budget.ts';
import type { Flow, FlowEvent } from './flow.ts';
import { attempts, loadFlow, tellChange } from './move.ts';
import { authenticatorOf, type Parts } from './parts.ts';
import type { Answer } from './prompt.ts';
import { auditMove, callOf, fromRecord, toRecord } from './records.ts';
import { tellLock } from './tell-lock.ts';
import { messagesOf, usesOf } from './uses.ts';
import { waitForRoom } from './wait-for-room.ts';

export type Decided = 'accepted' | 'rejected' | 'retry' | 'locked' | 'gone';

type Case = {
  readonly challenge: ChallengeRecord;
  readonly question: Question;
  readonly authenticator: Authenticator;
  readonly answer: Answer;
  readonly budget: Budget;
  readonly reserved: Reservation;
  readonly call: string | null;
  readonly tryId: string | null;
  /** False: nothing was guessed, since the flow was refused before; its try only holds the room that a real one would. */
  readonly counts: boolean;
};

/** Why an answer is wrong for somebody who is nobody, or has nothing of the kind. */
const nobody = 'nobody';

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
  const budget = authenticator.budget(answer, parts.policy);
  const reserved = reserve(parts, authenticator, budget, flow, question, answer);
  const taken = await takeChallenge(parts, id, reserved);
  if (taken.is === 'gone' || taken.is === 'full') return 'gone';
  const tryId = taken.is === 'taken' ? taken.tryId : null;
  const counts = question.mode === 'live' || isFirstProof(flow);
  const given: Case = { challenge, question, authenticator, answer, budget, reserved, call: callOf(flow), tryId, counts };
  const verdict = await compare(parts, given, flow, taken.is);
  if (taken.is === 'locked' && answer.by === 'app') return keepOpen(parts, given, 'locked', 'locked');
  return verdict.is === 'retry' ? keepOpen(parts, given, 'retry', verdict.why) : settle(parts, given, verdict);
}

function ruleOf({ policy }: Parts, authenticator: Authenticator, budget: Budget, flow: Flow): BudgetRule {
  switch (budget) {
    case 'everybody':
      return { tries: policy.everybodyTries, then: 'lock' };
    case 'device':
      return policy.deviceTries;
    case 'own':
      return (isAlone(authenticator, flow) ? authenticator.aloneTries : authenticator.ownTries)?.(policy) ?? policy.strangersTries;
    default:
      return policy.strangersTries;
  }
}

/** A pretended first answer fills a budget of what was claimed, so that known and unknown lock alike and no stranger fills a customer's. */
function reserve(parts: Parts, authenticator: Authenticator, budget: Budget, flow: Flow, question: Question, answer: Answer): Reservation {
  const name = kindOf(authenticator);
  const rule = ruleOf(parts, authenticator, budget, flow);
  const id = drawId(parts.random);
  if (budget === 'everybody') return { id, ...budgetOfEverybody(parts.policy, name, parts.clock.now()), rule, node: parts.node };
  const live = question.mode === 'live' ? flow.claimed?.customer : undefined;
  const of = !live ? pretendedBudget(flow) : budget === 'device' ? (answer.credential ?? live) : live;
  const own = budget === 'own' ? chooseRoom(authenticator, flow) : name;
  return { id, of, kind: budget === 'strangers' ? 'strangers' : own, rule, node: parts.node };
}

/** Of a budget of its own: that of whoever has shown nothing, of whoever is logged in, or of whoever has shown the rest. */
function chooseRoom(authenticator: Authenticator, flow: Flow): string {
  const name = kindOf(authenticator);
  if (authenticator.aloneTries === undefined || !isFirstProof(flow)) return name;
  return isInSession(flow) ? budgetInSession(name) : budgetAlone(name);
}

/** Tried by whoever has said who they are and shown nothing: in a session somebody has. */
function isAlone({ aloneTries }: Authenticator, flow: Flow): boolean {
  return aloneTries !== undefined && !isInSession(flow) && isFirstProof(flow);
}

/**
 * What comes after a wrong answer reserves where that one did, though it is given back at once: if it had room of its own, somebody
 * who fills the customer's would see that a right password waits and a wrong one does not (T17).
 */
function pretendedBudget(flow: Flow): string {
  const { customer, ref } = flow.claimed ?? { customer: null, ref: flow.id };
  const wasReal = !isFirstProof(flow) && !flow.doomed?.lasting && flow.doomed?.why !== nobody;
  return wasReal ? (customer ?? ref) : ref;
}

function isFirstProof(flow: Flow): boolean {
  return flow.steps.findIndex((step) => step.do === 'prove') === flow.at;
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
  const pretended = await pretend(parts, authenticator, ref);
  const held = await credentialsOf(parts, authenticator, customer ?? ref);
  const isReal = customer !== null && taken === 'taken';
  const context = contextOf(parts, flow, { challenge: challenge.id, expires: challenge.expires, customer: isReal ? customer : null });
  const verdict = await check(parts, given, () => authenticator.check(question.data, isReal ? held : [pretended], answer, context));
  if (isReal) return verdict;
  return { is: 'rejected', why: customer ? 'locked' : question.mode === 'mute' ? 'already refused' : nobody };
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
    const event = toEvent(given, flow, verdict, parts.clock.now());
    const asked = await askNext(parts, advance(flow, event));
    const now = parts.clock.now();
    const done = await parts.stores.challenges.decide({
      challenge: given.challenge.id,
      flow: toRecord(asked.flow, record.version + 1),
      uses: verdict.is === 'accepted' ? [...verdict.uses, ...usesOf(asked.flow, now)] : [],
      ...settlement(parts, given, settledAs(given, asked.flow, verdict), now),
      ...(asked.open ? { open: asked.open } : {}),
      audit: auditMove(asked.flow, [event, ...asked.events], now, parts.node),
      outbox: [...asked.outbox, ...messagesOf(parts, asked.flow)],
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

function settlement(parts: Parts, given: Case, as: Settlement['as'], now: Time): { settle?: Settlement } {
  const { tryId, reserved, counts } = given;
  // Made for everybody alike, also where the budget was locked before and there is nothing to settle (T16).
  const ifLocked = warn(parts, given);
  return tryId ? { settle: { tryId, as: counts ? as : 'back', rule: reserved.rule, now, ifLocked } } : {};
}

/** Nobody else's lock is told. */
function warn(parts: Parts, { reserved, challenge: { customer, flow } }: Case): Effects {
  const told = tellLock(parts, { of: customer ?? reserved.of, kind: reserved.kind }, flow);
  return customer ? told : { audit: [] };
}

/**
 * A right answer forgives the wrong ones before it only when it was the last proof: who knows a password must not get endless
 * tries at the code that follows. So one secret that a stranger can try forgives nothing by itself, where it is asked alone (to
 * block, to change it). Where all callers share a budget, one caller's right answer forgives nothing.
 */
function settledAs({ budget }: Case, after: Flow, verdict: Verdict): Settlement['as'] {
  if (verdict.is !== 'accepted') return verdict.why === 'spent' || isNoGuess(verdict) ? 'back' : 'wrong';
  const isAlone = budget === 'strangers' && after.proofs.length < 2;
  return budget === 'everybody' || isAlone || !isProved(after) ? 'back' : 'right';
}

function isNoGuess(verdict: Verdict): boolean {
  return verdict.is === 'rejected' && verdict.guessed === false;
}

function toEvent(given: Case, flow: Flow, verdict: Verdict, at: Time): FlowEvent {
  const challenge = given.challenge.id;
  const step = stepOf(flow);
  if (verdict.is === 'accepted' && step?.do === 'prove') {
    const { credential, elements, amr, notes = [], later } = verdict;
    const { of, kind } = given.reserved;
    const forgive: Use[] = given.budget === 'strangers' ? [{ is: 'forgive', of, kind, before: given.challenge.opened }] : [];
    const uses = [...forgive, ...(later?.uses ?? [])];
    const budget = given.budget === 'everybody' ? null : { of, kind };
    const proof = { by: step.by, credential, elements, amr, at, budget };
    return { is: 'judged', challenge, verdict: 'accepted', proof, notes, later: { messages: [], ...later, uses } };
  }
  const why = verdict.is === 'accepted' ? 'no proof was asked' : verdict.why;
  // What the app answered wrongly is void at once, but the caller hears it when an unknown code would (T27).
  return given.answer.by === 'app' ? { is: 'voided', challenge, why } : { is: 'judged', challenge, verdict: 'rejected', why };
}

/** Counts the try and leaves the question open: a slip on the customer's own phone, or a locked phone of several (I6). */
async function keepOpen(parts: Parts, given: Case, as: 'retry' | 'locked', why: string): Promise<Decided> {
  const now = parts.clock.now();
  const audit = [auditAnswer(parts, given, as === 'locked' ? 'answer-locked' : 'answer-retried', { why })];
  const done = await parts.stores.challenges.decide({
    challenge: given.challenge.id,
    uses: [],
    audit,
    ...settlement(parts, given, 'wrong', now),
  });
  return done === 'decided' ? as : 'gone';
}

/** The flow ended while the answer was compared: nobody is identified; a wrong guess counts all the same, a hang-up gives none back. */
async function abandon(parts: Parts, given: Case, verdict: Verdict['is']): Promise<Decided> {
  const { settle: late } = settlement(parts, given, verdict === 'accepted' ? 'back' : 'wrong', parts.clock.now());
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
