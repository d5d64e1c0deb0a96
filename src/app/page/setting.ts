import { clock, day, type Language } from '#texts';
import type { PageState } from '../pages.tsx';
import type { Me } from '../protocol.ts';
import type { Talk } from './talk.ts';

/** What every page of the app is drawn with. */
export type Setting = {
  readonly state: PageState;
  readonly language: Language;
  readonly talk: Talk;
  readonly me: Me;
  /** Looks again at once, after something was done. */
  readonly refresh: () => Promise<void>;
};

export function timeOf({ state, language }: Pick<Setting, 'state' | 'language'>, moment: number): string {
  return clock(language, moment, state.timeZone);
}

export function dayOf({ state, language }: Pick<Setting, 'state' | 'language'>, moment: number): string {
  return day(language, moment, state.timeZone);
}
