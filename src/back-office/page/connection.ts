import type { DeskState } from '../desk-state.ts';

/** The server says something every two seconds; after so long without a word nothing that is shown holds, ms. */
const silence = 8_000;
const beat = 2_000;
const hereAtMostEvery = 60_000;
const sessionOver = 4401;

export type Listener = {
  onState(state: DeskState): void;
  /** The session is over. */
  onOver(): void;
  onSilence(silent: boolean): void;
  /** The server was away and is there again; it may have been started anew. */
  onBack(): void;
};

export type Connection = {
  /** Which call this desk has opened; null: the queue. */
  look(call: string | null): void;
  /** Somebody is at the desk. */
  here(): void;
};

/** Keeps the desk's state coming: over a socket, and where none can be had by asking every two seconds. */
export function openConnection(listener: Listener, first: string | null): Connection {
  let looked = first;
  let heard = Date.now();
  let wasOpen = false;
  let socket = open();
  let saidHere = 0;

  function open(): WebSocket {
    const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/desk/v1/live`);
    opened.onopen = () => {
      opened.send(JSON.stringify({ do: 'look', call: looked }));
      if (wasOpen) listener.onBack();
      wasOpen = true;
    };
    opened.onmessage = ({ data }) => take(JSON.parse(String(data)) as DeskState);
    opened.onclose = ({ code }) => code === sessionOver && listener.onOver();
    return opened;
  }

  function take(state: DeskState): void {
    heard = Date.now();
    listener.onSilence(false);
    listener.onState(state);
  }

  async function ask(): Promise<void> {
    const query = looked === null ? '' : `?look=${encodeURIComponent(looked)}`;
    const response = await fetch(`/desk/v1/calls${query}`);
    if (response.status === 401) listener.onOver();
    else if (response.ok && socket.readyState !== WebSocket.OPEN) take((await response.json()) as DeskState);
  }

  setInterval(() => {
    if (socket.readyState === WebSocket.CLOSED) socket = open();
    if (socket.readyState !== WebSocket.OPEN) ask().catch(() => undefined);
    if (Date.now() - heard > silence) listener.onSilence(true);
  }, beat);

  const send = (message: object) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  return {
    look(call) {
      looked = call;
      send({ do: 'look', call });
      if (socket.readyState !== WebSocket.OPEN) ask().catch(() => undefined);
    },
    here() {
      if (Date.now() - saidHere < hereAtMostEvery) return;
      saidHere = Date.now();
      send({ do: 'here' });
    },
  };
}
