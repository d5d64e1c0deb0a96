import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { identityOf, stateOf } from '#calls';
import { type CallRecord, readBearer, refuseStranger, type Time } from '#ports';
import { isAlarming, isWord } from './build-state.ts';
import type { Feed } from './feed.ts';
import { heardBy } from './heard.ts';
import type { BackOfficeParts } from './parts.ts';
import { createPusher } from './pusher.ts';

/** A reader that does not read is cut off rather than kept in memory, bytes. */
const mostUnread = 1_000_000;

/**
 * For a bank's own contact centre (docs/integrating/desk.md): each call as one line of JSON, first all that are alive, then whatever
 * changes, and a last line when it is over. An empty line every two seconds says that the stream lives.
 */
export function registerDeskEvents(server: FastifyInstance, parts: BackOfficeParts, feed: Feed): void {
  const streams = new Set<PassThrough>();
  server.addHook('preClose', async () => {
    for (const stream of streams) stream.destroy();
  });
  const schema = { tags: ['desk'], summary: 'Every call as it changes, one JSON object a line', security: [{ bearer: [] }] };
  server.get('/desk/v1/events', { schema }, async (request, reply) => {
    const token = readBearer(request.headers.authorization);
    const client = (token && parts.findClient(token, 'desk-events')) || refuseStranger();
    const stream = openStream(parts, feed, client);
    streams.add(stream);
    stream.on('close', () => streams.delete(stream));
    reply.raw.on('close', () => stream.destroy());
    return sendStream(reply, stream);
  });
}

function sendStream(reply: FastifyReply, stream: PassThrough): FastifyReply {
  return reply.header('cache-control', 'no-store').type('application/x-ndjson').send(stream);
}

function openStream(parts: BackOfficeParts, feed: Feed, client: string): PassThrough {
  const stream = new PassThrough();
  const told = new Map<string, string>();
  const tell = async () => {
    const calls = await parts.calls.list();
    const now = parts.clock.now();
    await feed.reads.note(calls, [{ staff: client, where: 'events' }], now);
    const lines = changesIn(told, calls, (call) => describeCall(parts, call, now));
    if (stream.destroyed) return;
    stream.write(`${lines.join('')}\n`);
    if (stream.writableLength > mostUnread) stream.destroy();
  };
  const push = createPusher(parts, tell, () => !stream.destroyed);
  stream.on('close', () => push.stop());
  stream.on('error', () => push.stop());
  push.soon();
  return stream;
}

/** The lines that differ from what was told last; a call that is gone gets its last line. */
function changesIn(told: Map<string, string>, calls: readonly CallRecord[], describe: (call: CallRecord) => object): string[] {
  const present = new Map(calls.map((call) => [call.id, `${JSON.stringify(describe(call))}\n`]));
  const gone = [...told.keys()]
    .filter((id) => !present.has(id))
    .map((id) => `${JSON.stringify({ call: id, is: 'over', identified: null })}\n`);
  const changed = [...present].filter(([id, line]) => told.get(id) !== line).map(([, line]) => line);
  told.clear();
  for (const [id, line] of present) told.set(id, line);
  return [...gone, ...changed];
}

/** Who is on the line for the bank's own systems: its customer's number, no name. No telephone number, and never who was only claimed. */
function describeCall({ origin, reasons }: BackOfficeParts, call: CallRecord, now: Time): object {
  return {
    call: call.id,
    is: stateOf(call, now),
    identified: identityOf(call, now),
    failed: [...new Set(call.failed)].filter(isWord),
    reason: reasons.some(({ id }) => id === call.reason) ? call.reason : null,
    language: call.language,
    opened: call.opened,
    queued: call.queued,
    advisor: call.advisor,
    held: call.held,
    hears: heardBy(call),
    alerts: call.alerts.filter(isAlarming),
    link: `${origin}/desk/calls/${call.id}`,
  };
}
