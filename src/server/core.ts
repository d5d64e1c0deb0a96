import { randomUUID } from 'node:crypto';
import { systemClock, systemRandom } from '#adapters/system';
import type { Seal } from '#audit';
import { listAuthenticators } from '#authenticators';
import { type Calls, createCalls } from '#calls';
import { findPhoneFaults } from '#channels/phone';
import { type Authenticator, createIdentify, findFaults, type Identify, plans } from '#identification';
import type { Policy } from '#policy';
import { Broken, type CallRecord, type Clock, type Keys, type Random, type Signals, type Stores } from '#ports';
import { channels } from './channels.ts';
import type { Config } from './config.ts';
import { createMeasures, type Measures } from './measures.ts';
import { type Opened, openKeys, openStores } from './open-stores.ts';
import { policyOf } from './policy.ts';
import { guard, sealOf } from './seal.ts';
import { appSettings, passkeySettings, phoneSettings } from './settings.ts';

/** What stands in for the outside world; the demo's clock, the tests' stores. */
export type Given = {
  /** Made from the machine's clock; the demo's can be moved forward. */
  readonly clock?: (machine: Clock) => Clock;
  readonly opened?: Opened;
  /** Told of every call that this node has hung up. */
  readonly onCallOver?: (call: CallRecord) => void;
};

/** Everything behind the doors, assembled once. */
export type Core = {
  readonly config: Config;
  readonly policy: Policy;
  readonly node: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
  readonly stores: Stores;
  readonly signals: Signals;
  readonly calls: Calls;
  readonly identify: Identify;
  readonly authenticators: readonly Authenticator[];
  readonly measures: Measures;
  readonly seal: Seal;
  close(): Promise<void>;
};

/** Where the app is reached; an address in the demo is localhost, for an IP address is no WebAuthn domain. */
export type Addresses = { readonly main: string; readonly app: string };

/** Opens stores and keys and builds the engine. Throws Broken for a folder in use, missing keys, or a plan its channel cannot ask. */
export async function createCore(config: Config, addresses: Addresses, given: Given = {}): Promise<Core> {
  const random = systemRandom;
  const clock = given.clock?.(systemClock) ?? systemClock;
  const opened = given.opened ?? (await openStores(config));
  try {
    const keys = await openKeys(config, random);
    const { stores, signals } = opened;
    const node = config.node ?? `node-${randomUUID().slice(0, 8)}`;
    const policy = policyOf(config);
    const authenticators = listAuthenticators({ app: appSettings(config, addresses), passkeys: passkeySettings(addresses) });
    refuseFaults(config, authenticators);
    const measures = createMeasures();
    const calls = tellOver(createCalls({ stores, clock, random, signals, node }), (call) => {
      measures.note(call);
      given.onCallOver?.(call);
    });
    const seal = await sealOf(config, opened, { clock, random, node });
    const identify = guard(createIdentify({ stores, keys, clock, random, signals, policy, authenticators, plans, node }), seal);
    return {
      config,
      policy,
      node,
      clock,
      random,
      keys,
      stores,
      signals,
      calls,
      identify,
      authenticators,
      measures,
      seal,
      close: () => opened.close(),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function tellOver(calls: Calls, onCallOver: (call: CallRecord) => void): Calls {
  return {
    ...calls,
    async hangUp(id, why) {
      await calls.hangUp(id, why);
      const call = await calls.find(id);
      if (call) onCallOver(call);
    },
  };
}

function refuseFaults(config: Config, authenticators: readonly Authenticator[]): void {
  const faults = [...plans.flatMap((plan) => findFaults(plan, authenticators, channels)), ...findPhoneFaults(phoneSettings(config), plans)];
  if (faults.length > 0) throw new Broken('plans-wrong', 'The plans cannot be run.', faults.join('; '));
}
