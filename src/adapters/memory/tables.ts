import { Broken } from '#ports';

/** Rows by key, all changes of which can be taken back. Rows are never changed in place, so what was handed out stays as it was. */
export type Table<Row> = {
  get(key: string): Row | undefined;
  set(key: string, row: Row): void;
  /** A key that is there already is a broken promise: identifiers are drawn, never chosen. */
  insert(key: string, row: Row): void;
  delete(key: string): void;
  rows(): Row[];
  count(): number;
};

export type Tables = {
  create<Row>(): Table<Row>;
  /** All of it or nothing: takes every change back if `work` throws or its outcome is not to be kept. */
  atomically<Outcome>(work: () => Outcome, keep?: (outcome: Outcome) => boolean): Outcome;
};

export function createTables(): Tables {
  let undo: (() => void)[] = [];
  const takeBack = (): void => {
    for (const step of undo.reverse()) step();
  };
  return {
    create: <Row>() => createTable<Row>((step) => undo.push(step)),
    atomically(work, keep = () => true) {
      undo = [];
      try {
        const outcome = work();
        if (!keep(outcome)) takeBack();
        return outcome;
      } catch (error) {
        takeBack();
        throw error;
      }
    },
  };
}

function createTable<Row>(remember: (undo: () => void) => void): Table<Row> {
  const rows = new Map<string, Row>();
  const restore = (key: string): void => {
    const before = rows.get(key);
    remember(() => (before === undefined ? rows.delete(key) : rows.set(key, before)));
  };
  const set = (key: string, row: Row): void => {
    restore(key);
    rows.set(key, row);
  };
  return {
    get: (key) => rows.get(key),
    set,
    insert(key, row) {
      if (rows.has(key)) throw new Broken('id-used-twice', 'Something was to be stored under an identifier that is in use.');
      set(key, row);
    },
    delete(key) {
      restore(key);
      rows.delete(key);
    },
    rows: () => [...rows.values()],
    count: () => rows.size,
  };
}

/** A key of several parts that no other parts can make. */
export function joinKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** What a JSON column gives back: a value of its own, without what JSON leaves out. */
export function copyJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** The first so many by time. */
export function firstOf<Row>(rows: readonly Row[], time: (row: Row) => number, atMost: number): Row[] {
  return [...rows].sort((a, b) => time(a) - time(b)).slice(0, atMost);
}

/** Compares as the database does under collation "C". */
export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
