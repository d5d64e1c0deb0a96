import { timingSafeEqual } from 'node:crypto';
import type { Authenticator, Credential, Verdict } from '#identification';
import { drawDigits, type Json } from '#ports';

export const smsKind = 'sms-code';

/** `to`: the credential of the number that it is sent to. */
type SmsData = { readonly code: string; readonly to: string };

/**
 * S19, S26: a code sent to the registered number, taken once, from whoever was asked for it (I9): each call and each session
 * has a code of its own. The credential says only that there is a number; the number stands apart (S63).
 */
export function createSmsCode(): Authenticator<SmsData> {
  return {
    name: smsKind,
    asks: ['digits'],
    budget: () => 'strangers',
    patience: ({ smsLife }) => smsLife,
    pretend: (seed) => ({ id: Buffer.from(seed).toString('base64url'), version: 0, state: {}, sealed: '' }),
    begin: ([own], { random, policy }) => ({ code: drawDigits(random, policy.smsDigits), to: own?.id ?? '' }),
    ask: (_, { policy: { smsDigits: digits } }) => ({
      message: { id: 'sms' },
      format: { is: 'digits', min: digits, max: digits, secret: true },
    }),
    // The code stays sealed in its challenge until it is sent: the outbox knows only which one (I8).
    deliver: (_, { challenge }) => ({ kind: 'sms', body: { is: 'code', challenge } }),
    check: async (data, credentials, answer) => check(data, credentials, answer.by === 'channel' ? answer.value : null),
  };
}

/** T12, T41: what was sent to a number that is the customer's no longer proves nothing. */
async function check({ code, to }: SmsData, credentials: readonly Credential[], value: Json): Promise<Verdict> {
  const own = credentials.find(({ id }) => id === to);
  const given = Buffer.from(typeof value === 'string' ? value : '');
  const isRight = given.length === code.length && timingSafeEqual(given, Buffer.from(code));
  if (!isRight || !own) return { is: 'rejected', why: 'SMS code' };
  return { is: 'accepted', credential: own.id, uses: [], elements: ['possession'], amr: ['otp', 'sms'] };
}

export function readCode(data: Json): string {
  return (data as SmsData).code;
}
