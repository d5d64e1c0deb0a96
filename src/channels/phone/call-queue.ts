import { askFirstMenu } from './ask-menu.ts';
import { type CallEvent, type CallState, type Command, type Move, stay } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { awaitingAdvisor, ending, saying, talkingTo } from './turn.ts';

/** Without identification, because the caller wants it so: to the queue, or back to the advisor who asked. */
export function leave(state: CallState): Move {
  return state.advisor !== null ? backToAdvisor(state, []) : toQueue(state, [{ id: 'unidentified' }], null);
}

/** Three answers in a row that could not be read: a person, not a hang-up (D20). */
export function giveUp(state: CallState, why: readonly Prompt[]): Move {
  if (state.advisor !== null) return backToAdvisor(state, why);
  return toQueue(state, [...why, { id: state.blocking ? 'block-not-done' : 'to-a-person' }], null);
}

export function toQueue(state: CallState, say: readonly Prompt[], reason: string | null): Move {
  if (state.closed) return { ...askFirstMenu({ ...state, unreadable: 0, flow: null }, withoutPromise(say)), commands: endFlow(state) };
  return {
    state: { ...state, stage: { at: 'queue', saying: true }, unreadable: 0, flow: null, blocking: null },
    turn: saying([...say, { id: 'queue' }]),
    commands: [...endFlow(state), { do: 'queue', reason }],
  };
}

/** Outside the opening hours nobody comes, and nobody is promised. */
function withoutPromise(say: readonly Prompt[]): Prompt[] {
  return say.flatMap((prompt): Prompt[] => {
    if (prompt.id === 'block-not-done') return [{ id: 'block-not-done-closed' }];
    return prompt.id === 'to-a-person' || prompt.id === 'unidentified' ? [] : [prompt];
  });
}

/** The only calls that the script itself ends: nobody is there, and all that works without anybody is done. */
export function endUnanswered(state: CallState, say: readonly Prompt[]): Move {
  return {
    state: { ...state, stage: { at: 'over' }, flow: null },
    turn: ending([...say, { id: 'goodbye' }]),
    commands: [...endFlow(state), { do: 'hangUp', why: 'closed' }],
  };
}

export function hearQueue(state: CallState, { ended }: CallEvent & { is: 'input' }): Move {
  if (ended === 'said') return goOnWaiting(state);
  if (ended === 'silence') return tell(state, state.place === null ? [{ id: 'queue' }] : sayPlace(state.place));
  if (ended === 'key') return stay(state);
  return tell(state, [{ id: 'queue' }, ...(state.place === null ? [] : sayPlace(state.place))]);
}

/** A change that comes while something is being said is told when that is over. */
export function movePlace(state: CallState, place: number): Move {
  const { stage } = state;
  const moved = { ...state, place };
  return stage.at === 'queue' && !stage.saying && place !== state.told ? tell(moved, sayPlace(place)) : stay(moved);
}

function goOnWaiting(state: CallState): Move {
  const place = state.place !== null && state.place !== state.told ? sayPlace(state.place) : [];
  const warning: Prompt[] = state.warned ? [] : [{ id: 'never-ask' }];
  if (place.length + warning.length > 0) return tell({ ...state, warned: true }, [...place, ...warning]);
  return { state: { ...state, stage: { at: 'queue', saying: false } }, turn: awaitingAdvisor(), commands: [] };
}

function tell(state: CallState, say: readonly Prompt[]): Move {
  return { state: { ...state, stage: { at: 'queue', saying: true }, told: state.place }, turn: saying(say), commands: [] };
}

function sayPlace(place: number): Prompt[] {
  return place === 1 ? [{ id: 'queue-next' }] : [{ id: 'queue-place', with: { place } }];
}

export function connect(state: CallState, advisor: string): Move {
  if (state.stage.at !== 'queue') return stay(state);
  return {
    state: { ...state, stage: { at: 'talking' }, advisor },
    turn: talkingTo(advisor, [{ id: 'connecting' }]),
    commands: [],
  };
}

/** The caller hears the waiting sound; whoever is just keying hears it afterwards. */
export function hold(state: CallState, held: boolean): Move {
  const { advisor, stage } = state;
  if (advisor === null || held === state.held) return stay(state);
  return { state: { ...state, held }, commands: [], ...(stage.at === 'talking' ? { turn: talkingTo(advisor, [], held) } : {}) };
}

/** Another advisor; whoever is just keying is put through afterwards. */
export function handOn(state: CallState, advisor: string, identified: boolean): Move {
  if (state.advisor === null) return stay(state);
  const handed = { ...state, advisor, held: false, identified: identified ? state.identified : null };
  return { state: handed, commands: [], ...(state.stage.at === 'talking' ? { turn: talkingTo(advisor, [{ id: 'connecting' }]) } : {}) };
}

/** To the place in the queue that the call kept (N11). */
export function release(state: CallState): Move {
  return state.advisor === null ? stay(state) : toQueue({ ...state, advisor: null, held: false, told: null }, [], null);
}

export function backToAdvisor(state: CallState, say: readonly Prompt[]): Move {
  return {
    state: { ...state, stage: { at: 'talking' }, unreadable: 0, flow: null },
    turn: talkingTo(state.advisor ?? '', [...say, { id: 'step-up-back' }], state.held),
    commands: endFlow(state),
  };
}

/** A new call on the same line: whoever was identified is so no longer (T38). */
export function lose(state: CallState): Move {
  const fresh = { ...state, flow: null, identified: null, advisor: null, held: false, place: null, told: null };
  return toQueue(fresh, [{ id: 'not-working' }, { id: 'to-a-person' }], null);
}

export function endFlow({ flow }: CallState): Command[] {
  return flow ? [{ do: 'endFlow', flow }] : [];
}
