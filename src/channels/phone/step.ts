import type { Language } from '#texts';
import { type Composed, compose } from './prompts/prompts.ts';
import { type PhoneSettings, promptSettingsOf } from './settings.ts';
import type { Turn } from './turn.ts';

/** One step of the contract: what a collector plays, gathers and shows. `n` rises with every step of a call. */
export type Step = Omit<Turn, 'say'> & {
  readonly n: number;
  readonly call: string;
  readonly language: Language;
  readonly say: readonly Composed[];
};

export function makeStep(turn: Turn, about: Pick<Step, 'n' | 'call' | 'language'>, settings: PhoneSettings): Step {
  const prompts = promptSettingsOf(settings);
  const say = turn.say.map((prompt) => compose(prompt, about.language, prompts));
  return { ...about, say, collect: turn.collect, sound: turn.sound, talk: turn.talk, over: turn.over };
}
