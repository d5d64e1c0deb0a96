import { useEffect, useRef, useState } from 'preact/hooks';
import { type HeldBox, holdBox, type Seen } from '../machine/hold.ts';
import type { GivenBox } from '../page-state.ts';
import { claimCounter } from './claim.ts';
import { nameOf, putBack, takeOut } from './keep-box.ts';

/** The box in the hand of whoever looks at the page. */
export function useHeldBox(given: GivenBox): { readonly seen: Seen; readonly held: () => HeldBox | undefined } {
  const [seen, setSeen] = useState<Seen>(() => ({ box: takeOut(given, localStorage), code: undefined }));
  const held = useRef<HeldBox | undefined>(undefined);
  useEffect(() => {
    held.current = holdBox({
      box: takeOut(given, localStorage),
      secret: readHex(given.secret),
      answerSecret: readHex(given.answerSecret),
      claim: (of, counter) => claimCounter(given, of, counter),
      keep: (box) => putBack(given, box, localStorage),
      onChange: setSeen,
      now: Date.now,
      after: (wait, call) => {
        const timer = setTimeout(call, wait);
        return () => clearTimeout(timer);
      },
    });
    // It lies in another window too, and is one box: what is done there is seen here.
    const follow = ({ key }: StorageEvent) => {
      if (key === nameOf(given)) void held.current?.follow(takeOut(given, localStorage));
    };
    addEventListener('storage', follow);
    return () => {
      removeEventListener('storage', follow);
      held.current?.putAway();
    };
  }, [given]);
  return { seen, held: () => held.current };
}

function readHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
