import { createHash } from 'node:crypto';

/**
 * The texts that a phone signs: a version, then `name=value` lines in a fixed order, `\n` between them and none at the end,
 * in UTF-8. docs/integrating/app-protocol.md describes them, its vectors hold them.
 */
function writeLines(version: string, lines: readonly (readonly [name: string, value: string])[]): string {
  return [version, ...lines.map(([name, value]) => `${name}=${clean(value)}`)].join('\n');
}

/** A value can never begin a line of its own. */
function clean(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return value.normalize('NFC').replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}

export type Approval = {
  readonly id: string;
  readonly nonce: string;
  readonly customer: string;
  readonly device: string;
  /** As shown, in the language of the answer. */
  readonly sender: string;
  readonly purpose: string;
  /** The identification code as shown, or as the customer keyed it (D1). */
  readonly digits: string;
  readonly amount: string;
  readonly payee: string;
  /** Where the money goes; empty with `amount` and `payee` where nothing is paid. */
  readonly account: string;
  /** ms since 1970. */
  readonly expires: number;
};

/** What an approval is a signature over (D1): made by the server from its own data, by the phone from what it shows (T28). */
export function writeApproval(approval: Approval): string {
  return writeLines('styrka-approval-2', [
    ['id', approval.id],
    ['nonce', approval.nonce],
    ['customer', approval.customer],
    ['device', approval.device],
    ['sender', approval.sender],
    ['purpose', approval.purpose],
    ['digits', approval.digits],
    ['amount', approval.amount],
    ['payee', approval.payee],
    ['account', approval.account],
    ['expires', String(approval.expires)],
  ]);
}

/** What else needs the customer and not only the phone: a call code, a passkey, blocking, ending a phone. `id` says which. */
export function writeAct(act: { id: string; nonce: string; customer: string; device: string; about: string }): string {
  return writeLines('styrka-act-1', [
    ['id', act.id],
    ['nonce', act.nonce],
    ['customer', act.customer],
    ['device', act.device],
    ['about', act.about],
  ]);
}

/** The own code travels only inside a message that the phone's key signs, bound to one request or act (trust: "own code"). */
export function writeOwnCode(given: { id: string; nonce: string; device: string; code: string }): string {
  return writeLines('styrka-own-code-1', [
    ['id', given.id],
    ['nonce', given.nonce],
    ['device', given.device],
    ['code', given.code],
  ]);
}

export function writeSession(session: { nonce: string; device: string; from: string; to: string }): string {
  return writeLines('styrka-session-1', [
    ['nonce', session.nonce],
    ['device', session.device],
    ['from', session.from],
    ['to', session.to],
  ]);
}

export function writeEnrolment(enrolment: { nonce: string; device: string; name: string; language: string; roll: string }): string {
  return writeLines('styrka-enrolment-1', [
    ['nonce', enrolment.nonce],
    ['device', enrolment.device],
    ['name', enrolment.name],
    ['language', enrolment.language],
    ['roll', enrolment.roll],
  ]);
}

/** SHA-256 of a text in UTF-8, base64url: a passkey's challenge, the fingerprint of a rolling nonce. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
