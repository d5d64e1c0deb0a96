import type { JWKS, Provider } from 'oidc-provider';
import type { Clock } from '#ports';
import type { OpenidClient } from './client.ts';

/** What one instance of the library is made of, and the faults of the clients that it is made without. */
export type Made = { readonly clients: readonly OpenidClient[]; readonly unusable: readonly string[]; readonly jwks: JWKS };

export type Present = {
  /** The instance of this moment. */
  provider(): Promise<Provider>;
  /** Every client as of this moment, with those that were added while it runs. */
  clients(): Promise<readonly OpenidClient[]>;
};

/** How old what a node knows of keys and clients may be, ms: a client that is removed is out so soon on every node. */
const freshness = 5_000;

type Parts = {
  readonly clock: Clock;
  readonly read: () => Promise<Made>;
  readonly build: (made: Made) => Promise<Provider>;
  readonly complain: (code: string, detail: string) => void;
};

type Standing = { readonly made: Made; readonly provider: Provider; readonly print: string };

/**
 * The library reads keys and clients once: when they have changed, another instance takes its place, and what the earlier one has
 * begun goes on in it, since everything else lies in the store. One node asks once, however many wait for it.
 */
export async function keepPresent({ clock, read, build, complain }: Parts): Promise<Present> {
  let standing = await make();
  let looked = clock.now();
  let looking: Promise<void> | undefined;

  async function make(before?: Standing): Promise<Standing> {
    const made = await read();
    const print = JSON.stringify(made);
    return before?.print === print ? before : { made, print, provider: await build(made) };
  }

  async function look(): Promise<Standing> {
    if (clock.now() - looked < freshness) return standing;
    looking ??= make(standing)
      .then((next) => {
        standing = next;
      })
      // One registration that cannot be used does not take the others away; who runs the bank is told.
      .catch((error: Error) => complain('openid-not-renewed', error.stack ?? error.message))
      .finally(() => {
        looked = clock.now();
        looking = undefined;
      });
    await looking;
    return standing;
  }

  return { provider: async () => (await look()).provider, clients: async () => (await look()).made.clients };
}
