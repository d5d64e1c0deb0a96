import type { CallRecord } from '#ports';
import { drawId } from '#ports';
import { type Language, say } from '#texts';
import { isTalking } from './call-status.ts';
import { auditLine } from './effects.ts';
import type { Outcome } from './outcome.ts';
import type { Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { Answered, WhoCalls } from './protocol.ts';
import { findWaiting, voidRequest, waitingOf, whyGone } from './requests.ts';
import { answerTexts } from './texts.ts';

/**
 * "I am not in a call" (N4): voids the request, warns every desk, lets the phones sleep and raises a case with the caller's
 * number. The caller learns nothing. Said of a request that has gone meanwhile it still raises the case.
 */
export async function sayNotMe(parts: AppParts, owner: Owner, id: string, language: Language): Promise<Outcome<Answered>> {
  const waiting = await findWaiting(parts, owner, id);
  const challenge = waiting ? undefined : await parts.stores.challenges.find(id);
  if (!waiting && challenge?.customer !== owner.customer.id) return whyGone(parts, owner, id);
  if (waiting) await voidRequest(parts, waiting, 'not-me');
  await raise(parts, owner, 'not-in-a-call', waiting?.call ? await parts.calls.find(waiting.call) : undefined);
  return { ok: { is: 'stopped', sentence: say(answerTexts, language, 'stopped') } };
}

/** The same without a request: of all calls that are open in the customer's name and not approved. */
export async function sayNotInCall(parts: AppParts, owner: Owner, language: Language): Promise<Outcome<Answered>> {
  const inName = await parts.calls.inNameOf(owner.customer.id);
  const open = inName.filter((call) => !isTalking(call, owner.customer.id, parts.clock.now()));
  for (const waiting of await waitingOf(parts, owner))
    if (open.some(({ id }) => id === waiting.call)) await voidRequest(parts, waiting, 'not-me');
  for (const call of open) {
    await parts.calls.alert(call.id, 'not-in-a-call');
    await raise(parts, owner, 'not-in-a-call', call);
  }
  return { ok: { is: 'stopped', sentence: say(answerTexts, language, 'stopped') } };
}

/** Styrka places no calls yet, so the answer is the same for everybody; the bank hears of it. */
export async function askWhoCalls(parts: AppParts, owner: Owner, language: Language): Promise<Outcome<WhoCalls>> {
  await raise(parts, owner, 'somebody-calls', undefined);
  return { ok: { is: 'not-us', sentence: say(answerTexts, language, 'not-us') } };
}

/** One case for each call, or each minute where there is none: a phone that repeats itself must not push others' warnings off the desks. */
const silence = 60_000;

async function raise(parts: AppParts, owner: Owner, kind: 'not-in-a-call' | 'somebody-calls', call: CallRecord | undefined): Promise<void> {
  const { stores, clock, random, policy, signals } = parts;
  const detail = call ? `from ${call.from ?? 'a withheld number'} to ${call.to}` : '';
  const alarm = { id: drawId(random), at: clock.now(), kind, call: call?.id ?? null, customer: owner.customer.id, detail };
  const audit = [{ ...auditLine(parts, owner, `alarm-${kind}`), ...(call ? { call: call.id } : {}) }];
  const about = call?.id ?? String(Math.floor(clock.now() / silence));
  const isNews = (await stores.sessions.use(`alarm ${kind} ${owner.customer.id} ${about}`, clock.now() + silence)) === 'used';
  if (isNews) await stores.alarms.raise(alarm, { audit });
  if (kind === 'not-in-a-call') await stores.wakeups.pause(owner.customer.id, clock.now() + policy.wakeUpPause);
  signals.tell('desk');
}
