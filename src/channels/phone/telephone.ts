import type { Calls } from '#calls';
import { type Clock, contactCentre, type Leg, type LegGone, type RingingCall, type Sound, type TalkOver, type Telephony } from '#ports';
import type { Line } from './line.ts';
import { giveBack, hangUp, type LiveCall, takeInput } from './live-call.ts';
import { type RunningCollector, runCollector } from './machine/run-collector.ts';
import { describe } from './run-command.ts';
import type { Step } from './step.ts';

export type TelephoneParts = {
  readonly telephony: Telephony;
  readonly line: Line;
  readonly calls: Pick<Calls, 'find' | 'take'>;
  readonly clock: Clock;
  readonly settings: TelephoneSettings;
  /** Into the log, never with what was keyed. */
  readonly complain: (code: string, detail: string) => void;
};

export type TelephoneSettings = {
  /** `required`: a call whose signalling or sound is not protected is refused before it is answered (S29). */
  readonly protection: 'required' | 'allowed';
  /** Callers who wait go to the bank's own contact centre instead of an advisor at the desk. */
  readonly contactCentre: boolean;
};

/** A telephone system that tells of keys so late would keep callers waiting: it gets no more calls, ms. */
const lateAtMost = 1_000;

/** All callers of the telephone system are one owner: only the whole line is limited. */
const owner = { name: 'telephone', is: 'client' } as const;

/** A call of the telephone system: the same collector as the browser phone's, with its hands on a leg. */
type Caller = {
  readonly live: LiveCall;
  readonly leg: Leg;
  readonly collector: RunningCollector;
  /** `calling`: the other's phone rings. */
  talk: 'no' | 'calling' | 'yes';
  /** Whose phone was called last; the call may be somebody else's by now. */
  phone: string | null;
  held: boolean;
};

/** Puts the calls of a telephone system on this node's line. Throws what `open` throws. */
export async function openTelephone(parts: TelephoneParts): Promise<void> {
  const { telephony, complain } = parts;
  await telephony.open((ringing) => void arrive(parts, ringing).catch((error: unknown) => complain('telephone', describe(error))));
}

async function arrive(parts: TelephoneParts, ringing: RingingCall): Promise<void> {
  const { telephony, line, settings, complain } = parts;
  if (settings.protection === 'required' && !ringing.isProtected) return ringing.refuse('unprotected');
  if (telephony.look().delay > lateAtMost) return ringing.refuse('busy');
  const live = await line.open({ to: ringing.to, from: ringing.from }, owner).catch((error: unknown) => {
    complain('telephone', describe(error));
    return 'busy' as const;
  });
  if (typeof live === 'string') return ringing.refuse(live);
  await pickUp(parts, ringing, live);
}

async function pickUp(parts: TelephoneParts, ringing: RingingCall, live: LiveCall): Promise<void> {
  let caller: Caller | undefined;
  const end = (why: LegGone | 'advisor-hung-up') => void hangUp(live, why).catch(() => {});
  try {
    const leg = await ringing.answer({
      onKey: (key) => caller?.collector.press(key),
      onGone: end,
      onTalkOver: (why) => caller && void finishTalk(parts, caller, why).then((isOver) => isOver && end('advisor-hung-up')),
    });
    caller = createCaller(parts, live, leg);
    const answered = caller;
    live.board.listen((step) => take(parts, answered, step));
    take(parts, answered, live.board.step);
  } catch (error) {
    end('hung-up');
    throw error;
  }
}

/**
 * Whether the call is over with it. A page that is gone has hung up on nobody (N11), and nor has whoever has handed the call on
 * and then puts the receiver down.
 */
async function finishTalk({ calls, complain }: TelephoneParts, caller: Caller, why: TalkOver): Promise<boolean> {
  const { live, phone } = caller;
  takeBack(caller);
  if (phone === null) return true;
  if (why === 'lost') {
    await giveBack(live, phone);
    return false;
  }
  const found = await calls.find(live.record).catch((error: unknown) => complain('telephone', describe(error)));
  return !found || found.advisor === phone;
}

function createCaller(parts: TelephoneParts, live: LiveCall, leg: Leg): Caller {
  const { clock } = parts;
  const collector = runCollector({
    play(say, onSaid) {
      leg.play(soundsOf(live, say), () => {
        onSaid();
        putThrough(caller);
      });
    },
    cut: leg.cut,
    sound: leg.sound,
    send: (step, keys, ended) => void takeInput(live, step, keys, ended).then((present) => collector.take(present)),
    hangUp: leg.hangUp,
    now: clock.now,
    after: (wait, then) => clock.at(clock.now() + wait, then),
  });
  const caller: Caller = { live, leg, collector, talk: 'no', phone: null, held: false };
  return caller;
}

/** A contact centre with a queue of its own is not announced as somebody who answers. */
function soundsOf({ advisor }: LiveCall, say: Step['say']): readonly Sound[] {
  const heard = advisor === contactCentre ? say.filter(({ prompt }) => prompt !== 'connecting') : say;
  return heard.flatMap(({ audio }) => audio);
}

function take(parts: TelephoneParts, caller: Caller, step: Step): void {
  // Before a word is said or a key is gathered: whoever talks with the caller must hear neither (I8).
  if (caller.talk !== 'no' && (step.talk === null || step.say.length > 0)) takeBack(caller);
  caller.collector.take(step);
  putThrough(caller);
  if (parts.settings.contactCentre) void handOver(parts, caller);
}

function takeBack(caller: Caller): void {
  caller.talk = 'no';
  caller.held = false;
  caller.leg.takeBack();
}

/** After what is said; and parks, or takes up again. */
function putThrough(caller: Caller): void {
  const { step, phase } = caller.collector.present;
  if (!step?.talk || phase !== 'holding') return;
  if (caller.talk === 'no') void callOther(caller);
  else hold(caller, step.sound === 'waiting');
}

function hold(caller: Caller, held: boolean): void {
  if (caller.talk !== 'yes' || caller.held === held) return;
  caller.held = held;
  caller.leg.hold(held);
}

/** Whom the call belongs to now. Who does not answer gives it back to the queue (N11). */
async function callOther(caller: Caller): Promise<void> {
  const { live, leg } = caller;
  const { advisor, record } = live;
  if (advisor === null) return;
  caller.talk = 'calling';
  caller.phone = advisor;
  const outcome = await leg.talk({ phone: advisor, call: record });
  if (caller.talk !== 'calling' || live.advisor !== advisor) return;
  caller.talk = outcome === 'talking' ? 'yes' : 'no';
  if (outcome === 'talking') return hold(caller, caller.collector.present.step?.sound === 'waiting');
  await giveBack(live, advisor);
}

/** Once all was said that is said in the queue. */
async function handOver({ calls, complain }: TelephoneParts, { live }: Caller): Promise<void> {
  const { stage } = live.state;
  if (stage.at !== 'queue' || stage.saying) return;
  await calls.take(live.record, contactCentre).catch((error: unknown) => complain('telephone', describe(error)));
}
