import type { WebSocket } from 'ws';
import { type Ari, lost } from './ari.ts';
import { openDoor } from './door.ts';
import { type Line, type LineEars, openLine } from './line.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';

const strangersEvery = 60_000;

/** The one way to Asterisk: requests and events on one WebSocket, which Asterisk opens, and opens again. */
export type Connection = Ari & {
  readonly isUp: boolean;
  /** Where it listens; Asterisk may have been told another one. */
  readonly port: number;
  close(): Promise<void>;
};

/**
 * Whoever comes second gets in only when the first is found dead: a stolen password does not take the calls away. Throws
 * Broken('telephony-no-address').
 */
export async function openConnection(settings: AsteriskSettings, parts: AsteriskParts, ears: LineEars): Promise<Connection> {
  let line: Line | null = null;
  let isUp = false;
  const onUp = (): void => {
    isUp = true;
    ears.onUp();
  };
  const onDown = (): void => {
    line = null;
    isUp = false;
    ears.onDown();
  };
  const enter = (socket: WebSocket): void => {
    line = openLine(socket, parts, { onUp, onEvent: ears.onEvent, onDown });
  };
  // Told once a minute: it may be an Asterisk with a wrong password, or a stranger who tries many.
  let quietUntil = 0;
  const noteStranger = () => {
    const now = parts.clock.now();
    if (now < quietUntil) return;
    quietUntil = now + strangersEvery;
    parts.complain('telephony-stranger', 'wrong name or password');
  };
  const door = await openDoor(settings, { isFree: () => line === null, noteStranger, enter });
  return {
    get isUp() {
      return isUp;
    },
    port: door.port,
    request: (...order) => line?.request(...order) ?? Promise.resolve(lost),
    async close() {
      line?.drop();
      await door.close();
    },
  };
}
