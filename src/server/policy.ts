import { choosePolicy, type Policy } from '#policy';
import type { Config } from './config.ts';

/** The running policy: the profile, with the single rules that the configuration sets. */
export function policyOf({ policy }: Pick<Config, 'policy'>): Policy {
  const { appPatienceMinutes, ...rules } = policy.rules ?? {};
  return choosePolicy(policy.profile, {
    ...withoutUndefined(rules),
    ...(appPatienceMinutes ? { appPatience: appPatienceMinutes * 60_000 } : {}),
  });
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
