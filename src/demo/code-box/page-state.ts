import type { Language } from '#texts';
import type { Box } from './machine/box.ts';

/** A box as the demo bank hands it out, and to whom. */
export type GivenBox = {
  readonly serial: string;
  readonly owner: string;
  /** Hexadecimal. */
  readonly secret: string;
  /** Of its answers, hexadecimal too. */
  readonly answerSecret: string;
  readonly box: Box;
  /** When it was handed out, ms: a box kept from an earlier bank is another one. */
  readonly handedOut: number;
  /** What its owner has at hand: the PIN of a started box, the start PIN of a new one. */
  readonly note: string;
};

export type CodeBoxState = {
  readonly language: Language;
  readonly heading: string;
  readonly bank: string;
  readonly boxes: readonly GivenBox[];
  /** A serial. */
  readonly chosen: string;
};
