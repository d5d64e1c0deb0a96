import type { Language } from '#texts';

/** What the kitchen table needs of a customer. */
export type Guest = {
  readonly id: string;
  readonly name: string;
  readonly userCode: string | null;
  /** The own code their app is enrolled with; null: has no app. */
  readonly appCode: string | null;
  /** What they are known by and what they key, as it is written. */
  readonly codes: readonly { readonly term: string; readonly code: string }[];
  /** Where what they need in a call lies beside their codes: a code table, an SMS. */
  readonly beside: readonly { readonly href: string; readonly text: string }[];
  /** Where they call. */
  readonly number: string;
  /** What there is to see, in the language of the page. */
  readonly note: string;
};

export type KitchenState = {
  readonly is: 'kitchen';
  readonly language: Language;
  readonly heading: string;
  readonly bank: string;
  readonly appName: string;
  /** The app's own origin. */
  readonly app: string;
  readonly advisor: string;
  readonly guests: readonly Guest[];
  readonly chosen: string;
  /** The demo's other pages; `beside` the table, so that a call goes on there while one looks. */
  readonly links: readonly { readonly href: string; readonly text: string; readonly beside: boolean }[];
};

export type WaitingState = {
  readonly is: 'waiting';
  /** Of the bank that is going: the next one answers /demo/v1/bank with another. */
  readonly opened: number;
  readonly language: Language;
  readonly heading: string;
  readonly bank: string;
  readonly body: string;
};

export type DemoState = KitchenState | WaitingState;
