import type { BudgetKey, FlowRecord, Identified, Stores } from '#ports';
import { aCredential, aReservation, aSettlement, fiveThenLock, newId, nothing, now } from '../contract/stores/samples.ts';
import { openidContests } from './openid/contests.ts';
import { together } from './together.ts';

type Asked = { readonly challenge: string; readonly flow: FlowRecord };

/** What one node does at once with all it is given. Each gives back one word for each thing tried: they are counted, not summed on the way. */
export const contests = {
  /** All answer the one challenge. */
  take: (stores: Stores, given: { challenge: string; times: number }) =>
    together(
      Array(given.times).fill(given.challenge),
      async (challenge: string) => (await stores.challenges.take(challenge, now, null)).is,
    ),

  /** Each in a flow of its own, all with the one mark. */
  useOnce: (stores: Stores, given: { asked: readonly Asked[]; of: string }) =>
    together(given.asked, ({ challenge, flow }) =>
      stores.challenges.decide({
        challenge,
        flow: { ...flow, version: flow.version + 1 },
        uses: [{ is: 'once', of: given.of, mark: '123456' }],
        audit: [],
      }),
    ),

  /** Each in a flow of its own, all guesses at the one customer; 'evaluated' is what the attacker wants more of. */
  guess: (stores: Stores, given: { asked: readonly Asked[]; key: BudgetKey }) =>
    together(given.asked, async ({ challenge, flow }) => {
      const tryId = await takeWhenThereIsRoom(stores, challenge, given.key);
      if (!tryId) return 'refused';
      const settle = aSettlement(tryId, 'wrong');
      await stores.challenges.decide({ challenge, flow: { ...flow, version: flow.version + 1 }, uses: [], settle, audit: [] });
      return 'evaluated';
    }),

  /** Each in a flow of its own, all the one customer's right password. */
  succeed: (stores: Stores, given: { asked: readonly Asked[]; key: BudgetKey }) =>
    together(given.asked, async ({ challenge, flow }) => {
      const tryId = await takeWhenThereIsRoom(stores, challenge, given.key);
      if (!tryId) return 'refused';
      const settle = aSettlement(tryId, 'right');
      return stores.challenges.decide({ challenge, flow: { ...flow, version: flow.version + 1 }, uses: [], settle, audit: [] });
    }),

  /** Every advisor presses for the one call. */
  takeCall: (stores: Stores, given: { call: string; advisors: readonly string[] }) =>
    together(given.advisors, (advisor) => stores.calls.take(given.call, advisor, now, nothing)),

  identify: (stores: Stores, given: { asked: readonly (Asked & { call: string })[]; identified: Identified }) =>
    together(given.asked, ({ challenge, flow, call }) =>
      stores.challenges.decide({
        challenge,
        flow: { ...flow, version: flow.version + 1, ended: true },
        uses: [{ is: 'identify-call', call, identified: given.identified, now }],
        audit: [],
      }),
    ),

  /** Each customer in an identification of their own, all in the one call. */
  identifyAs: (stores: Stores, given: { asked: readonly Asked[]; call: string; identified: Identified }) =>
    together(given.asked, ({ challenge, flow }) => {
      const identified = { ...given.identified, customer: newId('customer') };
      return stores.challenges.decide({
        challenge,
        flow: { ...flow, version: flow.version + 1, ended: true },
        uses: [{ is: 'identify-call', call: given.call, identified, now }],
        audit: [],
      });
    }),

  /** So many new phones of one customer, who may have five. */
  addPhone: (stores: Stores, given: { customer: string; times: number }) =>
    together(Array(given.times).fill(given.customer), (customer: string) =>
      stores.credentials.add(aCredential({ customer, kind: 'phone' }), { atMost: 5, now, audit: [] }),
    ),

  /** So many requests that want to wake one customer's phones, which three may. */
  wake: (stores: Stores, given: { customer: string; times: number }) =>
    together(Array(given.times).fill(given.customer), async (customer: string) =>
      (await stores.wakeups.allow(customer, 3, now)) ? 'woken' : 'asleep',
    ),

  /** Hangs up, and says whether the call was identified once it had ended. */
  hangUp: (stores: Stores, given: { calls: readonly string[] }) =>
    together(given.calls, async (call) => {
      await stores.calls.end(call, now, nothing);
      return (await stores.calls.find(call))?.identified ? 'identified' : 'nobody';
    }),

  approve: (stores: Stores, given: { asked: readonly (Asked & { customer: string })[] }) =>
    together(given.asked, ({ challenge, flow, customer }) =>
      stores.challenges.decide({
        challenge,
        flow: { ...flow, version: flow.version + 1, ended: true },
        uses: [{ is: 'in-force', customer }],
        audit: [],
      }),
    ),

  /** Blocks each customer, and says whether the identification had succeeded once the block stood. */
  block: (stores: Stores, given: { asked: readonly (Asked & { customer: string })[] }) =>
    together(given.asked, async ({ flow, customer }) => {
      await stores.customers.block(customer, { at: now, why: 'lost' }, nothing);
      return (await stores.flows.find(flow.id))?.ended ? 'identified' : 'nobody';
    }),

  ...openidContests,
};

export type Contest = keyof typeof contests;
export type Given<Name extends Contest> = Parameters<(typeof contests)[Name]>[1];

/** As the engine does it: while open tries fill the budget the answer waits. */
async function takeWhenThereIsRoom(stores: Stores, challenge: string, key: BudgetKey): Promise<string | undefined> {
  for (;;) {
    const reservation = aReservation(key, fiveThenLock);
    const { is } = await stores.challenges.take(challenge, now, reservation);
    if (is === 'taken') return reservation.id;
    if (is !== 'full') return undefined;
  }
}
