import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Broken } from '#ports';
import type { AsteriskSettings } from './settings.ts';

type Doorkeeper = {
  readonly isFree: () => boolean;
  readonly noteStranger: () => void;
  readonly enter: (socket: WebSocket) => void;
};

export type Door = { readonly port: number; close(): Promise<void> };

/** One event is some kilobytes; whoever sends more is not Asterisk. */
const longestMessage = 1024 * 1024;

/** One is Asterisk's; a few more are its next tries, and strangers. */
const connectionsAtMost = 32;

type Refusal = '401 Unauthorized' | '400 Bad Request' | '503 Service Unavailable';

/**
 * Where Asterisk arrives, and nobody else: by name and password, over TLS with a certificate if settings say so. `isFree`
 * is asked of those only who have shown these. Throws Broken('telephony-no-address').
 */
export async function openDoor(settings: AsteriskSettings, { isFree, noteStranger, enter }: Doorkeeper): Promise<Door> {
  const server = createServer(settings);
  server.maxConnections = connectionsAtMost;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessage,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('ari') ? 'ari' : false),
  });
  server.on('upgrade', (request, stream: Duplex, head) => {
    stream.on('error', () => stream.destroy());
    const refusal = refuse(settings, request) ?? (isFree() ? null : '503 Service Unavailable');
    if (refusal === '401 Unauthorized') noteStranger();
    if (refusal) return turnAway(stream, refusal);
    sockets.handleUpgrade(request, stream, head, enter);
  });
  await listen(server, settings);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Nobody reads what a stranger goes on to send, nor waits for a stranger to hang up. */
function turnAway(stream: Duplex, refusal: Refusal): void {
  stream.once('finish', () => stream.destroy());
  stream.end(answer(refusal));
}

function createServer({ tls }: AsteriskSettings): Server {
  const nothing = (_: IncomingMessage, response: ServerResponse) => response.writeHead(404).end();
  if (!tls) return createPlain(nothing);
  const { certificate: cert, key, clients } = tls;
  const asked = clients ? { ca: clients, requestCert: true, rejectUnauthorized: true } : {};
  return createSecure({ cert, key, minVersion: 'TLSv1.2', ...asked }, nothing);
}

function listen(server: Server, { listen: { host, port } }: AsteriskSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Broken('telephony-no-address', 'The telephone cannot be listened for.', error.message)));
    server.listen(port, host, resolve);
  });
}

function refuse({ app, password }: AsteriskSettings, { headers }: IncomingMessage): Refusal | null {
  const shown = Buffer.from(headers.authorization ?? '');
  const expected = Buffer.from(`Basic ${Buffer.from(`${app}:${password}`).toString('base64')}`);
  // Of one length before they are compared: how long the password is must not be told by time either.
  const isRight = timingSafeEqual(digest(shown), digest(expected));
  if (!isRight) return '401 Unauthorized';
  return (headers['sec-websocket-protocol'] ?? '').split(/, */).includes('ari') ? null : '400 Bad Request';
}

function digest(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function answer(refusal: Refusal): string {
  const asks = refusal.startsWith('401') ? 'WWW-Authenticate: Basic realm="ari"\r\n' : '';
  return `HTTP/1.1 ${refusal}\r\n${asks}Connection: close\r\nContent-Length: 0\r\n\r\n`;
}
