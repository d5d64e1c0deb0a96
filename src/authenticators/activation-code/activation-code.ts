import { timingSafeEqual } from 'node:crypto';
import type { Answer, Authenticator, Context, Credential, Verdict } from '#identification';
import type { CredentialRecord, Json } from '#ports';
import { activationKind, digestActivationCode, normaliseActivationCode } from './code.ts';

/** Makes the credential that the code opens the way to, out of what came beside the code; or says why there is none. */
export type MakeCredential = (
  given: Json,
  customer: string,
  context: Context,
) => Promise<{ readonly credential: CredentialRecord } | { readonly why: string }>;

/** The code that lets a new phone in (enrolment): ten minutes, once, a budget of its own. Its answer brings the phone along. */
export function createActivationCode(makeCredential: MakeCredential): Authenticator<null> {
  return {
    name: activationKind,
    asks: ['text'],
    budget: () => 'own',
    ownTries: (policy) => policy.activationTries,
    patience: (policy) => policy.activationLife,
    pretend: (seed) => {
      const digest = Buffer.from(seed).toString('base64url');
      return { id: digest, version: 0, state: { digest }, sealed: '' };
    },
    begin: () => null,
    ask: () => ({ message: { id: activationKind }, format: { is: 'text', min: 9, max: 11, secret: true } }),
    check: (_, credentials, answer, context) => check(makeCredential, credentials, answer, context),
  };
}

async function check(
  makeCredential: MakeCredential,
  credentials: readonly Credential[],
  answer: Answer,
  context: Context,
): Promise<Verdict> {
  if (answer.by !== 'channel') return { is: 'rejected', why: 'by the wrong door' };
  const { code, phone } = readAnswer(answer.value);
  const digest = await digestActivationCode(context.keys, code ?? '');
  const match = credentials.find(({ state }) => isSame(digest, readDigest(state)));
  if (!match || !code) return { is: 'rejected', why: 'code' };
  if (!context.customer) return { is: 'rejected', why: 'nobody' };
  const made = await makeCredential(phone, context.customer, context);
  if ('why' in made) return { is: 'rejected', why: made.why };
  return {
    is: 'accepted',
    credential: match.id,
    uses: [
      { is: 'once', of: activationKind, mark: match.id },
      { is: 'add', credential: made.credential, atMost: context.policy.phones },
    ],
    elements: ['possession'],
    amr: ['otp'],
  };
}

function readAnswer(value: Json): { code: string | undefined; phone: Json } {
  const { code = null, phone = null } =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [key: string]: Json }) : {};
  return { code: typeof code === 'string' ? normaliseActivationCode(code) : undefined, phone };
}

function readDigest(state: Json): string {
  return (state as { readonly digest: string }).digest;
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
