import { createLedger } from './ledger.ts';
import { createOnce } from './once.ts';
import { createProvider } from './provider.ts';
import { createSessions } from './sessions.ts';
import type { Settings } from './settings.ts';

/** Longer than a statement or a logout token is taken, ms. */
const keepIds = 3_600_000;

/** All that the routes work with. */
export function createBank(settings: Settings) {
  const { now = Date.now, complain = () => {} } = settings;
  return {
    settings,
    now,
    complain,
    provider: createProvider(settings),
    sessions: createSessions(now),
    ledger: createLedger(settings.customers, now),
    /** T2: a statement and a logout token count once. */
    isNew: { statement: createOnce(now, keepIds), logoutToken: createOnce(now, keepIds) },
  };
}

export type Bank = ReturnType<typeof createBank>;
