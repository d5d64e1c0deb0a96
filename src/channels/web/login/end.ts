import { hasUserCode } from '#identification';
import type { Identified } from '#ports';
import { findBrought, goBackTo, requestOf } from '../brought.ts';
import type { End, Visit } from '../identify/index.ts';
import { isToBeAsked } from '../join/index.ts';
import { isFirstUnlessEnded } from '../my/index.ts';
import { forgetFollowed } from '../new-password/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { beginSession } from '../session/index.ts';
import { rememberBrowser } from './known-browser.ts';
import type { LoginWay } from './ways.ts';

/** A log-in ends in a session, once and soon: whoever goes Back finds the session that there is, or logs in anew. */
export function loginEnd({ place, who, first }: LoginWay): End {
  return {
    begin: place,
    failed: 'login',
    ...(who === 'number' ? { boxCodeNext: true } : {}),
    carryOut: async (parts, visit, identified, { flow, about }) => {
      const to = requestOf({ about });
      if ((await isFirstUnlessEnded(parts, flow, identified)) !== 'first') return (await goBackTo(parts, visit, to)) ?? 'my';
      const session = await logIn(parts, visit, identified, flow);
      if (identified.plan === first) forgetFollowed(parts, visit.reply);
      // What the agreement of the web bank needs is asked at the next log-in that is for its own pages.
      if (await findBrought(parts, visit, to)) return { leave: (await parts.clients?.finish(visit, to ?? '', flow, session)) ?? '' };
      return (await mayJoin(parts, who, identified)) && (await isToBeAsked(parts, identified.customer)) ? 'join' : 'my';
    },
  };
}

/** K15: whoever came with a number; who came with a passkey has typed neither that nor a user code. */
async function mayJoin({ stores }: PersonalParts, who: LoginWay['who'], { customer }: Identified): Promise<boolean> {
  if (who !== null) return who === 'number';
  const found = await stores.customers.find(customer);
  return found !== undefined && !hasUserCode(found);
}

async function logIn(parts: PersonalParts, visit: Visit, { customer, elements }: Identified, flow: string): Promise<string> {
  const session = await beginSession(parts, visit.reply, customer, flow);
  // An SMS code, the app or the box was shown, and not only what can be known or copied (D2).
  if (elements.includes('possession')) await rememberBrowser(parts, visit, customer);
  return session;
}
