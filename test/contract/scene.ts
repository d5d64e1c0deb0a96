import type { Effects, Stores } from '#ports';
import { aCredential, now } from './stores/samples.ts';

/** One thing done to the stores, as plain data: which of a few flows, calls, customers … it is done to, and when. */
export type Step = {
  readonly do: string;
  readonly a: number;
  readonly b: number;
  readonly time: number;
  readonly flag: boolean;
};

/** The stores of one history: every identifier begins with its own word, so that histories do not meet. */
export type Scene = {
  readonly stores: Stores;
  readonly word: string;
  /** What this history knows of its own flows and tries, so that most steps go on from where they stand, and some do not. */
  readonly versions: Map<number, number>;
  readonly asked: Map<number, string>;
  readonly reserved: string[];
  drawn: number;
};
export type Act = (scene: Scene, step: Step, effects: Effects) => Promise<unknown>;

export const id = ({ word }: Scene, what: string, n: number): string => `${word}-${what}-${n}`;
export const effectsOf = ({ word }: Scene, step: Step): Effects => ({
  audit: [{ at: now, what: step.do, node: word, detail: { a: step.a, b: step.b } }],
});
export const credentialOf = (scene: Scene, { a, b, flag, time }: Step) =>
  aCredential({
    id: id(scene, 'credential', a * 4 + b),
    customer: id(scene, 'customer', a),
    lookup: flag ? id(scene, 'lookup', b) : null,
    added: now + time,
    expires: b === 1 ? now + 15 : null,
  });
