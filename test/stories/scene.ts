import type { Bank } from '../browser/bank.ts';

/** A telephone in a customer's hand, whatever kind of telephone it is. */
export type Phone = {
  call(): Promise<void>;
  /** One key after the other. */
  press(keys: string): Promise<void>;
  /** Waits until this prompt begins, behind what was waited for last in this call: whoever knows it need not hear it to its end. */
  hears(prompt: string): Promise<unknown>;
  /** Waits for its last word; answers with all of them. */
  listens(prompt: string): Promise<string>;
  /** All prompts of this call so far, in order. */
  prompts(): Promise<string[]>;
  /** So many digits are keyed: a telephone that shows such things shows the number, and no digit. */
  hasKeyed(count: number): Promise<void>;
  /** The call goes on. */
  isInCall(): Promise<void>;
  /** Waits until this advisor is put through. */
  talksWith(advisor: string): Promise<void>;
  /** Waits for the waiting sound of a call that this advisor has parked. */
  isParkedBy(advisor: string): Promise<void>;
  hangUp(): Promise<void>;
  /** Waits until the other side has hung up. */
  isOver(): Promise<void>;
  /** Page closed, battery empty: gone, and whoever is called is not told. The last thing that this phone does. */
  vanish(): Promise<void>;
};

/** A bank, and telephones that reach it. */
export type Scene = {
  readonly bank: Bank;
  openPhone(): Promise<Phone>;
};

export type OpenScene = () => Promise<Scene>;
