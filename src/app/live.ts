import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { isLanguage, type Language } from '#texts';
import { describeMe } from './me.ts';
import { explain, type Trouble } from './outcome.ts';
import { findOwner, type Owner } from './owner.ts';
import type { AppParts } from './parts.ts';
import type { LiveIn, LiveOut } from './protocol.ts';

/** A lost signal costs one such wait, ms. */
const rhythm = 2_000;
const patience = 10_000;
/** Windows of one phone that hear at once: each reads the stores every two seconds. */
const windowsAtOnce = 8;

/**
 * The live connection. The token comes in the first message, for an address would be logged; so no other origin's page can
 * speak here, but one that tries is turned away at once.
 */
export function addLive(app: FastifyInstance, parts: AppParts): void {
  const windows = createWindows();
  app.get('/app/v1/live', { websocket: true }, (socket, request) => {
    const { origin } = request.headers;
    if (origin !== undefined && origin !== parts.settings.origin) return socket.close(1008);
    const tooLate = parts.clock.at(parts.clock.now() + patience, () => socket.close(1008));
    socket.once('message', (data) => {
      tooLate();
      const hello = readHello(String(data));
      if (hello) watch(parts, windows, socket, hello);
      else refuse(parts, socket, { problem: 'malformed' }, 'en');
    });
    socket.on('close', tooLate);
    socket.on('error', () => socket.close());
  });
}

/** The sockets of each phone. One more than there may be closes the oldest, whose page asks by itself. */
function createWindows(): (device: string, socket: WebSocket) => void {
  const open = new Map<string, Set<WebSocket>>();
  return (device, socket) => {
    const sockets = open.get(device) ?? new Set();
    if (sockets.has(socket) || socket.readyState !== socket.OPEN) return;
    open.set(device, sockets.add(socket));
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) open.delete(device);
    });
    const [oldest] = sockets;
    if (sockets.size > windowsAtOnce) oldest?.close(1008);
  };
}

function watch(parts: AppParts, enter: ReturnType<typeof createWindows>, socket: WebSocket, { token, language }: LiveIn): void {
  const { clock, signals } = parts;
  let stops: (() => void)[] = [];
  let sent = '';
  let busy = false;
  let again = false;
  const rest = () => {
    for (const stop of stops) stop();
    stops = [];
  };
  const refresh = async (): Promise<void> => {
    again = busy;
    if (busy || socket.readyState !== socket.OPEN) return;
    busy = true;
    rest();
    const found = await findOwner(parts, token);
    if (!('ok' in found)) return refuse(parts, socket, found, language);
    enter(found.ok.device, socket);
    // Listening begins before reading, so that nothing falls between the two.
    stops = await listen(found.ok);
    const me = JSON.stringify({ is: 'me', me: await describeMe(parts, found.ok, language) } satisfies LiveOut);
    if (socket.readyState !== socket.OPEN) return rest();
    if (me !== sent) socket.send(me);
    sent = me;
    busy = false;
    if (again) await look();
  };
  const look = (): Promise<void> => refresh().catch(() => socket.close(1011));
  const listen = async ({ customer }: Owner) => {
    const calls = await parts.calls.inNameOf(customer.id);
    const topics = [`customer:${customer.id}`, ...calls.map(({ id }) => `call:${id}`)];
    return [...topics.map((topic) => signals.listen(topic, () => void look())), clock.at(clock.now() + rhythm, () => void look())];
  };
  socket.on('close', rest);
  void look();
}

function refuse(parts: AppParts, socket: WebSocket, trouble: Trouble, language: Language): void {
  const said: LiveOut = { is: 'refused', code: trouble.problem, sentence: explain(parts, trouble, language) };
  socket.send(JSON.stringify(said));
  socket.close(1008);
}

function readHello(text: string): LiveIn | undefined {
  try {
    const said = JSON.parse(text) as Partial<LiveIn>;
    return said.do === 'session' && typeof said.token === 'string' && isLanguage(said.language) ? (said as LiveIn) : undefined;
  } catch {
    return undefined;
  }
}
