import type { Command, FromHand, ToHand } from '../hand/page/commands.ts';

export const frameNames = ['phone', 'app', 'desk'] as const;
export type FrameName = (typeof frameNames)[number];

/** Tells the hand in a frame what to do; the promise is kept when it is done, and breaks when the signal is given. */
export type Hands = {
  tell(frame: FrameName, command: Command, signal: AbortSignal): Promise<number>;
  /** Opens another page in the frame. */
  go(frame: FrameName, address: string): void;
};

type Frame = { readonly element: () => HTMLIFrameElement | null; readonly origin: string };
type Waiting = { readonly id: number; readonly command: Command; readonly done: (place: number) => void };

/** `frames`: where each stands, and which origin it has; a message from anywhere else is nobody's. */
export function createHands(frames: Record<FrameName, Frame>): Hands & { close(): void } {
  const waiting = new Map<FrameName, Waiting>();
  let last = 0;
  const windowOf = (name: FrameName) => frames[name].element()?.contentWindow ?? null;
  /** Frames in which a page of ours has answered: before that there is nobody to send anything to. */
  const answered = new Set<FrameName>();
  const send = (name: FrameName, message: ToHand) => {
    if (answered.has(name)) windowOf(name)?.postMessage(message, frames[name].origin);
  };
  const hear = ({ source, origin, data }: MessageEvent<FromHand>) => {
    const name = frameNames.find((one) => windowOf(one) === source && frames[one].origin === origin);
    if (!name || data?.from !== 'hand') return;
    answered.add(name);
    const asked = waiting.get(name);
    if (!asked) return;
    // A page that has just opened knows nothing of what was asked of the one before it.
    if ('ready' in data) send(name, { to: 'hand', id: asked.id, command: asked.command });
    else if (data.id === asked.id) asked.done(data.place);
  };
  window.addEventListener('message', hear);
  return {
    tell(name, command, signal) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        const finish = () => {
          if (waiting.get(name)?.id === id) waiting.delete(name);
          signal.removeEventListener('abort', stop);
        };
        const stop = () => {
          finish();
          send(name, { to: 'hand', id, command: { do: 'stop' } });
          reject(signal.reason);
        };
        const done = (place: number) => {
          finish();
          resolve(place);
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', stop);
        waiting.set(name, { id, command, done });
        send(name, { to: 'hand', id, command });
      });
    },
    go(name, address) {
      const frame = frames[name].element();
      if (frame) frame.src = address;
    },
    close: () => window.removeEventListener('message', hear),
  };
}
