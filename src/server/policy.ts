import { choosePolicy, type Policy } from '#policy';
import type { Config } from './config.ts';
import { readRules } from './config-rules.ts';

/** The running policy: the profile, with the single rules that the configuration sets. */
export function policyOf({ policy: { profile, rules = {} } }: Pick<Config, 'policy'>): Policy {
  return choosePolicy(profile, readRules(rules, choosePolicy(profile)));
}
