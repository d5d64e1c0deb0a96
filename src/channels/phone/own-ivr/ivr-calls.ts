import type { Line, Owner } from '../line.ts';
import { createIvrCall, type IvrCall, type IvrParts, leaveIvrCall } from './ivr-call.ts';

/** The calls of one platform, by what it calls them. */
export type IvrCalls = {
  /** The same call again for a request that is repeated. Throws what the store throws. */
  open(name: string, incoming: { readonly to: string; readonly from: string | null }): Promise<IvrCall | 'no-such-number' | 'busy'>;
  find(name: string): IvrCall | undefined;
  leave(name: string): Promise<void>;
};

const remembered = 60_000;

export function createIvrCalls({ clock }: Pick<IvrParts, 'clock'>, line: Line, owner: Owner): IvrCalls {
  const calls = new Map<string, Promise<IvrCall | 'no-such-number' | 'busy'>>();
  const found = new Map<string, IvrCall>();
  const forget = () => {
    for (const [name, { live }] of found)
      if (live.ended !== null && live.ended + remembered < clock.now()) {
        found.delete(name);
        calls.delete(name);
      }
  };
  const open: IvrCalls['open'] = async (name, incoming) => {
    const live = await line.open(incoming, owner);
    if (typeof live === 'string') return live;
    const call = createIvrCall(live);
    found.set(name, call);
    return call;
  };
  return {
    async open(name, incoming) {
      forget();
      const known = calls.get(name);
      if (known) return known;
      const opening = open(name, incoming);
      calls.set(name, opening);
      // What was not opened may be tried again.
      const opened = await opening.catch((error: unknown) => {
        calls.delete(name);
        throw error;
      });
      if (typeof opened === 'string') calls.delete(name);
      return opened;
    },
    find: (name) => found.get(name),
    async leave(name) {
      const call = found.get(name);
      if (call) await leaveIvrCall(call);
    },
  };
}

/** A number as platforms write it (`tel:+46…`, `sip:+46…@host`, `+46…`), without what stands around it. Null: it is none, or withheld. */
export function readNumber(given: string | undefined): string | null {
  return /^(?:tel:|sips?:)?(\+?[0-9]{3,15})(?:[@;].*)?$/.exec(given ?? '')?.[1] ?? null;
}
