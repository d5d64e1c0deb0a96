import type { Time } from './json.ts';
import type { OutboxMessage } from './stores/index.ts';
import type { SmsState } from './stores/sms.ts';

/** What a message tells the customer about their own codes; there are no others (D17). */
export type Notice =
  | 'number-changed'
  | 'codes-locked'
  | 'codes-blocked'
  | 'password-changed'
  | 'temporary-password'
  | 'table-activated'
  | 'letter-ordered'
  | 'box-ordered'
  | 'box-activated'
  | 'box-blocked'
  | 'new-device'
  | 'passkey-registered'
  | 'passkey-ended';

/** What an outbox message of kind `sms` holds: never a code, never a number. `until`: past it nothing is sent. */
export type SmsBody =
  | { readonly is: 'code'; readonly challenge: string }
  | { readonly is: 'notice'; readonly notice: Notice; readonly with?: { readonly at?: Time }; readonly until?: Time };

/** A notice, to be put into the effects of what it tells of. */
export function noticeTo(
  customer: string,
  notice: Notice,
  message: Pick<OutboxMessage, 'id' | 'due'> & Pick<SmsBody & { is: 'notice' }, 'with' | 'until'>,
): OutboxMessage {
  const { id, due, ...rest } = message;
  return { id, kind: 'sms', to: customer, body: { is: 'notice', notice, ...rest }, due };
}

export type SmsOutcome =
  /** The gateway took it, and tells of it later under this reference. */
  | { readonly is: 'sent'; readonly reference: string }
  /** It will never take it: another gateway is not asked. */
  | { readonly is: 'refused' }
  /** Try elsewhere, or later. */
  | { readonly is: 'failed' };

export type SmsReceipt = { readonly reference: string; readonly state: SmsState };

/** One way to the telephone network. Neither number nor text ever stands in a log or an error. */
export interface SmsGateway {
  /** Stands in the store beside what it sent: not to be changed. */
  readonly name: string;
  /** `to` in the form of E.164, with its plus. Never throws, and answers within half a minute. */
  send(message: { readonly id: string; readonly to: string; readonly text: string }): Promise<SmsOutcome>;
  /** Hears every receipt; one that `hear` could not take is asked for again, where the gateway can. */
  receipts(hear: (receipt: SmsReceipt) => Promise<void>): void;
  close(): Promise<void>;
}
