import { type Clock, digestText, type Keys, type OpenidRecord, type OpenidStore, type Time, type Use } from '#ports';

export type RecordParts = { readonly store: OpenidStore; readonly keys: Keys; readonly clock: Clock };

/** What stands beside the body of a record, in clear text as the provider knows it. `life`: ms from now; undefined is for ever. */
export type Beside = {
  readonly grant?: string | undefined;
  readonly uid?: string | undefined;
  readonly life?: Time | undefined;
  /** What must be so in the same transaction. */
  readonly uses?: readonly Use[];
};

/** The records of the provider as it reads them: outside this module ids are hashed and bodies sealed (I8). */
export type Records = {
  put(kind: string, id: string, body: object, beside: Beside): Promise<'stored' | 'spent'>;
  /** The body, and whether it was consumed. Undefined when it is gone or long over. */
  find(kind: string, id: string): Promise<FoundRecord | undefined>;
  findByUid(kind: string, uid: string): Promise<FoundRecord | undefined>;
  /** All of a kind of which there are few. */
  list(kind: string): Promise<readonly FoundRecord[]>;
  /** So many of a kind of which there are many, after the last one of the page before; `last` is null when these were the last. */
  page(
    kind: string,
    after: string | null,
    atMost: number,
  ): Promise<{ readonly found: readonly FoundRecord[]; readonly last: string | null }>;
  remember(kind: string, id: string, life: Time): Promise<'new' | 'known'>;
  consume(kind: string, id: string, given: Parameters<OpenidStore['consume']>[3]): Promise<'consumed' | 'spent'>;
  destroy(kind: string, id: string): Promise<void>;
  revokeByGrant(grant: string): Promise<void>;
};
// biome-ignore lint/suspicious/noExplicitAny: what stands in a body is said by its kind, which whoever asks for it knows.
export type FoundRecord = { readonly body: any; readonly consumed: Time | null };

/** Clocks of nodes differ, and whoever comes late is told that it is too late, not that there never was anything. */
const longer = 10 * 60_000;

export function createRecords({ store, keys, clock }: RecordParts): Records {
  // Knowing the id of a client or key opens nothing, and lists and the journal may say which one it is.
  const hash = async (kind: string, id: string) =>
    kind === 'Client' || kind === 'SigningKey' ? id : digestText(keys, `openid ${kind}`, id);
  const hashGrant = (grant: string) => digestText(keys, 'openid grant', grant);
  const hashUid = (uid: string) => digestText(keys, 'openid uid', uid);
  const open = async (record: OpenidRecord | undefined): Promise<FoundRecord | undefined> => {
    if (!record) return undefined;
    if (record.body === '') return { body: {}, consumed: record.consumed };
    const plain = await keys.open(record.body, contextOf(record.kind, record.id));
    return { body: JSON.parse(Buffer.from(plain).toString()), consumed: record.consumed };
  };
  const endOf = (life: Time | undefined) => (life === undefined ? null : clock.now() + life + longer);
  return {
    async put(kind, given, body, { grant, uid, life, uses }) {
      const id = await hash(kind, given);
      const sealed = await keys.seal(Buffer.from(JSON.stringify(body)), contextOf(kind, id));
      const names = { grant: grant === undefined ? null : await hashGrant(grant), uid: uid === undefined ? null : await hashUid(uid) };
      return store.put({ kind, id, body: sealed, ...names, expires: endOf(life), consumed: null }, uses);
    },
    find: async (kind, id) => open(await store.find(kind, await hash(kind, id), clock.now())),
    findByUid: async (kind, uid) => open(await store.findByUid(kind, await hashUid(uid), clock.now())),
    async list(kind) {
      const opened = await Promise.all((await store.list(kind, clock.now())).map(open));
      return opened.filter((record) => record !== undefined);
    },
    async page(kind, after, atMost) {
      const records = await store.list(kind, clock.now(), { after: after ?? '', atMost });
      const opened = await Promise.all(records.map(open));
      return {
        found: opened.filter((record) => record !== undefined),
        last: records.length < atMost ? null : (records.at(-1)?.id ?? null),
      };
    },
    remember: async (kind, id, life) => store.remember(kind, await hash(kind, id), clock.now() + life + longer),
    consume: async (kind, id, given) => store.consume(kind, await hash(kind, id), clock.now(), given),
    destroy: async (kind, id) => store.destroy(kind, await hash(kind, id)),
    revokeByGrant: async (grant) => store.revokeByGrant(await hashGrant(grant)),
  };
}

/** Bound to its place: a body that is moved to another row does not open. */
function contextOf(kind: string, id: string): string {
  return `openid ${kind} ${id}`;
}
