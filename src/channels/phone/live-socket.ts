import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { type Language, preferred, say } from '#texts';
import type { Line, Owner } from './line.ts';
import { hangUp, hear, type LiveCall, takeInput } from './live-call.ts';
import { readSaid, type Said } from './messages.ts';
import type { DoorLimits, PhoneParts } from './parts.ts';
import { createRate } from './rate.ts';
import { type Refusal, refusals } from './refusals.ts';
import { describe } from './run-command.ts';
import { sayBusy } from './say-busy.ts';
import type { Step } from './step.ts';
import { ownerOf } from './who-may.ts';

/** One socket carries one call at a time; when it closes the caller has hung up (S42). */
type Connection = {
  readonly parts: PhoneParts;
  readonly line: Line;
  readonly owner: Owner;
  readonly socket: Pick<WebSocket, 'send' | 'close' | 'readyState' | 'OPEN'>;
  language: Language;
  call: LiveCall | null;
  opening: boolean;
  stop: () => void;
};

/** Contract v1 over a WebSocket. */
export function addLiveSocket(phone: FastifyInstance, parts: PhoneParts, line: Line, limits: DoorLimits): void {
  const browsers: string[] = [];
  phone.get('/phone/v1/live', { websocket: true, schema: { hide: true } }, (socket, request) => {
    const owner = ownerOf(request);
    if (owner.is === 'address') {
      // Before anybody calls: sockets that only stand there fill the memory, too.
      if (browsers.filter((name) => name === owner.name).length >= limits.sockets) return socket.close(1013);
      browsers.push(owner.name);
      socket.on('close', () => browsers.splice(browsers.indexOf(owner.name), 1));
    }
    const language = preferred(request.headers['accept-language']);
    const connection: Connection = { parts, line, owner, socket, language, call: null, opening: false, stop: () => {} };
    const mayCome = createRate(parts.clock, limits.messages);
    let refused = 0;
    const refuse = (why: Refusal) => {
      refused += 1;
      sendRefusal(connection, why, say(refusals, connection.language, why));
      if (refused >= limits.refusals) socket.close(1008);
    };
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? '' : String(data);
      if (!mayCome()) return refuse('too-fast');
      if (text.length > limits.message) return refuse('too-long');
      const said = readSaid(text);
      if (!said) return refuse('junk');
      void obey(connection, said).then(
        (why) => why && refuse(why),
        (error: unknown) => {
          parts.complain?.('phone-socket', describe(error));
          refuse('no-answer');
        },
      );
    });
    socket.on('close', () => leave(connection));
    socket.on('error', () => socket.close());
  });
}

async function obey(connection: Connection, said: Said): Promise<Refusal | undefined> {
  switch (said.do) {
    case 'call':
      return ring(connection, said.to, said.from ?? null);
    case 'input':
      return enter(connection, said);
    case 'hang-up':
      leave(connection);
      return undefined;
  }
}

async function ring(connection: Connection, to: string, from: string | null): Promise<Refusal | undefined> {
  const { line, owner, socket, parts, language } = connection;
  if (connection.opening || connection.call?.ended === null) return 'call-goes-on';
  connection.opening = true;
  try {
    const call = await line.open({ to, from }, owner);
    if (call === 'busy') {
      sendRefusal(connection, call, sayBusy(parts.settings, to, language));
      return undefined;
    }
    if (call === 'no-such-number') return call;
    connection.stop();
    connection.call = call;
    connection.language = call.state.language;
    connection.stop = call.board.listen((step) => sendStep(connection, step));
    sendStep(connection, call.board.step);
    // The caller hung up while the call was being opened.
    if (socket.readyState !== socket.OPEN) leave(connection);
    return undefined;
  } finally {
    connection.opening = false;
  }
}

/** A step that is no news is sent all the same: the collector waits for an answer. */
async function enter(connection: Connection, { step, keys, ended }: Said & { do: 'input' }): Promise<Refusal | undefined> {
  const { call } = connection;
  if (!call || call.ended !== null) return 'no-call';
  const present = await takeInput(call, step, keys, ended);
  if (present.n === step) sendStep(connection, present);
  return undefined;
}

function leave(connection: Connection): void {
  connection.stop();
  const { call } = connection;
  connection.call = null;
  if (call) void hangUp(call, 'hung-up');
}

function sendStep({ socket, call }: Connection, step: Step): void {
  if (call) hear(call);
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ is: 'step', step }));
}

function sendRefusal({ socket }: Connection, code: string, sentence: string): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ is: 'refused', code, sentence }));
}
