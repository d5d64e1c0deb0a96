import type { Calls } from '#calls';
import { type Clock, contactCentre, type Time } from '#ports';
import type { Ended } from '../call-state.ts';
import { hangUp, hear, type LiveCall, takeInput } from '../live-call.ts';
import { describe } from '../run-command.ts';
import type { Step } from '../step.ts';

/** What a door for platforms of one dialect needs. */
export type IvrParts = {
  /** Our public address. */
  readonly origin: string;
  readonly calls: Pick<Calls, 'take' | 'release'>;
  readonly clock: Clock;
  readonly complain: (code: string, detail: string) => void;
};

/** A caller on a platform that fetches one document after the other and gathers the keys itself. */
export type IvrCall = {
  readonly live: LiveCall;
  /** The step that the platform has been given whole. */
  shown: number;
  /** Its words were played and its end was told. */
  told: number;
  /** Digits that count as the beginning of the next entry (`keep`). */
  kept: string;
  /** For how much of the patience of this question the platform has waited in vain, and for how much it waits now, ms. */
  waited: number;
  waits: number;
  /** Until when a lone hash belongs to the entry before. */
  swallowUntil: Time;
  /** From then on it must be heard of again, or it has lost its caller. */
  stopWatching: () => void;
};

/** What came of the last document. `nothing`: the caller did nothing for as long as it waited. */
export type Report =
  | { readonly is: 'keys'; readonly keys: string; readonly ended: 'hash' | 'key' | 'star' | 'silence' }
  | { readonly is: 'nothing' }
  | { readonly is: 'said' }
  | { readonly is: 'talked'; readonly outcome: 'over' | 'away' };

/** What the platform does next, in no dialect. */
export type Move =
  | {
      readonly do: 'gather';
      readonly step: Step;
      readonly say: Step['say'];
      readonly collect: NonNullable<Step['collect']>;
      readonly wait: number;
    }
  | { readonly do: 'say'; readonly step: Step; readonly say: Step['say'] }
  | { readonly do: 'talk'; readonly step: Step; readonly say: Step['say']; readonly call: string }
  | { readonly do: 'end'; readonly step: Step; readonly say: Step['say'] };

/** While a caller waits, a platform asks so often whether there is news, ms; in between it plays the waiting sound once. */
export const roundOfWaiting = 1_000;
/** And so often while it gathers. */
const longestWait = 15_000;
/** `waiting.wav`, ms. */
const lengthOfWaiting = 2_500;
/** A platform gives up on an answer after ten to fifteen seconds. */
const answerWithin = 5_000;
/** From the first word of a document to what came of it. */
const longestDocument = 90_000;
const longestTalk = 4 * 60 * 60_000;

export function createIvrCall(live: LiveCall): IvrCall {
  return { live, shown: 0, told: 0, kept: '', waited: 0, waits: 0, swallowUntil: 0, stopWatching: () => {} };
}

/** Takes what came of the document for that step, and says what to do next. A report on an older step changes nothing: the present one is given whole. */
export async function advance(parts: IvrParts, call: IvrCall, at: number, report: Report): Promise<Move> {
  const { live } = call;
  hear(live);
  call.stopWatching();
  const { step } = live.board;
  if (at !== step.n) repeat(call);
  else if (live.ended === null && at === call.shown) await take(parts, call, step, report);
  await handOver(parts, call);
  hear(live);
  return moveOf(parts, call);
}

/** The first document of a call, and whenever the platform asks for it anew. */
export function beginIvrCall(parts: IvrParts, call: IvrCall): Move {
  repeat(call);
  return moveOf(parts, call);
}

export async function leaveIvrCall(call: IvrCall): Promise<void> {
  call.stopWatching();
  await hangUp(call.live, 'hung-up');
}

async function take(parts: IvrParts, call: IvrCall, step: Step, report: Report): Promise<void> {
  if (report.is === 'talked') return endTalk(parts, call, report.outcome);
  if (report.is === 'said') {
    if (step.collect || step.talk || step.over || step.say.length === 0 || call.told === step.n) return;
    call.told = step.n;
    return send(parts, call, step, '', 'said');
  }
  if (!step.collect) return;
  if (report.is === 'nothing') {
    call.waited += call.waits;
    if (call.waited >= patienceOf(call, step.collect)) await send(parts, call, step, call.kept, 'silence');
    return;
  }
  const { keys, ended } = report;
  if (ended === 'hash' && keys === '' && call.kept === '' && parts.clock.now() < call.swallowUntil) return repeat(call);
  if (ended === 'hash' && !step.collect.hash) return send(parts, call, step, '', 'hash');
  await send(parts, call, step, ended === 'star' ? '' : (call.kept + keys).slice(0, longestEntry), ended);
}

const longestEntry = 32;

/** Its words are given again: the answer was lost on its way, or the hash of the entry before has cut them. */
function repeat(call: IvrCall): void {
  call.shown = 0;
}

async function send({ clock }: IvrParts, call: IvrCall, step: Step, keys: string, ended: Ended): Promise<void> {
  const late = new Promise<void>((resolve) => clock.at(clock.now() + answerWithin, resolve));
  await Promise.race([takeInput(call.live, step.n, keys, ended), late]);
  const next = call.live.board.step;
  call.waited = 0;
  call.kept = next.n > step.n && next.collect?.keep ? keys : '';
}

/** Who hangs up at the contact centre ends the call; where nobody answered the caller waits on, where they stood (N11). */
async function endTalk(parts: IvrParts, { live }: IvrCall, outcome: 'over' | 'away'): Promise<void> {
  if (outcome === 'over') return hangUp(live, 'advisor-hung-up');
  const { n } = live.board.step;
  if (live.advisor !== null) await forgive(parts, parts.calls.release(live.record, live.advisor));
  await live.board.next(n, answerWithin);
}

/** Whoever waits in the queue and has heard all that is said there goes to the bank's contact centre. */
async function handOver(parts: IvrParts, { live }: IvrCall): Promise<void> {
  const { stage } = live.state;
  if (live.ended !== null || stage.at !== 'queue' || stage.saying) return;
  const { n } = live.board.step;
  if ((await forgive(parts, parts.calls.take(live.record, contactCentre))) === 'taken') await live.board.next(n, answerWithin);
}

async function forgive<Answer>({ complain }: IvrParts, work: Promise<Answer>): Promise<Answer | undefined> {
  return work.catch((error: unknown) => {
    complain('own-ivr', describe(error));
    return undefined;
  });
}

function moveOf({ clock }: IvrParts, call: IvrCall): Move {
  const { live } = call;
  const { step } = live.board;
  const say = step.n === call.shown ? [] : step.say;
  if (step.n !== call.shown) {
    call.shown = step.n;
    call.waited = 0;
    call.swallowUntil = clock.now() + (step.collect?.swallow ?? 0);
  }
  if (step.over !== null || live.ended !== null) return { do: 'end', step, say };
  watch(clock, call, step.talk ? longestTalk : longestDocument);
  // A contact centre with a queue of its own is not announced as somebody who answers.
  if (step.talk) return { do: 'talk', step, say: say.filter(({ prompt }) => prompt !== 'connecting'), call: live.record };
  if (!step.collect) return { do: 'say', step, say };
  const left = patienceOf(call, step.collect) - call.waited;
  const atOnce = step.collect.hash ? Math.min(longestWait, step.collect.between) : longestWait;
  const wait = step.sound === null ? Math.max(roundOfWaiting, Math.min(left, atOnce)) : roundOfWaiting;
  call.waits = step.sound === null ? wait : wait + lengthOfWaiting;
  return { do: 'gather', step, say, collect: step.collect, wait };
}

/** The platform plays, or somebody talks: for so long it need not be heard of. */
function watch(clock: Clock, call: IvrCall, most: number): void {
  call.stopWatching();
  const stopListening = call.live.board.listen(() => {});
  const cancel = clock.at(clock.now() + most, stopListening);
  call.stopWatching = () => {
    stopListening();
    cancel();
  };
}

function patienceOf({ kept }: IvrCall, { first, between }: NonNullable<Step['collect']>): number {
  return kept === '' ? first : between;
}
