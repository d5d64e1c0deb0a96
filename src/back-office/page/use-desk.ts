import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskState } from '../desk-state.ts';
import { type Connection, openConnection } from './connection.ts';
import type { Place } from './place.ts';

/** `back`: how often the server was away and came back. */
export type Live = { readonly state: DeskState; readonly silent: boolean; readonly back: number };

/** The desk's state as it comes, and the card that opens by itself as soon as a call is this advisor's. */
export function useDesk(first: DeskState, place: Place, go: (place: Place) => void): Live {
  const [state, setState] = useState(first);
  const [silent, setSilent] = useState(false);
  const [back, setBack] = useState(0);
  const connection = useRef<Connection | null>(null);
  const mine = useRef(first.mine);
  const latestGo = useRef(go);
  latestGo.current = go;
  useEffect(() => {
    connection.current = openConnection(
      {
        onState(next) {
          // Only a call that is new: whoever went back to the queue in mid-call stays there.
          if (next.mine !== null && next.mine !== mine.current) latestGo.current({ call: next.mine });
          mine.current = next.mine;
          setState(next);
        },
        onOver: () => location.assign('/staff/login'),
        onSilence: setSilent,
        onBack: () => setBack((times) => times + 1),
      },
      place.call,
    );
    const here = () => connection.current?.here();
    for (const sign of ['pointermove', 'keydown'] as const) addEventListener(sign, here, { passive: true });
  }, []);
  useEffect(() => connection.current?.look(place.call), [place.call]);
  return { state, silent, back };
}
