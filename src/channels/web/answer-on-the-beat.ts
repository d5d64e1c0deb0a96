import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock, Time } from '#ports';

/** Longer than any one step takes on a machine that is not overloaded, ms. */
const beat = 250;

/**
 * T16: what is sent in a form is answered at the next multiple of the beat after it came, so that a branch that hashes, waits or
 * reads more than another does not show in the time. Through the clock port, so that it is seen under the virtual clock.
 */
export function answerOnTheBeat(server: FastifyInstance, clock: Clock): void {
  const came = new WeakMap<FastifyRequest, Time>();
  server.addHook('onRequest', async (request) => {
    if (request.method === 'POST') came.set(request, clock.now());
  });
  server.addHook('onSend', async (request) => {
    const began = came.get(request);
    if (began === undefined) return;
    const taken = clock.now() - began;
    const end = began + Math.max(1, Math.ceil(taken / beat)) * beat;
    await new Promise<void>((resolve) => clock.at(end, resolve));
  });
}
