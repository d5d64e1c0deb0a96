import { keepApart, type LetterRecord, type LetterSecret, type Letters } from '#ports';
import type { WriteEffects } from './effects.ts';
import { compareText, type Tables } from './tables.ts';

type Row = { readonly letter: LetterRecord; readonly secret: LetterSecret | null; readonly heldUntil: number };

export function createLetters(tables: Tables, write: WriteEffects): Letters {
  const rows = tables.create<Row>();
  const ofCustomer = (customer: string): Row[] => rows.rows().filter(({ letter }) => letter.customer === customer);
  const open = (): Row[] => rows.rows().filter(isOpen).sort(byDue);
  const settle = (id: string, settled: Partial<Pick<LetterRecord, 'printed' | 'cancelled'>>, effects: Parameters<WriteEffects>[0]) => {
    const row = rows.get(id);
    if (!row || !isOpen(row)) return false;
    tables.atomically(() => {
      rows.set(id, { letter: { ...row.letter, ...settled }, secret: null, heldUntil: 0 });
      write(effects);
    });
    return true;
  };
  return {
    async order(letter, secret, effects) {
      const others = ofCustomer(letter.customer);
      if (others.some((row) => isOpen(row) && row.letter.kind === letter.kind)) return { is: 'already-ordered' };
      const due = keepApart(
        letter.wanted,
        letter.apart,
        others.flatMap((row) => postedAt(row, letter.ordered)),
      );
      tables.atomically(() => {
        rows.insert(letter.id, { letter: { ...letter, due, printed: null, cancelled: null }, secret: { ...secret }, heldUntil: 0 });
        write(effects);
      });
      return { is: 'ordered', due };
    },
    async claimDue(now, until, atMost) {
      const free = open().filter((row) => isFree(row, ofCustomer(row.letter.customer), now));
      const claimed = free.filter((row, at) => !free.slice(0, at).some((before) => mustStayApart(before, row))).slice(0, atMost);
      tables.atomically(() => {
        for (const row of claimed) rows.set(row.letter.id, { ...row, heldUntil: until });
      });
      return claimed.flatMap(({ letter, secret }) => (secret ? [{ ...letter, ...secret }] : []));
    },
    async printed(id, at, effects) {
      return settle(id, { printed: at }, effects) ? 'printed' : 'gone';
    },
    async cancel(id, at, effects) {
      return settle(id, { cancelled: at }, effects) ? 'cancelled' : 'gone';
    },
    async of(customer) {
      const own = ofCustomer(customer).map(({ letter }) => letter);
      return own.sort((a, b) => a.ordered - b.ordered || compareText(a.id, b.id));
    },
    async waiting(atMost) {
      return open()
        .slice(0, atMost)
        .map(({ letter }) => letter);
    },
    async forget(before) {
      const old = rows.rows().filter(({ letter }) => (letter.printed ?? letter.cancelled ?? before) < before);
      tables.atomically(() => {
        for (const { letter } of old) rows.delete(letter.id);
      });
      return old.length;
    },
  };
}

function isOpen({ secret }: Row): boolean {
  return secret !== null;
}

function byDue({ letter: a }: Row, { letter: b }: Row): number {
  return a.due - b.due || compareText(a.id, b.id);
}

/** When it was posted, or will be at the earliest; nothing for one that never was. */
function postedAt({ letter: { printed, cancelled, due, apart } }: Row, now: number) {
  return cancelled === null ? [{ at: printed ?? Math.max(due, now), apart }] : [];
}

function isFree(row: Row, ofCustomer: readonly Row[], now: number): boolean {
  if (row.letter.due > now || row.heldUntil > now) return false;
  return !ofCustomer.some((other) => mustStayApart(other, row) && isNear(other, row, now));
}

function isNear(other: Row, { letter }: Row, now: number): boolean {
  if (isOpen(other)) return other.heldUntil > now;
  const { printed, apart } = other.letter;
  return printed !== null && printed > now - Math.max(apart, letter.apart);
}

function mustStayApart({ letter: a }: Row, { letter: b }: Row): boolean {
  return a.id !== b.id && a.customer === b.customer && a.apart > 0 && b.apart > 0;
}
