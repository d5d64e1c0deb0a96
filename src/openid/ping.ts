import type { Identify } from '#identification';
import type { Clock, OutboxMessage, Stores } from '#ports';
import { type Asked, findAskedByRef, writeAsked } from './ciba-asked.ts';
import type { OpenidClient } from './client.ts';
import type { Records } from './records.ts';

export type PingParts = {
  readonly stores: Pick<Stores, 'outbox'>;
  readonly records: Records;
  readonly identify: Pick<Identify, 'look' | 'isRefused'>;
  readonly clock: Clock;
  /** Follows no redirect: the address that a client has registered is the one that is told. */
  readonly fetch: typeof fetch;
  readonly clients: () => Promise<readonly OpenidClient[]>;
  readonly complain: (code: string, detail: string) => void;
};

const atOnce = 20;
/** Longer than a client may take to answer, ms. */
const held = 30_000;
/** How often a question that is open is looked at, ms. */
const rhythm = 1_000;
const least = 2_000;
const most = 60_000;
/** How long a client that does not answer is tried, ms: after that the question is too old to be redeemed. */
const patience = 10 * 60_000;

/** Tells the clients that wait for it which of their questions are answered (CIBA Core §10.2). Safe on all nodes at once. */
export async function sendPings(parts: PingParts): Promise<number> {
  const { outbox } = parts.stores;
  const now = parts.clock.now();
  const messages = await outbox.claim('ping', now, now + held, atOnce);
  await Promise.all(
    messages.map(async (message) => {
      const again = await carry(parts, message);
      await (again === undefined ? outbox.done(message.id) : outbox.failed(message.id, parts.clock.now() + again));
    }),
  );
  return messages.length;
}

/** In how many ms it is to be looked at again; undefined: nothing more is to be done. */
async function carry(parts: PingParts, { body }: OutboxMessage): Promise<number | undefined> {
  const { asked: ref } = body as { readonly asked: string };
  const asked = await findAskedByRef(parts.records, ref);
  if (!asked) return undefined;
  const view = await parts.identify.look(asked.flow);
  if (view.outcome === 'ended') return undefined;
  if (view.outcome === null && !(await parts.identify.isRefused(asked.flow))) return rhythm;
  return (await tell(parts, asked)) === 'failed' ? waitOn(parts, ref, asked) : undefined;
}

/** As long again as it has failed already. */
async function waitOn({ records, clock, complain }: PingParts, ref: string, asked: Asked): Promise<number | undefined> {
  const since = asked.untold ?? clock.now();
  if (asked.untold === null) await writeAsked(records, ref, { ...asked, untold: since });
  const waited = clock.now() - since;
  if (waited < patience) return Math.min(Math.max(waited, least), most);
  complain('ping-failed', `${asked.client} does not answer at its notificationEndpoint`);
  return undefined;
}

/** What it answers is not read. A redirect or a refusal stays one; a server that stumbles is tried again. */
async function tell({ fetch, clients }: PingParts, { id, client, token }: Asked): Promise<'told' | 'failed'> {
  const address = (await clients()).find((one) => one.id === client)?.ciba?.notificationEndpoint;
  if (address === undefined || token === null) return 'told';
  try {
    const { status, body } = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ auth_req_id: id }),
    });
    await body?.cancel();
    return status >= 500 || status === 429 || status === 0 ? 'failed' : 'told';
  } catch {
    return 'failed';
  }
}
