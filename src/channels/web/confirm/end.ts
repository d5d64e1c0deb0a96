import type { Identified } from '#ports';
import { goBackTo, requestOf } from '../brought.ts';
import { confirmPlace, type End, type Ends, type Leave, type Visit } from '../identify/index.ts';
import { isFirstUnlessEnded } from '../my/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readSession } from '../session/index.ts';

type View = Parameters<End['carryOut']>[3];

/** Once and soon, in the very session in which it was begun (I9); then back to the client. */
async function carryOut(parts: PersonalParts, visit: Visit, identified: Identified, view: View): Promise<string | Leave | undefined> {
  const to = requestOf(view);
  const turn = await isFirstUnlessEnded(parts, view.flow, identified);
  if (turn === 'again') return (await goBackTo(parts, visit, to)) ?? 'my';
  const session = await readSession(parts, visit.request);
  const isOwn = session?.customer.id === identified.customer && 'session' in view.boundTo && view.boundTo.session === session.id;
  if (turn === 'late' || !isOwn || to === undefined || !parts.clients) return undefined;
  return { leave: await parts.clients.finish(visit, to, view.flow, session.id) };
}

const confirmEnd: End = { begin: confirmPlace, failed: 'confirm', carryOut };

export const confirmEnds: Ends = {
  'transaction-app': confirmEnd,
  'transaction-table': confirmEnd,
  'transaction-box': { ...confirmEnd, boxCodeNext: true },
};
