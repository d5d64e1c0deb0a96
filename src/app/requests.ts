import { phoneKind, readRequest, showRequest } from '#authenticators/app-approval';
import type { Waiting } from '#identification';
import type { Json } from '#ports';
import { type Language, say } from '#texts';
import { notConfirmed } from './acts.ts';
import { listRequest } from './me.ts';
import type { Outcome, Trouble } from './outcome.ts';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { Answered, AppRequest, ApprovalGiven, WaitingRequest } from './protocol.ts';
import { answerTexts } from './texts.ts';

export async function listRequests(parts: AppParts, owner: Owner, language: Language): Promise<readonly WaitingRequest[]> {
  return (await waitingOf(parts, owner)).map((one) => listRequest(parts, one, language));
}

export async function readOne(parts: AppParts, owner: Owner, id: string, language: Language): Promise<Outcome<AppRequest>> {
  const waiting = await findWaiting(parts, owner, id);
  return waiting ? { ok: show(parts, owner, waiting, language) } : whyGone(parts, owner, id);
}

/**
 * `strict`, several waiting: the digits that were heard say which one (T25). Digits that fit none void all that wait, for one
 * entry must never be a try at several.
 */
export async function chooseByDigits(parts: AppParts, owner: Owner, digits: string, language: Language): Promise<Outcome<AppRequest>> {
  const waiting = (await waitingOf(parts, owner)).filter(({ data }) => readRequest(data).keyed);
  if (waiting.length === 0) return { problem: 'request-gone' };
  const fitting = waiting.filter(({ data }) => readRequest(data).code === digits);
  const [one, ...more] = fitting;
  if (one && more.length === 0) return { ok: show(parts, owner, one, language) };
  for (const request of waiting) await voidRequest(parts, request, 'wrong-digits');
  return { problem: 'wrong-digits' };
}

export async function approve(
  parts: AppParts,
  owner: Owner,
  id: string,
  given: ApprovalGiven,
  language: Language,
): Promise<Outcome<Answered>> {
  const waiting = await findWaiting(parts, owner, id);
  if (!waiting) return whyGone(parts, owner, id);
  const decided = await parts.identify.approve(id, { value: given as unknown as Json, credential: owner.device });
  switch (decided) {
    case 'accepted':
      await parts.stores.wakeups.answered(owner.customer.id);
      return answered('approved', waiting, language);
    case 'retry':
      return notConfirmed(parts, owner.device);
    case 'locked':
      return { problem: 'phone-locked' };
    case 'rejected':
      return given.digits === readRequest(waiting.data).code ? whyGone(parts, owner, id) : tellWrongDigits(parts, waiting);
    case 'gone':
      return whyGone(parts, owner, id);
  }
}

async function tellWrongDigits({ calls }: AppParts, { call }: Waiting): Promise<Trouble> {
  if (call) await calls.alert(call, 'wrong-digits');
  return { problem: 'wrong-digits' };
}

export async function decline(parts: AppParts, owner: Owner, id: string, language: Language): Promise<Outcome<Answered>> {
  const waiting = await findWaiting(parts, owner, id);
  if (!waiting || !(await voidRequest(parts, waiting, 'declined'))) return whyGone(parts, owner, id);
  await parts.stores.wakeups.answered(owner.customer.id);
  return answered('declined', waiting, language);
}

/** Has the code said again in the call, however often (D1: at will). */
export async function sayAgain(parts: AppParts, owner: Owner, id: string, language: Language): Promise<Outcome<{ sentence: string }>> {
  const waiting = await findWaiting(parts, owner, id);
  if (!waiting?.call || (await parts.calls.wish(waiting.call, 'say-again')) === 'missed') return whyGone(parts, owner, id);
  return { ok: { sentence: say(answerTexts, language, 'said-again') } };
}

const alerts = { declined: 'declined', 'not-me': 'not-in-a-call', 'wrong-digits': 'wrong-digits' } as const;

/** Voids it and tells every desk within a second; the caller hears what an unknown user code hears, when it would (T27). */
export async function voidRequest(parts: AppParts, { challenge, customer, call }: Waiting, why: keyof typeof alerts): Promise<boolean> {
  if ((await parts.identify.refuse(customer, challenge, why)) === 'gone') return false;
  if (call) await parts.calls.alert(call, alerts[why]);
  return true;
}

export function waitingOf(parts: AppParts, { customer }: Owner): Promise<readonly Waiting[]> {
  return parts.identify.waiting(customer.id, phoneKind);
}

/** Only among what waits for this very customer: another's request does not exist (T26). */
export async function findWaiting(parts: AppParts, owner: Owner, id: string): Promise<Waiting | undefined> {
  return (await waitingOf(parts, owner)).find(({ challenge }) => challenge === id);
}

function show(parts: AppParts, owner: Owner, waiting: Waiting, language: Language): AppRequest {
  const shown = showRequest(readRequest(waiting.data), waiting, language, parts.settings);
  return { ...listRequest(parts, waiting, language), ...shown, customer: owner.customer.id, device: owner.device };
}

function answered(is: 'approved' | 'declined', { purpose }: Waiting, language: Language): Outcome<Answered> {
  const id =
    purpose === 'call' ? is : (`${is}-${purpose === 'login' || purpose === 'identify' || purpose === 'pay' ? purpose : 'change'}` as const);
  return { ok: { is, sentence: say(answerTexts, language, id) } };
}

const problems = {
  waiting: 'being-answered',
  'being-answered': 'being-answered',
  voided: 'request-gone',
  approved: 'already-approved',
  'call-over': 'call-over',
  over: 'request-gone',
} as const;

/** Says why a request of this customer cannot be answered any more. One of somebody else has merely gone. */
export async function whyGone({ identify }: AppParts, owner: Owner, id: string): Promise<Trouble> {
  return { problem: problems[await identify.fate(owner.customer.id, id)] };
}
