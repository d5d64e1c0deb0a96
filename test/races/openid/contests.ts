import type { Stores } from '#ports';
import { nothing } from '../../contract/stores/samples.ts';
import { together } from '../together.ts';
import { bankOf, type Form } from './bank.ts';

type Given = { readonly jwk: { readonly kty: string } };

/** What clients do at the provider of one node. */
export const openidContests = {
  /** Each form at once. */
  post: async (stores: Stores, { jwk, path, forms }: Given & { path: string; forms: readonly Form[] }) => {
    const bank = await bankOf(stores, jwk);
    return together(forms, (form) => bank.post(path, form));
  },

  /** What the library does with a code before it gives tokens, and when it answers a request that was pushed before (RFC 9126 §4). */
  consume: async (stores: Stores, { jwk, kind, ids }: Given & { kind: string; ids: readonly string[] }) => {
    const adapter = (await bankOf(stores, jwk)).adapter(kind);
    return together(ids, (id) =>
      adapter.consume(id).then(
        () => 'given',
        ({ error }: { error: string }) => error,
      ),
    );
  },

  /** Blocks one after the other, while others redeem, and says whether the code was redeemed once each block stood. */
  blockEach: async (stores: Stores, { blocked }: { blocked: readonly { customer: string; at: number }[] }) => {
    const words = [];
    for (const { customer, at } of blocked) {
      await stores.customers.block(customer, { at, why: 'lost' }, nothing);
      const [redeemed] = await stores.audit.of(customer, ['openid-redeemed'], 1);
      words.push(redeemed ? 'redeemed' : 'nobody');
    }
    return words;
  },
};
