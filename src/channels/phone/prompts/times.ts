import type { PromptId } from './prompts.ts';

/** How long a question is waited for, ms: for its first key, between two, and in all; until then a reminder is no lost try. */
type EntryTimes = {
  readonly first: number;
  readonly between: number;
  readonly whole: number;
  readonly reminder?: 'question' | 'sms-resend';
};

const usual: EntryTimes = { first: 20_000, between: 10_000, whole: 20_000 };

/**
 * Slow is allowed: a minute for a cell of the table or a code of the box, two for an SMS. Between two codes the box is started anew,
 * with its PIN.
 */
const slower: { readonly [id in PromptId]?: EntryTimes } = {
  cell: { first: 20_000, between: 15_000, whole: 60_000, reminder: 'question' },
  sms: { first: 60_000, between: 15_000, whole: 120_000, reminder: 'sms-resend' },
  'box-code': { first: 20_000, between: 15_000, whole: 60_000, reminder: 'question' },
  'box-challenge': { first: 30_000, between: 15_000, whole: 90_000, reminder: 'question' },
  'box-codes': { first: 30_000, between: 40_000, whole: 60_000, reminder: 'question' },
};

export function timesOf({ id }: { readonly id: PromptId }): EntryTimes {
  return slower[id] ?? usual;
}
