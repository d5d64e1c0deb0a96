import type { Language } from '#texts';
import type { LiveOut, Me } from '../protocol.ts';
import type { Refused, Talk } from './talk.ts';

export type Listener = { onMe(me: Me): void; onTrouble(refused: Refused): void };

const rhythm = 3_000;
/** Nothing but an answer from the bank changes these. */
const lasting = new Set(['phone-unknown', 'phone-stopped', 'codes-blocked']);

/** Keeps `me` fresh: over a socket, and by asking while there is none. `ask` asks at once; `stop` ends it. */
export function followMe(talk: Talk, language: Language, listener: Listener): { ask(): Promise<void>; stop(): void } {
  let socket: WebSocket | null = null;
  let stopped = false;
  const open = async () => {
    const token = await talk.token();
    if (stopped || socket) return;
    if (!('ok' in token)) return refuse(token);
    const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/app/v1/live`);
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify({ do: 'session', token: token.ok, language }));
    opened.onmessage = ({ data }) => hear(JSON.parse(String(data)) as LiveOut);
    opened.onclose = () => {
      socket = null;
    };
  };
  const hear = (said: LiveOut) => {
    if (stopped) return;
    if (said.is === 'me') return listener.onMe(said.me);
    if (said.code === 'codes-blocked') refuse(said);
    // The next turn opens a session anew, or hears there that this phone is unknown, and forgets what was kept of it.
    else talk.dropToken();
  };
  const refuse = (refused: Refused) => {
    if (stopped) return;
    listener.onTrouble(refused);
    if (lasting.has(refused.code)) stop();
  };
  const ask = async () => {
    const reply = await talk.askAsPhone<Me>('GET', '/me');
    if (stopped) return;
    if ('ok' in reply) listener.onMe(reply.ok);
    else refuse(reply);
  };
  const turn = () => {
    if (socket?.readyState === WebSocket.OPEN) return;
    void ask().then(() => (stopped ? undefined : open()));
  };
  const timer = setInterval(turn, rhythm);
  const stop = () => {
    stopped = true;
    clearInterval(timer);
    socket?.close();
  };
  turn();
  return { ask, stop };
}
