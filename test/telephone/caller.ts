import { readFileSync } from 'node:fs';
import type { LiveCall, Step } from '#channels/phone';
import { hangUp, takeInput } from '#channels/phone';
import type { Clock, Sound, Time } from '#ports';
import type { Collector } from '../../src/channels/phone/machine/collector.ts';
import { runCollector } from '../../src/channels/phone/machine/run-collector.ts';

type Manifest = Record<string, Record<string, { ms: number }>>;
const manifest = JSON.parse(readFileSync(new URL('../../voices/manifest.json', import.meta.url), 'utf8')) as Manifest;

export type Heard = {
  readonly prompt: string;
  readonly text: string;
  readonly language: string;
  readonly audio: Step['say'][number]['audio'];
  readonly at: Time;
};

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
  let cancels: (() => void)[] = [];
  let quietSince: Time | null = clock.now();
  let sound = false;
  let longest = 0;

  const measure = () => {
    const { phase, step } = collector.present;
    const loud = phase === 'saying' || phase === 'collecting' || phase === 'over' || sound || (phase === 'holding' && step?.talk);
    if (quietSince !== null) longest = Math.max(longest, clock.now() - quietSince);
    quietSince = loud ? null : (quietSince ?? clock.now());
  };
  const play = (say: Step['say'], onSaid: () => void) => {
    let at = clock.now();
    for (const one of say) {
      const start = () => heard.push({ prompt: one.prompt, text: one.text, language: one.language, audio: one.audio, at: clock.now() });
      if (at === clock.now()) start();
      else cancels.push(clock.at(at, start));
      at += lengthOf(one);
    }
    cancels.push(clock.at(at, onSaid));
  };
  const collector = runCollector({
    play,
    cut() {
      for (const cancel of cancels) cancel();
      cancels = [];
    },
    sound(wanted) {
      sound = wanted !== null;
      measure();
    },
    send(step, keys, ended) {
      measure();
      void takeInput(call, step, keys, ended).then(take);
    },
    hangUp: () => {},
    now: clock.now,
    after: (wait, then) => clock.at(clock.now() + wait, then),
  });
  const take = (step: Step) => {
    collector.take(step);
    measure();
  };
  call.board.listen(take);
  take(call.board.step);

  return {
    heard,
    news() {
      const fresh = heard.slice(asked).map(({ prompt }) => prompt);
      asked = heard.length;
      return fresh;
    },
    get collector() {
      return collector.present;
    },
    get step() {
      return collector.present.step ?? call.board.step;
    },
    get longestSilence() {
      measure();
      return longest;
    },
    press(keys) {
      for (const key of keys) collector.press(key);
      measure();
    },
    hangUp: () => hangUp(call, 'caller'),
  };
}

/** As long as the recordings and pauses of this prompt take, ms. */
function lengthOf({ audio }: Step['say'][number]): number {
  return lengthOfSounds(audio);
}

export function lengthOfSounds(sounds: readonly Sound[]): number {
  return sounds.reduce((all, piece) => all + ('pause' in piece ? piece.pause : lengthOfFile(piece.file)), 0);
}

function lengthOfFile(file: string): number {
  const [language = '', name = ''] = file.split('/');
  return manifest[name]?.[language]?.ms ?? 1_000;
}
