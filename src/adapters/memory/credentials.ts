import type { CredentialRecord, Credentials, Use } from '#ports';
import { type BudgetTables, forgetBudgets } from './budgets.ts';
import type { WriteEffects } from './effects.ts';
import { compareText, copyJson, firstOf, joinKey, type Table, type Tables } from './tables.ts';

/** `ended` null: living, though it may have expired. */
export type CredentialRow = { readonly credential: CredentialRecord; readonly ended: number | null };

export type CredentialTables = BudgetTables & {
  readonly credentials: Table<CredentialRow>;
  readonly counters: Table<number>;
  readonly used: Table<{ readonly of: string; readonly mark: string }>;
};

export function createCredentials(tables: Tables, at: CredentialTables, write: WriteEffects): Credentials {
  const { credentials: rows, counters } = at;
  const counted = (credential: CredentialRecord): CredentialRecord => {
    const counter = counters.get(credential.id);
    return counter === undefined ? credential : { ...credential, counter };
  };
  const inForce = (now: number, match: (credential: CredentialRecord) => boolean): CredentialRecord[] =>
    rows
      .rows()
      .filter((row) => isHeld(row, now) && match(row.credential))
      .map((row) => counted(row.credential))
      .sort((a, b) => a.added - b.added || compareText(a.id, b.id));
  return {
    async find(id) {
      const row = rows.get(id);
      return row?.ended === null ? counted(row.credential) : undefined;
    },
    async of(customer, kind, now) {
      return inForce(now, (credential) => credential.customer === customer && credential.kind === kind);
    },
    async byLookup(kind, lookup, now) {
      return inForce(now, (credential) => credential.kind === kind && credential.lookup === lookup)[0];
    },
    async add(credential, { atMost, replace, now, ...effects }) {
      return tables.atomically(
        () => {
          if (replace) endAllOf(rows, now, ({ customer, kind }) => customer === credential.customer && kind === credential.kind);
          const outcome = addCredential(rows, credential, atMost, now);
          if (outcome === 'added') write(effects);
          return outcome;
        },
        (outcome) => outcome === 'added',
      );
    },
    async change(id, version, state, { ends = [], now = 0, ...effects }) {
      return tables.atomically(() => {
        if (!changeCredential(rows, { credential: id, version, state })) return 'stale';
        endAllOf(rows, now, (credential) => ends.includes(credential.id));
        write(effects);
        return 'changed';
      });
    },
    async forget(before, atMost) {
      const old = rows.rows().filter((row) => overAt(row) < before);
      const gone = new Set(firstOf(old, overAt, atMost).map(({ credential }) => credential.id));
      tables.atomically(() => {
        for (const id of gone) rows.delete(id);
        for (const id of gone) counters.delete(id);
        for (const { of, mark } of at.used.rows()) if (gone.has(mark)) at.used.delete(joinKey(of, mark));
        forgetBudgets(at, gone);
      });
      return gone.size;
    },
    async end(id, at, effects) {
      const row = rows.get(id);
      if (row?.ended !== null) return 'stale';
      tables.atomically(() => {
        rows.set(id, { ...row, ended: at });
        write(effects);
      });
      return 'ended';
    },
  };
}

function overAt({ credential, ended }: CredentialRow): number {
  return Math.min(ended ?? Number.POSITIVE_INFINITY, credential.expires ?? Number.POSITIVE_INFINITY);
}

export function isHeld({ credential, ended }: CredentialRow, now: number): boolean {
  return ended === null && (credential.expires ?? Number.POSITIVE_INFINITY) > now;
}

/** Writes nothing unless it returns 'added'. A lookup in use is never shared: it would find somebody else (I1). */
export function addCredential(rows: Table<CredentialRow>, credential: CredentialRecord, atMost: number, now: number) {
  const living = rows.rows().filter((row) => isHeld(row, now));
  const same = living.filter(({ credential: { kind } }) => kind === credential.kind).map((row) => row.credential);
  if (same.filter(({ customer }) => customer === credential.customer).length >= atMost) return 'too-many';
  if (rows.get(credential.id) || (credential.lookup !== null && same.some(({ lookup }) => lookup === credential.lookup))) return 'taken';
  rows.set(credential.id, { credential: { ...credential, state: copyJson(credential.state) }, ended: null });
  return 'added';
}

type Change = Omit<Use & { is: 'change' }, 'is'>;

export function changeCredential(rows: Table<CredentialRow>, { credential: id, version, state, ...rest }: Change): boolean {
  const row = rows.get(id);
  if (row?.ended !== null || row.credential.version !== version) return false;
  const { sealed = row.credential.sealed, expires = row.credential.expires } = rest;
  rows.set(id, { ...row, credential: { ...row.credential, version: version + 1, state: copyJson(state), sealed, expires } });
  return true;
}

export function endAllOf(rows: Table<CredentialRow>, at: number, are: (credential: CredentialRecord) => boolean): void {
  for (const row of rows.rows()) if (row.ended === null && are(row.credential)) rows.set(row.credential.id, { ...row, ended: at });
}
