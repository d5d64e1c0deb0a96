import type { FastifyInstance } from 'fastify';
import type { Calls } from '#calls';
import { readBearer, refuseStranger, type Telephony } from '#ports';
import type { Measures } from './measures.ts';

export type HealthParts = {
  readonly calls: Pick<Calls, 'list'>;
  readonly measures: Measures;
  /** Null where no telephone system is configured. */
  readonly telephony: Pick<Telephony, 'look'> | null;
  readonly ready: () => Promise<boolean>;
  /** The client whose bearer token this is; undefined for nobody's. */
  readonly findClient: (token: string, may: 'metrics') => string | undefined;
};

/** Doors for the machinery around it: alive, able to serve, and the state of the calls in numbers. None names a customer. */
export function registerHealth(server: FastifyInstance, { calls, measures, telephony, ready, findClient }: HealthParts): void {
  server.get('/health', { schema: { hide: true } }, async () => ({ alive: true }));
  server.get('/ready', { schema: { hide: true } }, async (_request, reply) => {
    const isReady = await ready().catch(() => false);
    return reply.code(isReady ? 200 : 503).send({ ready: isReady });
  });
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const token = readBearer(request.headers.authorization);
    if (!token || !findClient(token, 'metrics')) refuseStranger();
    const alive = await calls.list();
    const lines = [
      ['styrka_calls_alive', alive.length],
      ['styrka_calls_identified', alive.filter(({ identified }) => identified).length],
      ['styrka_calls_queued', alive.filter(({ queued, advisor }) => queued !== null && !advisor).length],
      ...measureTelephony(telephony),
    ];
    return reply
      .type('text/plain; version=0.0.4')
      .send(lines.map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`).join('') + measures.write());
  });
}

/** How late the telephone system tells of keys: past a second it gets no more calls. */
function measureTelephony(telephony: HealthParts['telephony']): [name: string, value: number][] {
  if (!telephony) return [];
  const { isThere, delay } = telephony.look();
  return [
    ['styrka_telephony_connected', isThere ? 1 : 0],
    ['styrka_telephony_delay_seconds', delay / 1_000],
  ];
}
