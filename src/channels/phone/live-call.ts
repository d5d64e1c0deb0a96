import { type Incoming, stateOf } from '#calls';
import type { CallRecord, Signals, Stores, Time } from '#ports';
import { begin, type CallEvent, type CallState, type Command, type Ended, next } from './call.ts';
import { type CommandParts, describe, runCommand } from './run-command.ts';
import type { PhoneSettings } from './settings.ts';
import { makeStep, type Step } from './step.ts';
import { createStepBoard, type StepBoard } from './step-board.ts';
import { ending, type Turn } from './turn.ts';

export type LiveCallParts = CommandParts & {
  readonly stores: Pick<Stores, 'staff'>;
  readonly signals: Signals;
  readonly settings: PhoneSettings;
};

/** One call on this node's line. */
export type LiveCall = {
  readonly parts: LiveCallParts;
  /** As its collector knows it. */
  readonly id: string;
  /** As every node and the desk know it: another one after a lost lease. */
  record: string;
  readonly owner: string;
  readonly incoming: Incoming;
  state: CallState;
  /** The member of staff whom the script knows to have the call; its state has the name. */
  advisor: string | null;
  /** Since when: given back and taken again between two looks it is another time, and the telephone must ring anew. */
  answered: Time | null;
  readonly board: StepBoard;
  ended: Time | null;
  heard: Time;
  /** Everything that moves the call happens one after the other. */
  work: Promise<void>;
  /** What follows a hang-up is done. */
  tidied: Promise<void>;
  lookDue: boolean;
  /** How often in a row the stores could not be read. */
  blind: number;
  /** A wish for the queue that the store has not taken yet. */
  unqueued: (Command & { do: 'queue' }) | null;
  /** What was to end and the store did not take: tried again until it has, also after the hang-up. */
  readonly unended: (() => Promise<void>)[];
  stopListening: () => void;
  cancelUntil: () => void;
};

/** Opens the call and greets. Throws what the store throws: then there is no call. */
export async function openLiveCall(parts: LiveCallParts, incoming: Incoming, owner: string): Promise<LiveCall> {
  const { id } = await parts.calls.open(incoming);
  const { state, turn } = begin(parts.settings, incoming.language, parts.clock.now());
  const board = createStepBoard(parts.clock, makeStep(turn, { n: 1, call: id, language: state.language }, parts.settings));
  const done = Promise.resolve();
  const fresh = { ended: null, heard: parts.clock.now(), work: done, tidied: done, lookDue: false, blind: 0, unqueued: null, unended: [] };
  const nothing = () => {};
  const live: LiveCall = {
    parts,
    id,
    record: id,
    owner,
    incoming,
    state,
    advisor: null,
    answered: null,
    board,
    ...fresh,
    stopListening: nothing,
    cancelUntil: nothing,
  };
  listenToRecord(live);
  return live;
}

/** An input for an older step changes nothing. Answers with the present step, at the latest when there is a new one. */
export async function takeInput(live: LiveCall, step: number, keys: string, ended: Ended): Promise<Step> {
  hear(live);
  if (step !== live.board.step.n) return live.board.step;
  const done = inTurn(live, async () => {
    if (step === live.board.step.n) await run(live, { is: 'input', keys, ended });
  });
  return live.board.next(step, longestPatience, done);
}

const longestPatience = 25_000;

/** The step after this one, or the present one once 25 s are over. */
export async function waitForStep(live: LiveCall, after: number): Promise<Step> {
  hear(live);
  if (live.ended === null) await live.board.next(after, longestPatience);
  hear(live);
  return live.board.step;
}

/** Notes that the collector is there. */
export function hear(live: LiveCall): void {
  live.heard = live.parts.clock.now();
}

export function movePlace(live: LiveCall, place: number): void {
  if (live.state.place !== place) void inTurn(live, () => run(live, { is: 'queue-place', place }));
}

const blindAtMost = 3;

/** Something may have changed: reads the call and its identification anew. */
export function look(live: LiveCall): void {
  if (live.ended !== null) return void endAgain(live);
  if (live.lookDue) return;
  live.lookDue = true;
  void inTurn(live, async () => {
    live.lookDue = false;
    try {
      await lookNow(live);
      live.blind = 0;
    } catch (error) {
      live.parts.complain('phone-look', describe(error));
      live.blind += 1;
      if (live.blind === blindAtMost && live.state.flow) await run(live, { is: 'failed' });
    }
  });
}

/** At once, whatever is being done: the identity first (S42), then what still runs, also what was just being begun. */
export async function hangUp(live: LiveCall, why: string): Promise<void> {
  if (live.ended !== null) return;
  const { calls, identify, clock } = live.parts;
  const { record } = live;
  live.ended = clock.now();
  live.cancelUntil();
  live.stopListening();
  if (live.board.step.over === null) show(live, ending([]));
  const over = end(live, () => calls.hangUp(record, why)).then(() => end(live, () => identify.endCall(record)));
  live.tidied = over.then(() => live.work).then(() => end(live, () => identify.endCall(live.record)));
  await over;
}

/** Back to its place in the queue, as soon as the store takes it: else nobody would be called for whoever waits (N11). */
export function giveBack(live: LiveCall, advisor: string): Promise<void> {
  const { record } = live;
  return end(live, async () => void (await live.parts.calls.release(record, advisor)));
}

async function end(live: LiveCall, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    live.parts.complain('phone-end', describe(error));
    live.unended.push(work);
  }
}

async function endAgain(live: LiveCall): Promise<void> {
  for (const work of live.unended.splice(0)) await end(live, work);
}

/** Moves the call, then does what follows; what that brings moves it on before anything else does. */
async function run(live: LiveCall, event: CallEvent): Promise<void> {
  if (live.ended !== null) return;
  const move = next(live.parts.settings, live.state, event, live.parts.clock.now());
  live.state = move.state;
  if (move.turn) show(live, move.turn);
  for (const command of move.commands) {
    if (command.do === 'hangUp') return hangUp(live, command.why);
    const result = await obey(live, command);
    if (result) await run(live, result);
  }
}

async function obey(live: LiveCall, command: Exclude<Command, { do: 'hangUp' }>): Promise<CallEvent | null> {
  if (live.ended !== null) return null;
  if (command.do === 'queue') {
    live.unqueued = command;
    await queueNow(live);
    return null;
  }
  if (command.do === 'endFlow') {
    await end(live, () => live.parts.identify.end(command.flow, 'left'));
    return null;
  }
  const result = await runCommand(live.parts, live.record, command, () => void run(live, { is: 'slow' }));
  if (result && 'view' in result) keepUntil(live, result.view.until);
  return result;
}

/** Until the store has taken it: the caller hears the queue all the while. */
async function queueNow(live: LiveCall): Promise<void> {
  const command = live.unqueued;
  if (!command) return;
  try {
    await live.parts.calls.queue(live.record, command.reason);
    live.unqueued = null;
  } catch (error) {
    live.parts.complain('phone-queue', describe(error));
  }
}

function inTurn(live: LiveCall, job: () => Promise<void>): Promise<void> {
  live.work = live.work
    .then(() => (live.ended === null ? job() : undefined))
    .catch((error: unknown) => live.parts.complain('phone-call', describe(error)));
  return live.work;
}

async function lookNow(live: LiveCall): Promise<void> {
  const found = await live.parts.calls.find(live.record);
  if (!found || stateOf(found, live.parts.clock.now()) === 'over') return goOnWithout(live, found);
  await queueNow(live);
  await endAgain(live);
  if (found.wish) await run(live, { is: 'wished', wish: found.wish });
  await lookAtAdvisor(live, found);
  if (live.state.flow) await lookAtFlow(live, live.state.flow);
}

/** Taken, handed on, given back, parked: in the order in which a desk does it. */
async function lookAtAdvisor(live: LiveCall, { advisor, answered, held, identified }: CallRecord): Promise<void> {
  const before = live.advisor;
  if (before === null && advisor !== null && live.state.stage.at !== 'queue') return;
  // What cannot be read now has not happened yet: the next look finds it again.
  const isSame = advisor === before && answered === live.answered;
  const change = isSame ? null : await changeOf(live, before, advisor, identified !== null);
  // First: whoever carries the call must know whose it is when the step comes.
  live.advisor = advisor;
  live.answered = answered;
  if (change) await run(live, change);
  if (advisor !== null && held !== live.state.held) await run(live, { is: 'held', held });
}

async function changeOf(live: LiveCall, before: string | null, advisor: string | null, identified: boolean): Promise<CallEvent> {
  if (advisor === null) return { is: 'released' };
  const name = await nameOf(live, advisor);
  return before === null ? { is: 'taken', advisor: name } : { is: 'transferred', advisor: name, identified };
}

async function lookAtFlow(live: LiveCall, flow: string): Promise<void> {
  const view = await live.parts.identify.look(flow);
  keepUntil(live, view.until);
  await run(live, { is: 'view', view });
}

/** Somebody ended it; or its lease ran out while the store was out of order, and the caller still holds the line. */
async function goOnWithout(live: LiveCall, found: CallRecord | undefined): Promise<void> {
  if (found && found.ended !== null && found.lease > found.ended) return run(live, { is: 'wished', wish: 'end' });
  const old = live.record;
  const { calls, identify } = live.parts;
  live.advisor = null;
  live.answered = null;
  live.record = (await calls.open({ ...live.incoming, language: live.state.language })).id;
  live.stopListening();
  listenToRecord(live);
  await run(live, { is: 'lost' });
  await end(live, () => identify.endCall(old));
}

async function nameOf(live: LiveCall, advisor: string): Promise<string> {
  return (await live.parts.stores.staff.find(advisor))?.name ?? '';
}

function listenToRecord(live: LiveCall): void {
  live.stopListening = live.parts.signals.listen(`call:${live.record}`, () => look(live));
}

/** What nobody answers is over at that moment for whoever waits (T16). */
function keepUntil(live: LiveCall, until: Time | null): void {
  live.cancelUntil();
  if (until !== null) live.cancelUntil = live.parts.clock.at(until, () => look(live));
}

function show(live: LiveCall, turn: Turn): void {
  const about = { n: live.board.step.n + 1, call: live.id, language: live.state.language };
  live.board.show(makeStep(turn, about, live.parts.settings));
}
