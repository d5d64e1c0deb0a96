import { type Static, Type } from 'typebox';
import type { Language } from '#texts';
import type { ProblemCode } from './texts.ts';

/** The app protocol, version 1: docs/integrating/app-protocol.md describes it. Base64url has no padding anywhere. */
const strict = { additionalProperties: false } as const;
const Base64 = (longest: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{1,${longest}}$` });
const Id = Base64(64);
const Nonce = Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9._-]+$' });
/** 32 bytes that the phone draws itself. */
const RollValue = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const Signature = Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' });
const LanguageSchema = Type.Unsafe<Language>(Type.String({ pattern: '^(sv|fi|en)$' }));
const Coordinate = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const DeviceKeySchema = Type.Object({ kty: Type.Literal('EC'), crv: Type.Literal('P-256'), x: Coordinate, y: Coordinate }, strict);
const OwnCode = Type.String({ pattern: '^[0-9]{1,12}$' });
const Digits = Type.String({ pattern: '^[0-9]{1,12}$' });
/** As shown: over CIBA a code may have letters (`binding_message`). */
const Code = Type.String({ pattern: '^[A-Za-z0-9]{1,20}$' });
/** What the browser's WebAuthn answers; the authenticator reads it. */
const Ceremony = Type.Unsafe<{ readonly [key: string]: string }>(Type.Object({}, { additionalProperties: true, maxProperties: 12 }));

const UserProofSchema = Type.Union([
  Type.Object({ is: Type.Literal('own-code'), code: OwnCode, signature: Signature }, strict),
  Type.Object({ is: Type.Literal('passkey'), assertion: Ceremony }, strict),
]);

export const EnrolmentBody = Type.Object(
  {
    userCode: Type.String({ maxLength: 40 }),
    activationCode: Type.String({ maxLength: 40 }),
    phone: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f\\u007f\\u2028\\u2029]+$' }),
        deviceKey: DeviceKeySchema,
        language: LanguageSchema,
        ownCode: OwnCode,
        roll: RollValue,
        nonce: Nonce,
        signature: Signature,
        passkey: Type.Optional(Ceremony),
      },
      strict,
    ),
  },
  strict,
);
export const SessionBody = Type.Object({ device: Id, nonce: Nonce, from: RollValue, to: RollValue, signature: Signature }, strict);
export const ApprovalBody = Type.Object({ digits: Code, language: LanguageSchema, signature: Signature, user: UserProofSchema }, strict);
export const ChoiceBody = Type.Object({ digits: Digits }, strict);
/** What needs the customer and not only the phone: a signature over the act, and user verification. */
export const ActBody = Type.Object({ nonce: Nonce, signature: Signature, user: UserProofSchema }, strict);
export const NewPasskeyBody = Type.Object({ nonce: Nonce, signature: Signature, user: UserProofSchema, registration: Ceremony }, strict);
export const PushBody = Type.Object(
  {
    subscription: Type.Object(
      {
        endpoint: Type.String({ maxLength: 1_000, pattern: '^https?://' }),
        expirationTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
        keys: Type.Object({ p256dh: Base64(100), auth: Base64(40) }, strict),
      },
      strict,
    ),
  },
  strict,
);
export const PhoneBody = Type.Object({ language: LanguageSchema }, strict);
export const IdParams = Type.Object({ id: Id }, strict);
export const NoBody = Type.Optional(Type.Union([Type.Object({}, strict), Type.Null()]));

export type Enrolment = Static<typeof EnrolmentBody>;
export type SessionOpening = Static<typeof SessionBody>;
export type ApprovalGiven = Static<typeof ApprovalBody>;
export type ActGiven = Static<typeof ActBody>;
export type NewPasskey = Static<typeof NewPasskeyBody>;

/** `sentence` is for the customer, in the language of `Accept-Language`; `left`: how many tries are left on this phone. */
export type Problem = { readonly error: { readonly code: ProblemCode; readonly sentence: string; readonly left?: number } };

export type IssuedNonce = { readonly nonce: string; readonly expires: number };
export type Enrolled = { readonly device: string; readonly customer: string };
export type Session = { readonly token: string; readonly expires: number; readonly customer: string };

/** A call that is open in the customer's name (N3). `open`: not approved by the customer, so never "you". */
export type CallStatus = {
  readonly is: 'open' | 'talking';
  readonly since: number;
  /** The last two digits of the caller's number, null where it is withheld. */
  readonly fromEnds: string | null;
  readonly advisor: string | null;
};

export type WaitingRequest = {
  readonly id: string;
  readonly kind: 'call' | 'login' | 'change' | 'block' | 'enrol' | 'identify' | 'pay';
  readonly sender: string;
  readonly purpose: string;
  readonly opened: number;
  readonly expires: number;
};

/**
 * Everything that is shown is signed (T28). `code` is null where it is keyed; `keyed`: how many digits then, else 0. `initiator`: who has
 * called whom, where a client asks about a call; `purpose` says it, too.
 */
export type AppRequest = WaitingRequest & {
  readonly nonce: string;
  readonly customer: string;
  readonly device: string;
  readonly code: string | null;
  readonly keyed: number;
  readonly initiator: 'user' | 'bank' | null;
  readonly asks: 'bank' | 'client';
  readonly amount: string;
  readonly payee: string;
  readonly account: string;
};

export type PhoneListed = { readonly id: string; readonly name: string; readonly added: number; readonly this: boolean };

/** All that the first pages show; also what the live connection sends when it has changed. */
export type Me = {
  readonly name: string;
  readonly customer: string;
  readonly device: string;
  readonly userCode: string;
  /** A call that the customer approved before one that is only open; then the newest first. Empty: we are not talking to you. */
  readonly calls: readonly CallStatus[];
  readonly waiting: readonly WaitingRequest[];
  readonly phones: readonly PhoneListed[];
  readonly passkey: { readonly id: string; readonly rpId: string } | null;
  readonly push: { readonly publicKey: string; readonly on: boolean } | null;
  /** The code of a request is keyed, so that of several that wait it says which (T25). */
  readonly keyed: boolean;
};

export type Answered = { readonly is: 'approved' | 'declined' | 'stopped'; readonly sentence: string };
export type CallCode = { readonly code: string; readonly expires: number };
export type WhoCalls = { readonly is: 'not-us'; readonly sentence: string };
export type PasskeyOptions = { readonly nonce: string; readonly options: object };

/** The live connection: the phone says who it is, then hears how things are whenever they have changed. */
export type LiveIn = { readonly do: 'session'; readonly token: string; readonly language: Language };
export type LiveOut =
  | { readonly is: 'me'; readonly me: Me }
  | { readonly is: 'refused'; readonly code: ProblemCode; readonly sentence: string };
