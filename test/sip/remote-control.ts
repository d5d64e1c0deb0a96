import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';

export type PhoneEvent = { readonly type: string; readonly param: string };

/** The line to a phone without a screen: JSON in netstrings, as baresip's ctrl_tcp speaks it. */
export type Control = {
  /** Answers with what it says to that. Throws if it does not do it. */
  say(command: string, params?: string): Promise<string>;
  hear(notice: (event: PhoneEvent) => void): void;
  /** The next such event; throws after the patience, naming what came instead. */
  await(isIt: (event: PhoneEvent) => boolean, patience?: number): Promise<PhoneEvent>;
  close(): void;
};

type Answer = { readonly response: true; readonly ok: boolean; readonly data: string; readonly token: string };

/** ms */
const usualPatience = 30_000;

export async function connectControl(port: number, phone: ChildProcess): Promise<Control> {
  const socket = await connectTo(port, phone);
  const events = new EventEmitter();
  events.setMaxListeners(100);
  const seen: string[] = [];
  let count = 0;
  socket.on('error', () => {});
  readNetstrings(socket, (text) => {
    const message = JSON.parse(text) as Answer | (PhoneEvent & { readonly event: true });
    if ('response' in message) return events.emit(`answer ${message.token}`, message);
    seen.push(`${message.type} ${message.param ?? ''}`);
    return events.emit('event', { type: message.type, param: message.param ?? '' });
  });
  return {
    async say(command, params = '') {
      count += 1;
      const text = JSON.stringify({ command, params, token: String(count) });
      const answered = once(events, `answer ${count}`, { signal: AbortSignal.timeout(usualPatience) });
      socket.write(`${Buffer.byteLength(text)}:${text},`);
      const [answer] = (await answered) as [Answer];
      if (!answer.ok) throw new Error(`The phone does not ${command} ${params}: ${answer.data}`);
      return answer.data;
    },
    hear: (notice) => void events.on('event', notice),
    await: (isIt, patience = usualPatience) =>
      new Promise((resolve, reject) => {
        const look = (event: PhoneEvent) => {
          if (!isIt(event)) return;
          stop();
          resolve(event);
        };
        const late = setTimeout(() => {
          stop();
          reject(new Error(`The phone has seen only: ${seen.slice(-8).join(', ')}`));
        }, patience);
        const stop = () => {
          clearTimeout(late);
          events.off('event', look);
        };
        events.on('event', look);
      }),
    close: () => socket.destroy(),
  };
}

/** Tries until the phone listens: it does not say when. */
async function connectTo(port: number, phone: ChildProcess): Promise<Socket> {
  for (let tries = 0; tries < 200; tries++) {
    if (phone.exitCode !== null) throw new Error(`baresip ended by itself (${phone.exitCode}).`);
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return socket;
    } catch {
      await pass(25);
    }
  }
  throw new Error(`baresip does not listen on port ${port}.`);
}

function readNetstrings(socket: Socket, take: (text: string) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(0, colon)));
      if (colon < 0 || rest.length <= end) return;
      take(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end + 1);
    }
  });
}
