import type { FastifyInstance } from 'fastify';
import { languages } from '#texts';
import { addActivationCode } from './activation-route.ts';
import { addClock } from './clock-page.tsx';
import { addBoxCounter, addCodeBox } from './code-box/code-box-page.ts';
import { addKitchen } from './kitchen-page.tsx';
import { addLetters } from './letters/letters-page.tsx';
import type { DemoParts } from './parts.ts';
import { createPending } from './pending.ts';
import { addPeople } from './people-page.tsx';
import { addSms } from './sms/sms-page.tsx';

/** Everything that exists in the demo only. */
export function registerDemo(server: FastifyInstance, parts: DemoParts): void {
  const pending = createPending(parts.clock);
  const opened = parts.clock.now();
  server.get('/demo/v1/bank', { schema: { hide: true } }, (_, reply) => reply.header('cache-control', 'no-store').send({ opened }));
  addActivationCode(server, parts, pending);
  addBoxCounter(server, parts);
  for (const language of languages) {
    addKitchen(server, parts, language);
    addLetters(server, parts, language);
    addSms(server, parts, language);
    addCodeBox(server, parts, language);
    addPeople(server, parts, language);
    addClock(server, parts, pending, opened, language);
  }
}
