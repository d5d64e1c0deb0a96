import { type Answer, type Authenticator, type Context, type Credential, readAsking, type Verdict } from '#identification';
import { drawDigits, type Json, type Use } from '#ports';
import { isLanguage, type Language } from '#texts';
import { phoneKind, readPhone } from './phone.ts';
import { type RequestData, readRequest, showRequest } from './request.ts';
import type { AppSettings } from './settings.ts';
import { writeApproval } from './signed-texts.ts';
import { type UserProof, verifyUser } from './user-verification.ts';

/** What the app's door hands on: `digits` as shown or keyed, `signature` over `writeApproval` in that language. */
export type ApprovalAnswer = {
  readonly digits: string;
  readonly language: Language;
  readonly signature: string;
  readonly user: UserProof;
};

/** Way 1 (S4, S7–S12): a request that waits in the customer's app and is approved there by phone and person together. */
export function createAppApproval(settings: AppSettings): Authenticator<RequestData> {
  return {
    name: phoneKind,
    asks: ['wait'],
    budget: () => 'device',
    patience: (policy) => policy.appPatience,
    pretend: (seed) => ({ id: Buffer.from(seed).toString('base64url'), version: 0, state: null, sealed: '' }),
    begin: (_, { about, random, policy }) => ({
      nonce: Buffer.from(random.bytes(16)).toString('base64url'),
      // Over CIBA whoever asks has said it to the customer already (`binding_message`).
      code: readAsking(about)?.code ?? drawDigits(random, policy.heardCode === 'keyed' ? 6 : 4),
      keyed: policy.heardCode === 'keyed',
    }),
    ask: ({ code, keyed }) => ({ message: { id: keyed ? 'app-request-strict' : 'app-request', with: { code } }, format: { is: 'wait' } }),
    deliver: () => ({ kind: 'push', body: { is: 'request' } }),
    check: (data, credentials, answer, context) => check(settings, data, credentials, answer, context),
  };
}

/**
 * 'retry' for what can be a slip of the finger or a forgery: it is counted on this phone and the request stays open, so that
 * junk voids nothing. Wrong digits, signed and confirmed by the customer, void the request: one try (D1).
 */
async function check(
  settings: AppSettings,
  data: RequestData,
  credentials: readonly Credential[],
  answer: Answer,
  context: Context,
): Promise<Verdict> {
  if (answer.by !== 'app') return { is: 'rejected', why: 'not by the app' };
  const credential = credentials.find(({ id }) => id === answer.credential);
  const given = readAnswer(answer.value);
  if (!credential || !given || !context.customer) return { is: 'retry', why: credential ? 'malformed' : 'not a phone of this customer' };
  const text = writeText(settings, data, given, credential.id, context);
  const { signature, user } = given;
  const phone = { id: credential.id, phone: readPhone(credential.state), sealed: credential.sealed };
  const verified = await verifyUser({ id: context.challenge, nonce: data.nonce, text, signature, user }, phone, context, settings);
  if (typeof verified === 'string') return { is: 'retry', why: verified };
  if (given.digits !== data.code) return { is: 'rejected', why: 'digits' };
  // I6: who shows phone and person opens the lock that a stranger's guesses closed.
  const open: Use = { is: 'open-lock', of: context.customer, kind: 'strangers', now: context.now };
  return { is: 'accepted', credential: credential.id, ...verified, later: { uses: [open] } };
}

/** From the server's own data; of the answer only the digits and the language (T28). */
function writeText(settings: AppSettings, data: RequestData, given: ApprovalAnswer, device: string, context: Context): string {
  const { sender, purpose, amount, payee, account } = showRequest(readRequest(data), context, given.language, settings);
  const { challenge: id, customer, expires } = context;
  return writeApproval({
    id,
    nonce: data.nonce,
    customer: customer ?? '',
    device,
    sender,
    purpose,
    digits: given.digits,
    amount,
    payee,
    account,
    expires,
  });
}

function readAnswer(value: Json): ApprovalAnswer | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = value as unknown as Partial<ApprovalAnswer>;
  const whole = typeof given.digits === 'string' && typeof given.signature === 'string' && isLanguage(given.language);
  const proved = given.user?.is === 'own-code' ? isTextual(given.user) : given.user?.is === 'passkey';
  return whole && proved ? (given as ApprovalAnswer) : undefined;
}

function isTextual(user: { code: unknown; signature: unknown }): boolean {
  return typeof user.code === 'string' && typeof user.signature === 'string';
}
