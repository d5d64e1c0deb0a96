import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Time } from '#ports';
import type { DeskState } from './desk-state.ts';
import type { Feed } from './feed.ts';
import { isOurs, refuse } from './guard.ts';
import type { BackOfficeParts } from './parts.ts';
import { createPusher } from './pusher.ts';
import { findAdvisor, isLiving, type StaffSession, touch } from './staff-session.ts';

/** Closed with this when the session is over, in the range for applications (RFC 6455 §7.4.2). */
const sessionOver = 4401;

type Socket = { send(text: string): void; close(code: number): void; on(event: string, call: (data: unknown) => void): void };
type Desk = { readonly session: string; readonly staff: string; readonly socket: Socket; look: string | null; touched: Time };
type Asked = FastifyRequest & { advisor?: StaffSession | undefined };

/** Pushes each desk's whole state when something happened anywhere, and every two seconds besides. */
export function registerDeskLive(server: FastifyInstance, parts: BackOfficeParts, feed: Feed): void {
  const desks = new Set<Desk>();
  const push = createPusher(
    parts,
    () => sendStates(parts, feed, desks),
    () => desks.size > 0,
  );
  server.addHook('onClose', async () => push.stop());
  server.get(
    '/desk/v1/live',
    {
      websocket: true,
      schema: { hide: true },
      preValidation: async (request: Asked, reply) => {
        if (!isOurs(parts, request)) return refuse(reply, 403, 'foreign-origin', 'This socket was not opened by our own pages.');
        request.advisor = await findAdvisor(parts, request, true);
        return request.advisor ? undefined : refuse(reply, 401, 'not-authenticated', 'Log in first.');
      },
    },
    (socket: Socket, { advisor }: Asked) => {
      if (!advisor) return socket.close(sessionOver);
      const desk: Desk = { session: advisor.id, staff: advisor.staff.id, socket, look: null, touched: parts.clock.now() };
      desks.add(desk);
      socket.on('close', () => desks.delete(desk));
      socket.on('error', () => desks.delete(desk));
      socket.on('message', (data) => obey(parts, desk, data, push.soon));
      push.soon();
    },
  );
}

/** A desk may say which call it looks at, and that somebody is there. Anything else is junk and changes nothing. */
function obey(parts: BackOfficeParts, desk: Desk, data: unknown, soon: () => void): void {
  const said = parse(String(data));
  if (said?.do === 'look' && (said.call === null || (typeof said.call === 'string' && said.call.length <= 64))) {
    desk.look = said.call;
    soon();
  }
  if (said?.do === 'here') void keepAwake(parts, desk).catch(() => undefined);
}

/** Work at the desk, or a call that lasts, keeps the session from its idle end; once a minute is enough. */
async function keepAwake(parts: BackOfficeParts, desk: Desk): Promise<void> {
  const now = parts.clock.now();
  if (now - desk.touched < 60_000) return;
  desk.touched = now;
  await touch(parts, desk.session);
}

function parse(text: string): { do?: unknown; call?: unknown } | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : undefined;
  } catch {
    return undefined;
  }
}

async function sendStates(parts: BackOfficeParts, feed: Feed, desks: Set<Desk>): Promise<void> {
  const open = [...desks];
  if (open.length === 0) return;
  const living = await Promise.all(open.map(({ session }) => isLiving(parts, session)));
  const states = await feed.states(open.map(({ staff, look }, at) => ({ staff: living[at] ? staff : '', look })));
  for (const [at, desk] of open.entries()) {
    const state = states[at];
    if (!state) closeDesk(parts, desks, desk);
    else await sendState(parts, desk, state);
  }
}

async function sendState(parts: BackOfficeParts, desk: Desk, state: DeskState): Promise<void> {
  if (state.mine) await keepAwake(parts, desk);
  desk.socket.send(JSON.stringify(state));
}

/** What was lent to a session ends with it, unless the advisor has another one. */
function closeDesk({ softphones }: BackOfficeParts, desks: Set<Desk>, desk: Desk): void {
  desks.delete(desk);
  if (![...desks].some(({ staff }) => staff === desk.staff)) void softphones?.end(desk.staff).catch(() => undefined);
  desk.socket.close(sessionOver);
}
