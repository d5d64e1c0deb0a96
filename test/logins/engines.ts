import type { OpenDatabase } from '#adapters/database';
import { createKeys, readKeyRing } from '#adapters/file-keys';
import { systemClock, systemRandom } from '#adapters/system';
import { createPlainKeys } from '#adapters/virtual';
import { listAuthenticators } from '#authenticators';
import { createIdentify, type Identify, type Parts, plans } from '#identification';
import { choosePolicy, type Policy } from '#policy';
import type { Keys, Stores, Use } from '#ports';
import { appSettings, passkeySettings } from '../app-bank.ts';
import { breakStores } from '../two-nodes/broken-stores.ts';

/** Cheap, so that a thousand logins take a moment; what is compared is the same. */
export const hashing = { memory: 8, passes: 1 };

/**
 * Which engine a node is to use: over the database's stores or over broken ones (T3), with which rules. `without`: uses that
 * its stores forget to make. `keys: 'plain'` seals nothing.
 */
export type EngineOptions = {
  readonly stores?: 'real' | 'broken';
  readonly without?: readonly Use['is'][];
  readonly keys?: 'sealed' | 'plain';
  /** Each decision breaks at its last statement, and the database undoes all of it. */
  readonly undo?: boolean;
  readonly rules?: Partial<Omit<Policy, 'profile'>>;
};

export type Engine = { readonly identify: Identify; readonly parts: Parts; readonly stores: Stores };
export type Engines = { choose(options: EngineOptions, change?: (stores: Stores) => Stores): Engine; close(): Promise<void> };

/** All engines of one node: one database, one key ring. */
export function createEngines(opened: OpenDatabase, { url, ring, node }: { url: string; ring: string; node: string }): Engines {
  const sealed = createKeys(readKeyRing(ring), systemRandom);
  const broken = breakStores(opened.stores, url);
  return {
    choose({ stores: kind = 'real', without = [], keys = 'sealed', undo, rules = {} }, change = (stores) => stores) {
      const kept = forget(kind === 'real' ? opened.stores : broken.stores, without);
      const stores = change(undo ? breakAtTheEnd(kept) : kept);
      const parts = makeParts(stores, opened, keys === 'sealed' ? sealed : createPlainKeys(), { rules, node });
      return { identify: createIdentify(parts), parts, stores };
    },
    close: () => broken.close(),
  };
}

function makeParts(stores: Stores, { signals }: OpenDatabase, keys: Keys, more: { rules: EngineOptions['rules']; node: string }): Parts {
  const authenticators = listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings });
  const shared = { stores, signals, keys, clock: systemClock, random: systemRandom, node: more.node };
  return { ...shared, policy: choosePolicy('described', more.rules), authenticators, plans };
}

function forget(stores: Stores, without: readonly Use['is'][]): Stores {
  if (without.length === 0) return stores;
  const keep = <Given extends { readonly uses?: readonly Use[] }>(given: Given): Given => ({
    ...given,
    uses: (given.uses ?? []).filter(({ is }) => !without.includes(is)),
  });
  const { challenges, flows } = stores;
  return {
    ...stores,
    challenges: { ...challenges, decide: (decision) => challenges.decide(keep(decision)) },
    flows: { ...flows, move: (flow, effects) => flows.move(flow, keep(effects)) },
  };
}

/** The audit comes last in a transaction, and an event of nothing cannot be written. */
function breakAtTheEnd(stores: Stores): Stores {
  const { challenges } = stores;
  const decide: typeof challenges.decide = (decision) =>
    challenges.decide({ ...decision, audit: [...decision.audit, { at: null, what: null, node: null } as never] });
  return { ...stores, challenges: { ...challenges, decide } };
}
