import type { SmsReceipt } from '#ports';
import type { SmsParts } from './parts.ts';

type ReceiptParts = { readonly stores: Pick<SmsParts['stores'], 'sms'> } & Pick<SmsParts, 'clock' | 'gateways'>;

/** No message is called so, and no database can look for it: the gateway would bring it again for ever. */
const impossible = /\0|^.{1001}/su;

/** Receipts come late, doubled and out of order; what a message has become is only ever moved forward (T44). */
export function hearReceipts({ stores, clock, gateways }: ReceiptParts): void {
  for (const { name: gateway, receipts } of gateways)
    receipts(async ({ reference, state }: SmsReceipt) => {
      if (!impossible.test(reference)) await stores.sms.report({ gateway, reference, state, at: clock.now() });
    });
}
