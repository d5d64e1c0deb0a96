import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock, type VirtualClock } from '#adapters/virtual';
import { listAuthenticators } from '#authenticators';
import type { Authenticator, View } from '#identification';
import type { Clock } from '#ports';
import { appSettings, passkeySettings } from '../app-bank.ts';
import { hashing, type openCredentialsBank } from './bank.ts';

/** A bank every call of which to a port is noted by its name, with how long a wait was asked for; never what was in it. */
export async function openWatched<Bank>(
  open: (given: NonNullable<Parameters<typeof openCredentialsBank>[1]>) => Promise<Bank>,
  authenticators: readonly Authenticator[] = listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings }),
) {
  const trace: string[] = [];
  const memory = openMemory();
  const clock = createVirtualClock();
  const watch = <Port extends object>(name: string, port: Port): Port =>
    watchPort(name, port, (call, given) => {
      trace.push(call === 'clock.at' ? `${call} after ${(given[0] as number) - clock.now()} ms` : call);
    });
  const bank = await open({
    stores: watch('stores', memory.stores),
    issued: memory.stores,
    signals: watch('signals', memory.signals),
    clock: watch('clock', clock),
    keys: watch('keys', createPlainKeys()),
    random: watch('random', createSeededRandom(1)),
    authenticators,
  });
  return { bank, clock, trace };
}

/** Tells of each call to the port, and to what stands in it, before it is made. */
export function watchPort<Port extends object>(name: string, port: Port, tell: (call: string, given: readonly unknown[]) => void): Port {
  return new Proxy(port, {
    get(target, key) {
      const call = `${name}.${String(key)}`;
      const value = Reflect.get(target, key) as unknown;
      if (typeof value === 'object' && value !== null) return watchPort(call, value, tell);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        tell(call, given);
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}

/** A check that takes five milliseconds longer for whoever is unknown, by the clock that is set before. */
export function plantLeak(name: string) {
  let wait = async (): Promise<void> => {};
  const leaky = listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings }).map((authenticator): Authenticator => {
    if (authenticator.name !== name) return authenticator;
    return {
      ...authenticator,
      async check(data, credentials, answer, context) {
        if (context.customer === null) await wait();
        return authenticator.check(data, credentials, answer, context);
      },
    };
  });
  const leakBy = (clock: Clock): void => {
    wait = () => new Promise((resolve) => clock.at(clock.now() + 5, resolve));
  };
  return { leaky, leakBy };
}

/** Lets time pass as far as the answer needs it. */
export async function runUntil<Answer>(clock: VirtualClock, work: Promise<Answer>): Promise<Answer> {
  let over = false;
  const watched = work.finally(() => {
    over = true;
  });
  while (!over) await clock.advance(1);
  return watched;
}

/** All that a channel is told, but which cell of which table it is: that is everybody's own. */
export function shapeOf({ is, prompts, again, outcome, result, plan, about }: View) {
  const asked = prompts.map(({ message, format }) => [message.id, Object.keys(message.with ?? {}), format]);
  return { is, asked, again, outcome, result, plan, about };
}
