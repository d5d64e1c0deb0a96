import type { Ended } from '../call-state.ts';
import type { Step } from '../step.ts';

/** Milliseconds; any clock that only goes forward. */
type Moment = number;

/** `saying` and `collecting` a step, `sent`: its answer is on its way; `holding`: nothing to do but to hear. */
type Phase = 'idle' | 'saying' | 'collecting' | 'sent' | 'holding' | 'over';

/**
 * What gathers keys for a call, as plain data: the browser phone's, and the model for a bank's own IVR. Keyed digits
 * stay here until the entry is whole and leave once.
 */
export type Collector = {
  readonly step: Step | null;
  readonly phase: Phase;
  readonly keys: string;
  /** Pressed while an answer is on its way: a caller who knows the menu loses nothing. */
  readonly ahead: readonly string[];
  readonly swallowUntil: Moment;
};

export type Happening =
  | { readonly is: 'step'; readonly step: Step }
  | { readonly is: 'key'; readonly key: string }
  /** All of the step was played. */
  | { readonly is: 'said' }
  /** The patience is over. */
  | { readonly is: 'late' };

export type Effect =
  | { readonly do: 'play'; readonly say: Step['say'] }
  | { readonly do: 'cut' }
  | { readonly do: 'sound'; readonly sound: Step['sound'] }
  /** Null: no patience runs. */
  | { readonly do: 'wait'; readonly patience: Moment | null }
  | { readonly do: 'send'; readonly step: number; readonly keys: string; readonly ended: Ended }
  | { readonly do: 'hang-up' };

export type Collected = { readonly collector: Collector; readonly effects: readonly Effect[] };

export const idle: Collector = { step: null, phase: 'idle', keys: '', ahead: [], swallowUntil: 0 };

const keysAtMost = 32;

export function collect(collector: Collector, happening: Happening, now: Moment): Collected {
  const { step, phase } = collector;
  switch (happening.is) {
    case 'step':
      return takeStep(collector, happening.step, now);
    case 'key':
      return step && phase !== 'over' ? takeKey(collector, step, happening.key, now) : { collector, effects: [] };
    case 'said':
      return step && phase === 'saying' ? finishSaying(collector, step) : { collector, effects: [] };
    case 'late':
      return step && phase === 'collecting' ? send(collector, step, collector.keys, 'silence') : { collector, effects: [] };
  }
}

function takeStep(collector: Collector, step: Step, now: Moment): Collected {
  const present = collector.step?.n ?? 0;
  if (step.n < present || (step.n === present && collector.phase !== 'sent')) return { collector, effects: [] };
  if (step.n === present) return feed(goOn({ ...collector, keys: '' }, step), collector.ahead, now);
  const keys = step.collect?.keep ? collector.keys : '';
  const ahead = collector.phase === 'sent' && step.collect ? collector.ahead : [];
  const next: Collector = { step, phase: 'saying', keys, ahead: [], swallowUntil: now + (step.collect?.swallow ?? 0) };
  const before: Effect[] = [{ do: 'cut' }, { do: 'wait', patience: null }];
  const begun =
    step.say.length === 0
      ? finishSaying(next, step)
      : {
          collector: next,
          effects: [
            { do: 'sound', sound: null },
            { do: 'play', say: step.say },
          ] as Effect[],
        };
  return feed({ collector: begun.collector, effects: [...before, ...begun.effects] }, ahead, now);
}

function feed(collected: Collected, keys: readonly string[], now: Moment): Collected {
  return keys.reduce((so, key) => {
    const next = collect(so.collector, { is: 'key', key }, now);
    return { collector: next.collector, effects: [...so.effects, ...next.effects] };
  }, collected);
}

function finishSaying(collector: Collector, step: Step): Collected {
  if (step.over) return { collector: { ...collector, phase: 'over' }, effects: [{ do: 'sound', sound: null }, { do: 'hang-up' }] };
  if (step.collect) return goOn(collector, step);
  const sound: Effect = { do: 'sound', sound: step.sound };
  if (step.talk || step.say.length === 0) return { collector: { ...collector, phase: 'holding' }, effects: [sound] };
  const sent = send(collector, step, '', 'said');
  return { ...sent, effects: [sound, ...sent.effects] };
}

/** Gathers, or holds where there is nothing to gather. */
function goOn(collector: Collector, step: Step): Collected {
  const sound: Effect = { do: 'sound', sound: step.sound };
  if (!step.collect) return { collector: { ...collector, phase: 'holding', ahead: [] }, effects: [sound] };
  const patience = collector.keys === '' ? step.collect.first : step.collect.between;
  return { collector: { ...collector, phase: 'collecting', ahead: [] }, effects: [sound, { do: 'wait', patience }] };
}

function takeKey(collector: Collector, step: Step, key: string, now: Moment): Collected {
  if (!step.collect) return { collector, effects: [] };
  if (collector.phase === 'sent')
    return { collector: { ...collector, ahead: [...collector.ahead, key].slice(0, keysAtMost) }, effects: [] };
  if (key === '#' && collector.keys === '' && now < collector.swallowUntil) return { collector, effects: [] };
  const cut: Effect[] = collector.phase === 'saying' ? [{ do: 'cut' }] : [];
  const pressed = pressKey({ ...collector, phase: 'collecting' }, step, step.collect, key);
  return { ...pressed, effects: [...cut, ...pressed.effects] };
}

function pressKey(collector: Collector, step: Step, { hash, max, between }: NonNullable<Step['collect']>, key: string): Collected {
  if (key === '*') return send({ ...collector, keys: '' }, step, '', 'star');
  if (key === '#') return send({ ...collector, keys: '' }, step, hash ? collector.keys : '', 'hash');
  const keys = (collector.keys + key).slice(0, keysAtMost);
  if (!hash && keys.length >= max) return send({ ...collector, keys: '' }, step, keys, 'key');
  return { collector: { ...collector, keys }, effects: [{ do: 'wait', patience: between }] };
}

function send(collector: Collector, step: Step, keys: string, ended: Ended): Collected {
  return {
    collector: { ...collector, phase: 'sent', ahead: [] },
    effects: [
      { do: 'wait', patience: null },
      { do: 'send', step: step.n, keys, ended },
    ],
  };
}
