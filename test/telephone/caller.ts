import { readFileSync } from 'node:fs';
import type { LiveCall, Step } from '#channels/phone';
import { hangUp, takeInput } from '#channels/phone';
import type { Clock, Time } from '#ports';
import { type Collector, collect, type Effect, type Happening, idle } from '../../src/channels/phone/page/collector.ts';

type Manifest = Record<string, Record<string, { ms: number }>>;
const manifest = JSON.parse(readFileSync(new URL('../../voices/manifest.json', import.meta.url), 'utf8')) as Manifest;

export type Heard = { readonly prompt: string; readonly text: string; readonly language: string; readonly at: Time };

export type Caller = {
  /** Every sentence that began, in order. */
  readonly heard: readonly Heard[];
  /** Their ids since the last time this was asked. */
  news(): string[];
  readonly collector: Collector;
  readonly step: Step;
  /** The longest time without a voice, a sound, an advisor or an open question, ms. */
  readonly longestSilence: number;
  press(keys: string): void;
  hangUp(): Promise<void>;
};

/** A caller who hears as long as the demo's voices take, and presses keys: the browser phone's collector under a clock. */
export function createCaller(call: LiveCall, clock: Clock): Caller {
  const heard: Heard[] = [];
  let asked = 0;
  let collector = idle;
  let cancels: (() => void)[] = [];
  let cancelWait = (): void => {};
  let quietSince: Time | null = clock.now();
  let sound = false;
  let longest = 0;

  const measure = () => {
    const { phase, step } = collector;
    const loud = phase === 'saying' || phase === 'collecting' || phase === 'over' || sound || (phase === 'holding' && step?.talk);
    if (quietSince !== null) longest = Math.max(longest, clock.now() - quietSince);
    quietSince = loud ? null : (quietSince ?? clock.now());
  };
  const happen = (happening: Happening) => {
    const next = collect(collector, happening, clock.now());
    collector = next.collector;
    for (const effect of next.effects) perform(effect);
    measure();
  };
  const cut = () => {
    for (const cancel of cancels) cancel();
    cancels = [];
  };
  const play = (say: Step['say']) => {
    let at = clock.now();
    for (const one of say) {
      const start = () => heard.push({ prompt: one.prompt, text: one.text, language: one.language, at: clock.now() });
      if (at === clock.now()) start();
      else cancels.push(clock.at(at, start));
      at += lengthOf(one);
    }
    cancels.push(clock.at(at, () => happen({ is: 'said' })));
  };
  const perform = (effect: Effect): void => {
    if (effect.do === 'cut') cut();
    if (effect.do === 'play') play(effect.say);
    if (effect.do === 'sound') sound = effect.sound !== null;
    if (effect.do === 'wait') {
      cancelWait();
      cancelWait = effect.patience === null ? () => {} : clock.at(clock.now() + effect.patience, () => happen({ is: 'late' }));
    }
    if (effect.do === 'send') void takeInput(call, effect.step, effect.keys, effect.ended).then((step) => happen({ is: 'step', step }));
  };
  call.board.listen((step) => happen({ is: 'step', step }));
  happen({ is: 'step', step: call.board.step });

  return {
    heard,
    news() {
      const fresh = heard.slice(asked).map(({ prompt }) => prompt);
      asked = heard.length;
      return fresh;
    },
    get collector() {
      return collector;
    },
    get step() {
      return collector.step ?? call.board.step;
    },
    get longestSilence() {
      measure();
      return longest;
    },
    press(keys) {
      for (const key of keys) happen({ is: 'key', key });
    },
    hangUp: () => hangUp(call, 'caller'),
  };
}

/** As long as the recordings and pauses of this prompt take, ms. */
function lengthOf({ audio }: Step['say'][number]): number {
  return audio.reduce((all, piece) => all + ('pause' in piece ? piece.pause : lengthOfFile(piece.file)), 0);
}

function lengthOfFile(file: string): number {
  const [language = '', name = ''] = file.split('/');
  return manifest[name]?.[language]?.ms ?? 1_000;
}
