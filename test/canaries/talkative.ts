import { listAuthenticators } from '#authenticators';
import type { Authenticator } from '#identification';
import { appSettings, passkeySettings } from '../app-bank.ts';
import { hashing } from '../credentials/bank.ts';

/** The leak that the search must find (T3): every way to prove repeats to the audit what was typed wrongly. */
export function listTalkative(): Authenticator[] {
  return listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings }).map((authenticator) => ({
    ...authenticator,
    check: async (...given) => {
      const verdict = await authenticator.check(...given);
      return verdict.is === 'accepted' ? verdict : { ...verdict, why: `${verdict.why} ${given[2].value}` };
    },
  }));
}
