import type { Time } from './json.ts';

/** What a letter holds; in clear only on its way to the printer. */
export type LetterContent =
  /** `cells[row][column]`, digits; row 1 first, column A first (S57). `number` says which table a prompt means. */
  | {
      readonly kind: 'code-table';
      readonly number: string;
      readonly cells: readonly (readonly string[])[];
      /** Given to the customer where it is printed, by somebody who saw them: it is not posted, and works at once. */
      readonly handedOver?: true;
    }
  | { readonly kind: 'user-code'; readonly userCode: string }
  /** Works once, until then (S54). */
  | { readonly kind: 'one-time-password'; readonly password: string; readonly until: Time }
  /** Holds the user code as well (S48). */
  | { readonly kind: 'agreement'; readonly userCode: string }
  /** Lies beside the box in its parcel (K17–K22). */
  /** `inSession`: it begins to work only where its owner is logged in otherwise (`Policy.boxActivation`). */
  | { readonly kind: 'code-box'; readonly serial: string; readonly inSession?: true }
  /** K19: opens that box once, and is replaced with a PIN of the customer's own. */
  | { readonly kind: 'start-pin'; readonly serial: string; readonly startPin: string };

export type LetterKind = LetterContent['kind'];

export type LetterOrder = {
  readonly customer: string;
  readonly content: LetterContent;
  /** What the content belongs to: ended before it is printed, it is never printed. */
  readonly credential?: string;
  readonly notBefore?: Time;
  /** Who ordered it, for the audit. */
  readonly staff?: string;
};

/**
 * 'already-ordered': one of this kind waits already, and is not repeated. 'no-address': there is no registered address, and
 * letters go nowhere else.
 */
export type LetterOrdered =
  | { readonly is: 'ordered'; readonly letter: string; readonly due: Time }
  | { readonly is: 'already-ordered' }
  | { readonly is: 'no-address' };
