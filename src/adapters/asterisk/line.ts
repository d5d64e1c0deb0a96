import type { WebSocket } from 'ws';
import { type Ari, type AriEvent, lost, type Method, type Reply } from './ari.ts';
import type { AsteriskParts } from './settings.ts';

/** One WebSocket to Asterisk, as long as it lasts. */
export type Line = Ari & { drop(): void };

export type LineEars = {
  /** From now on orders are heard. */
  onUp(): void;
  onEvent(event: AriEvent): void;
  /** Told once; what was ordered and not answered is answered with status 0 right after it. */
  onDown(): void;
};

/** The other side is asked whether it is there, and asked again when it has answered; so long it may take, ms. */
const pingPatience = 8_000;
/** Nothing that is ordered here takes Asterisk longer, ms. */
const replyPatience = 10_000;

/** So long Asterisk may be silent at first, ms. */
const greetingPatience = 1_000;

/**
 * Nothing is sent before Asterisk has said something: what comes in one packet with our consent to the WebSocket it keeps in a
 * buffer and does not look at, and from then on it is always behind by so many messages (22.10, res_http_websocket).
 */
export function openLine(socket: WebSocket, { clock, complain }: AsteriskParts, ears: LineEars): Line {
  let state: 'silent' | 'up' | 'down' = 'silent';
  let count = 0;
  const asked = new Map<string, (reply: Reply) => void>();

  const drop = (): void => {
    if (state === 'down') return;
    state = 'down';
    stopWaiting();
    socket.terminate();
    ears.onDown();
    for (const answer of [...asked.values()]) answer(lost);
  };
  const begin = (): void => {
    if (state !== 'silent') return;
    state = 'up';
    stopWaiting();
    keepAlive(socket, clock, drop);
    ears.onUp();
  };
  const stopWaiting = clock.at(clock.now() + greetingPatience, begin);
  socket.on('message', (data, isBinary) => {
    const message = isBinary ? null : readMessage(String(data));
    if (state === 'down') return;
    begin();
    if (!message) complain('telephony-junk', `${String(data).length} bytes`);
    else if (message.type === 'RESTResponse') asked.get(String(message['request_id']))?.(readReply(message));
    else ears.onEvent(message as unknown as AriEvent);
  });
  socket.on('close', drop);
  socket.on('error', drop);

  return {
    drop,
    request(method, uri, query = {}, body = undefined) {
      if (state !== 'up') return Promise.resolve(lost);
      const id = String(++count);
      return new Promise((resolve) => {
        const cancel = clock.at(clock.now() + replyPatience, () => {
          complain('telephony-no-reply', `${method} ${uri}`);
          answer(lost);
        });
        const answer = (reply: Reply): void => {
          cancel();
          asked.delete(id);
          resolve(reply);
        };
        asked.set(id, answer);
        socket.send(writeRequest(id, method, uri, query, body));
      });
    },
  };
}

/** A socket whose other side stands still would stay open for a quarter of an hour. */
function keepAlive(socket: WebSocket, clock: AsteriskParts['clock'], drop: () => void): void {
  let isHeard = true;
  let cancel = (): void => {};
  const ask = (): void => {
    if (!isHeard) {
      drop();
      return;
    }
    isHeard = false;
    socket.ping();
    cancel = clock.at(clock.now() + pingPatience, ask);
  };
  socket.on('pong', () => {
    isHeard = true;
  });
  socket.on('close', () => cancel());
  ask();
}

function writeRequest(id: string, method: Method, uri: string, query: Readonly<Record<string, string | undefined>>, body: unknown): string {
  const query_strings = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  const sent = body === undefined ? {} : { content_type: 'application/json', message_body: JSON.stringify(body) };
  return JSON.stringify({ type: 'RESTRequest', request_id: id, method, uri, query_strings, ...sent });
}

type Message = { readonly type: string; readonly [name: string]: unknown };

function readMessage(text: string): Message | null {
  const message = parse(text);
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string'
    ? (message as Message)
    : null;
}

function readReply({ status_code, message_body }: Message): Reply {
  return { status: Number(status_code) || 0, body: typeof message_body === 'string' ? parse(message_body) : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
