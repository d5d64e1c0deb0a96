import type { Identified } from '#ports';
import type { End, Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { beginSession } from '../session/index.ts';
import { rememberBrowser } from './known-browser.ts';
import type { LoginWay } from './ways.ts';

/** How long after the last proof a log-in may still become a session, ms: a page that is opened later begins anew. */
const goodFor = 5 * 60_000;

/** A log-in ends in a session, once: whoever goes Back finds the session that there is, or logs in anew. */
export function loginEnd({ place }: LoginWay): End {
  return {
    begin: place,
    failed: 'login',
    carryOut: async (parts, visit, identified, { flow }) => {
      const now = parts.clock.now();
      const isFirst = now < identified.at + goodFor && (await parts.stores.sessions.use(`web-login ${flow}`, now + goodFor)) === 'used';
      if (isFirst) await logIn(parts, visit, identified, flow);
      return 'my';
    },
  };
}

async function logIn(parts: PersonalParts, visit: Visit, { customer, elements }: Identified, flow: string): Promise<void> {
  // An SMS code or the app was shown, and not only what can be known or copied (D2).
  if (elements.includes('possession')) await rememberBrowser(parts, visit, customer);
  await beginSession(parts, visit.reply, customer, flow);
}
