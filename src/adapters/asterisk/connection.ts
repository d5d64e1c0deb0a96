import type { WebSocket } from 'ws';
import type { Time } from '#ports';
import type { Ari, AriEvent, Reply } from './ari.ts';
import { type Door, openDoor } from './door.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';

export type ConnectionEars = {
  onUp(): void;
  onEvent(event: AriEvent): void;
  /** Everything that was ordered and not answered is answered with status 0 before. */
  onDown(): void;
};

/** The one way to Asterisk: requests and events on one WebSocket, which Asterisk opens, and opens again. */
export type Connection = Ari & {
  readonly isUp: boolean;
  /** Where it listens; Asterisk may have been told another one. */
  readonly port: number;
  close(): Promise<void>;
};

const lost: Reply = { status: 0, body: null };
/** How often the other side is asked whether it is there, and how long it may take, ms. */
const pingEvery = 5_000;
const pingPatience = 10_000;
/** Nothing that is ordered here takes Asterisk longer. */
const replyPatience = 10_000;

type Line = {
  readonly socket: WebSocket /** When it last said that it is there. */;
  heard: Time;
  readonly asked: Map<string, (reply: Reply) => void>;
};

/** Throws Broken('telephony-no-address'). */
export async function openConnection(settings: AsteriskSettings, parts: AsteriskParts, ears: ConnectionEars): Promise<Connection> {
  const { clock, complain } = parts;
  let line: Line | null = null;
  let count = 0;

  const drop = (dropped: Line): void => {
    if (line !== dropped) return;
    line = null;
    dropped.socket.terminate();
    for (const answer of [...dropped.asked.values()]) answer(lost);
    ears.onDown();
  };
  const enter = (socket: WebSocket): void => {
    const entered: Line = { socket, heard: clock.now(), asked: new Map() };
    line = entered;
    socket.on('message', (data, isBinary) => {
      const message = isBinary ? null : readMessage(String(data));
      if (!message) return complain('telephony-junk', `${String(data).length} bytes`);
      if (message.type === 'RESTResponse') entered.asked.get(String(message['request_id']))?.(readReply(message));
      else if (line === entered) ears.onEvent(message as unknown as AriEvent);
    });
    socket.on('pong', () => {
      entered.heard = clock.now();
    });
    socket.on('close', () => drop(entered));
    socket.on('error', () => drop(entered));
    keepAlive(entered);
    ears.onUp();
  };
  // Whoever comes second gets in only when the first is found dead: a stolen password does not take the calls away.
  const keepAlive = (kept: Line): void => {
    if (line !== kept) return;
    const asked = clock.now();
    kept.socket.ping();
    clock.at(asked + pingPatience, () => (kept.heard >= asked ? undefined : drop(kept)));
    clock.at(asked + pingEvery, () => keepAlive(kept));
  };
  const door: Door = await openDoor(settings, () => line === null, enter);
  return {
    get isUp() {
      return line !== null;
    },
    port: door.port,
    request(method, uri, query = {}, body) {
      const asked = line;
      if (!asked) return Promise.resolve(lost);
      const id = String(++count);
      return new Promise((resolve) => {
        const answer = (reply: Reply): void => {
          cancel();
          asked.asked.delete(id);
          resolve(reply);
        };
        const cancel = clock.at(clock.now() + replyPatience, () => {
          complain('telephony-no-reply', `${method} ${uri}`);
          answer(lost);
        });
        asked.asked.set(id, answer);
        asked.socket.send(writeRequest(id, method, uri, query, body));
      });
    },
    async close() {
      if (line) drop(line);
      await door.close();
    },
  };
}

function writeRequest(id: string, method: string, uri: string, query: Readonly<Record<string, string | undefined>>, body: unknown): string {
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
