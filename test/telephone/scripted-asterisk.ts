import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { AriChannel, AriEvent } from '../../src/adapters/asterisk/ari.ts';

/** An order that Styrka gave, on one line: `POST channels/1/play/x media=sound:a`. */
type Order = { readonly id: string; readonly line: string };
type Answer = { readonly status: number; readonly body?: unknown };

/** The far side of the adapter, that says what a test tells it to say. */
export type ScriptedAsterisk = {
  readonly orders: readonly string[];
  /** What else than 204 is answered to orders that begin so; null: nothing ever. */
  readonly answers: Map<string, Answer | null>;
  /** The orders from the last `until` on, as soon as one of them begins so. */
  until(beginning: string): Promise<readonly string[]>;
  tell(event: AriEvent): void;
  say(text: string): void;
  /** As if the process stood still: not even pings are answered. */
  freeze(): void;
  leave(): Promise<void>;
};

/** ms. */
const patience = 10_000;

export type Credentials = { readonly user: string; readonly password: string };

/** `answers`: to what is asked at once. Rejects with what the door says: `401`, `503`. */
export async function connectAsterisk(
  address: string,
  { user, password }: Credentials,
  protocols = ['ari'],
  answers: ScriptedAsterisk['answers'] = new Map(),
  greets = true,
): Promise<ScriptedAsterisk> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const socket = new WebSocket(address, protocols, { headers: { authorization }, autoPong: false });
  let isFrozen = false;
  let seen = 0;
  const orders: string[] = [];
  const waiting = new Set<() => void>();
  socket.on('ping', (data) => isFrozen || socket.pong(data));
  socket.on('message', (data) => {
    if (isFrozen) return;
    const { id, line } = readOrder(String(data));
    orders.push(line);
    const scripted = [...answers].find(([beginning]) => line.startsWith(beginning));
    const { status, body } = scripted ? (scripted[1] ?? { status: 0 }) : usual(line);
    const message_body = body === undefined ? '' : JSON.stringify(body);
    if (status > 0) socket.send(JSON.stringify({ type: 'RESTResponse', request_id: id, status_code: status, message_body }));
    for (const look of [...waiting]) look();
  });
  const isGone = once(socket, 'close').then(() => {});
  socket.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => {
      if (greets) socket.send(JSON.stringify({ type: 'ApplicationRegistered', application: 'styrka' }));
      resolve();
    });
    socket.once('unexpected-response', (_, { statusCode }) => reject(new Error(String(statusCode))));
    socket.once('error', reject);
  });
  return {
    orders,
    answers,
    until: (beginning) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`No order ${beginning} came, but ${orders.slice(seen).join(', ')}`)), patience);
        const look = (): void => {
          const at = orders.findIndex((line, place) => place >= seen && line.startsWith(beginning));
          if (at < 0) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(orders.slice(seen, at + 1));
          seen = at + 1;
        };
        waiting.add(look);
        look();
      }),
    tell: (event) => socket.send(JSON.stringify({ application: 'styrka', ...event })),
    say: (text) => socket.send(text),
    freeze() {
      isFrozen = true;
    },
    async leave() {
      socket.terminate();
      await isGone;
    },
  };
}

function usual(line: string): Answer {
  return line === 'GET channels' || line === 'GET bridges' ? { status: 200, body: [] } : { status: 204 };
}

type Written = {
  readonly request_id: string;
  readonly method: string;
  readonly uri: string;
  readonly query_strings: readonly { readonly name: string; readonly value: string }[];
  readonly message_body?: string;
};

function readOrder(text: string): Order {
  const { request_id, method, uri, query_strings, message_body } = JSON.parse(text) as Written;
  const query = query_strings.map(({ name, value }) => `${name}=${value}`);
  return { id: request_id, line: [method, uri, ...query, ...(message_body ? [message_body] : [])].join(' ') };
}

/** A channel in the Stasis application, called by the dialplan. */
export function channel(id: string, more: Partial<AriChannel> = {}): AriChannel {
  const dialplan = { app_name: 'Stasis', app_data: 'styrka,call,0846500410,0,0' };
  return { id, name: `PJSIP/trunk-${id}`, state: 'Ring', caller: { number: '+46701740605' }, dialplan, ...more };
}
