import type { FastifyInstance } from 'fastify';
import { addLive } from './live.ts';
import { addPages } from './pages.tsx';
import type { AppParts } from './parts.ts';
import { addRoutes, answerErrors } from './routes.ts';

export type { AppParts } from './parts.ts';
export { removePhone } from './remove-phone.ts';
export { type WakeUpParts, wakePhones } from './wake-ups.ts';

/** The app's own origin: its documented door /app/v1, the live connection (@fastify/websocket is registered), and the page of the app. */
export function registerApp(server: FastifyInstance, parts: AppParts): void {
  server.register(async (app) => {
    answerErrors(app, parts);
    addLive(app, parts);
    addRoutes(app, parts);
    addPages(app, parts);
  });
}
