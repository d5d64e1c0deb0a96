import { useEffect, useState } from 'preact/hooks';
import type { PhoneView } from './phone.ts';

/** How long the call has lasted. Not in a live region: nobody wants to hear the seconds. */
export function Duration({ view: { status, answered, ended } }: { view: PhoneView }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (status !== 'in-call') return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [status]);
  if (answered === null) return null;
  const seconds = Math.max(0, Math.floor(((ended ?? now) - answered) / 1_000));
  return <time dateTime={`PT${seconds}S`}>{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</time>;
}
