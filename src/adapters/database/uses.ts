import { sortUses, type Use } from '#ports';
import { forgive, openLock } from './budgets.ts';
import { addCredential, changeCredential, endCredential } from './credentials.ts';
import { type Session, statement } from './database.ts';

const useOnce = statement('use-once', 'insert into used ("of", mark) values ($1, $2) on conflict do nothing');
const raiseCounter = statement(
  'raise-counter',
  `insert into counters ("of", value) values ($1, $2)
   on conflict ("of") do update set value = excluded.value where counters.value < excluded.value`,
);
/** Held for share, so that a block waits for this decision or is seen by it (T12). */
const beInForce = statement('be-in-force', 'select from customers where id = $1 and blocked_at is null for share');
/** Held for share, so that whoever logs out waits for this decision or is seen by it (T12). */
const beLoggedIn = statement('be-logged-in', 'select from sessions where id = $1 and expires > $2 for share');
/** Held for share, so that whoever takes a phone away waits for this decision or is seen by it (T12). */
const beHeld = statement(
  'be-held',
  `select from credentials where id = $1 and ended is null and (expires is null or expires > $2)
     and ($3::jsonb is null or state @> $3::jsonb) for share`,
);
const beUnlocked = statement(
  'be-unlocked',
  'select 1 as locked from budgets where "of" = $1 and kind = $2 and (locked is not null or paused_until > $3)',
);
const writeConsent = statement(
  'write-consent',
  'insert into consents (customer, subject, version, at) values ($1, $2, $3, $4) on conflict do nothing',
);
const identifyCall = statement(
  'identify-call',
  `update calls set identified = $2 where id = $1 and ended is null and lease > $3
   and (identified is null or identified->>'customer' = $4)`,
);

/** All of them, or false and the caller undoes everything. */
export async function spendAll(session: Session, uses: readonly Use[]): Promise<boolean> {
  for (const use of sortUses(uses)) if (!(await spend(session, use))) return false;
  return true;
}

async function spend(session: Session, use: Use): Promise<boolean> {
  switch (use.is) {
    case 'once':
      return (await session.run(useOnce, [use.of, use.mark])).count > 0;
    case 'counter':
      return (await session.run(raiseCounter, [use.of, use.value])).count > 0;
    case 'change':
      return changeCredential(session, use);
    case 'end':
      return (await session.run(endCredential, [use.credential, use.at])).count > 0;
    case 'not-locked':
      return (await session.run(beUnlocked, [use.of, use.kind, use.now])).count === 0;
    case 'open-lock':
      await openLock(session, use, use.now);
      return true;
    case 'forgive':
      await forgive(session, use, use.before);
      return true;
    case 'add':
      return (await addCredential(session, use.credential, use.atMost, use.credential.added)) === 'added';
    case 'held':
      return (await session.run(beHeld, [use.credential, use.now, use.state ? JSON.stringify(use.state) : null])).count > 0;
    case 'in-force':
      return (await session.run(beInForce, [use.customer])).count > 0;
    case 'logged-in':
      return (await session.run(beLoggedIn, [use.session, use.now])).count > 0;
    case 'agree':
      await session.run(writeConsent, [use.customer, use.to, use.version, use.at]);
      return true;
    case 'identify-call':
      return (await session.run(identifyCall, [use.call, JSON.stringify(use.identified), use.now, use.identified.customer])).count > 0;
  }
}
