import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Broken, type Clock, readBearer, refuseStranger, type Stores } from '#ports';
import { type CustomerEvent, toEvent } from './event-words.ts';

export type EventParts = {
  readonly stores: Pick<Stores, 'audit'>;
  readonly clock: Clock;
  /** The client whose bearer token this is; undefined for nobody's. */
  readonly findClient: (token: string, may: 'events') => string | undefined;
};

const Query = Type.Object(
  {
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$', description: '`next` of the answer before; 0 for the beginning' })),
    most: Type.Optional(Type.String({ pattern: '^([1-9][0-9]{0,2}|1000)$', description: 'How many events at most, 1000 at most (500)' })),
    wait: Type.Optional(Type.String({ pattern: '^([0-9]|1[0-9]|2[0-5])$', description: 'Seconds to wait for an event, 25 at most (0)' })),
  },
  { additionalProperties: false },
);
const Answer = Type.Object({
  events: Type.Array(
    Type.Object({
      sequence: Type.Integer({ description: 'Rises; there are gaps' }),
      at: Type.Integer({ description: 'Milliseconds since 1970, UTC' }),
      event: Type.String(),
      customer: Type.String({ description: 'The id that the core bank gave' }),
      detail: Type.Object({}, { additionalProperties: true }),
    }),
  ),
  next: Type.Integer({ description: 'Where to go on: `after` of the next request' }),
});
const refusal = Type.Object({ error: Type.Object({ code: Type.String(), sentence: Type.String() }) });

const pollEvery = 2_000;
/** Most lines of the audit are of no interest to the reader: so many are looked at for one answer. */
const linesAtOnce = 1_000;
const linesAtMost = 10 * linesAtOnce;

/** What happens to customers and their codes, for the bank's own systems (docs/integrating/customers.md). In order, nothing twice, nothing left out. */
export function registerEvents(server: FastifyInstance, parts: EventParts): void {
  const schema = {
    tags: ['customers'],
    summary: 'What happened to customers and their codes, from one place in time on',
    security: [{ bearer: [] }],
    querystring: Query,
    response: { 200: Answer, 400: refusal, 401: refusal, 503: refusal },
  };
  server.get<{ Querystring: Static<typeof Query> }>('/events/v1', { schema }, async (request, reply) => {
    const token = readBearer(request.headers.authorization);
    if (!token || !parts.findClient(token, 'events')) refuseStranger();
    const { after = '0', most = '500', wait = '0' } = request.query;
    const gone = { is: false };
    reply.raw.on('close', () => {
      gone.is = true;
    });
    const until = parts.clock.now() + Number(wait) * 1_000;
    return reply
      .header('cache-control', 'no-store')
      .send(await waitForEvents(parts, { after: Number(after), most: Number(most), until, gone }));
  });
}

type Told = { readonly events: readonly CustomerEvent[]; readonly next: number };
type Wanted = { readonly after: number; readonly most: number; readonly until: number; readonly gone: { readonly is: boolean } };

async function waitForEvents(parts: EventParts, { after, most, until, gone }: Wanted): Promise<Told> {
  let next = after;
  for (;;) {
    const told = await readEvents(parts, next, most).catch((error: unknown) => passOver(parts, error, next, until));
    if (told.events.length > 0 || gone.is || parts.clock.now() >= until) return told;
    next = told.next;
    await new Promise<void>((resolve) => parts.clock.at(Math.min(until, parts.clock.now() + pollEvery), resolve));
  }
}

/** A busy database keeps the reader waiting for a moment and is asked again; at the end it is said. */
function passOver({ clock }: EventParts, error: unknown, next: number, until: number): Told {
  if (error instanceof Broken && error.code === 'database-failed' && clock.now() < until) return { events: [], next };
  throw error;
}

async function readEvents({ stores }: EventParts, after: number, most: number): Promise<Told> {
  const events: CustomerEvent[] = [];
  let next = after;
  for (let looked = 0; looked < linesAtMost && events.length < most; looked += linesAtOnce) {
    const lines = await stores.audit.since(next, linesAtOnce);
    for (const line of lines) {
      if (events.length === most) break;
      const event = toEvent(line);
      if (event) events.push(event);
      next = line.sequence;
    }
    if (lines.length < linesAtOnce) break;
  }
  return { events, next };
}
