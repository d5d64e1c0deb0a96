import type { Ended } from '../call-state.ts';
import type { Step } from '../step.ts';

type Heard = { readonly is: 'step'; readonly step: Step } | { readonly is: 'refused'; readonly code: string; readonly sentence: string };

export type ConnectionListener = {
  onStep(step: Step): void;
  onRefused(sentence: string): void;
  /** The line is dead, without anybody having hung up. */
  onLost(): void;
};

export type Connection = {
  call(to: string): void;
  input(step: number, keys: string, ended: Ended): void;
  hangUp(): void;
};

/** Contract v1 over a socket, one for each call: when it closes the caller has hung up. */
export function openConnection(address: string, listener: ConnectionListener): Connection {
  let socket: WebSocket | null = null;
  const send = (message: object) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const drop = () => {
    const old = socket;
    socket = null;
    old?.close();
  };
  return {
    call(to) {
      drop();
      const fresh = new WebSocket(address);
      socket = fresh;
      fresh.onopen = () => send({ do: 'call', to });
      fresh.onmessage = ({ data }) => {
        if (fresh !== socket) return;
        const heard = JSON.parse(String(data)) as Heard;
        if (heard.is === 'step') listener.onStep(heard.step);
        else listener.onRefused(heard.sentence);
      };
      fresh.onclose = () => {
        if (fresh !== socket) return;
        socket = null;
        listener.onLost();
      };
    },
    input: (step, keys, ended) => send({ do: 'input', step, keys, ended }),
    hangUp() {
      send({ do: 'hang-up' });
      drop();
    },
  };
}
