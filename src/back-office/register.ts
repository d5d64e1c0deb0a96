import type { FastifyInstance } from 'fastify';
import { registerDeskApi } from './desk-api.ts';
import { registerDeskEvents } from './desk-events.ts';
import { registerDeskLive } from './desk-live.ts';
import { registerDeskPages } from './desk-pages.tsx';
import { createFeed } from './feed.ts';
import type { BackOfficeParts } from './parts.ts';
import { registerStaffLogin } from './staff-login.ts';

/** Staff log-in and the advisor's desk: pages, JSON, live connection, and the stream for a bank's own contact centre. */
export function registerBackOffice(server: FastifyInstance, parts: BackOfficeParts): void {
  const feed = createFeed(parts);
  registerStaffLogin(server, parts);
  registerDeskPages(server, parts, feed);
  registerDeskApi(server, parts, feed);
  registerDeskLive(server, parts, feed);
  registerDeskEvents(server, parts, feed);
}
