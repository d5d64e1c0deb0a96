import type { CallRecord } from '#ports';

/**
 * What the caller hears now, as the advisor is told it (S2), never digits: one word for all prompts that differ only in detail.
 * A prompt that is not listed is "other", so nothing that a record might hold by mistake reaches a desk (I8).
 */
export const promptsOf = {
  greeting: ['greeting', 'recording'],
  menu: ['menu', 'menu-other-languages', 'step-up-menu'],
  'user-code': ['user-code', 'letters-in-user-code'],
  password: ['password'],
  cell: ['cell'],
  sms: ['sms', 'sms-resend'],
  'app-request': ['app-request'],
  'app-request-strict': ['app-request-strict'],
  'app-waiting': ['app-waiting'],
  'box-identifier': ['box-identifier'],
  'box-code': ['box-code'],
  'box-codes': ['box-codes'],
  'box-challenge': ['box-challenge'],
  'one-moment': ['one-moment'],
  identified: ['identified'],
  'not-identified': ['not-identified'],
  'try-again': ['try-again'],
  reason: ['reason'],
  unidentified: ['unidentified', 'to-a-person'],
  queue: ['queue', 'queue-place', 'queue-next', 'never-ask'],
  you: ['connecting', 'step-up-back'],
  'step-up': ['step-up'],
  'keying-help': ['repeat-hint', 'no-hurry', 'press-hash', 'too-few', 'too-many', 'check-number', 'no-such-choice'],
  blocking: ['block-start', 'block-confirm', 'block-done', 'block-not-done', 'block-not-done-closed'],
  'no-service': ['not-working', 'closed', 'busy'],
  ending: ['goodbye', 'ended-for-safety'],
} as const;

/** `hold`: the waiting sound of a call that is parked. */
export type Heard = keyof typeof promptsOf | 'hold' | 'other';

const heardByPrompt: ReadonlyMap<string, Heard> = new Map(
  Object.entries(promptsOf).flatMap(([heard, prompts]) => prompts.map((prompt) => [prompt, heard as Heard])),
);

/** A parked caller hears the waiting sound in place of the advisor. */
export function heardBy({ hears, held }: Pick<CallRecord, 'hears' | 'held'>): Heard {
  const heard = heardIn(hears);
  return held && heard === 'you' ? 'hold' : heard;
}

export function heardIn(prompt: string): Heard {
  return heardByPrompt.get(prompt) ?? 'other';
}
