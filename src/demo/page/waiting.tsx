import { useEffect } from 'preact/hooks';
import { Page, Status } from '#pages';
import type { WaitingState } from '../page-state.ts';

const rhythm = 500;
/** The old bank may still answer for a moment. */
const atLeast = 1_500;

/** The bank is being emptied: asks until it answers again, and goes back to the table. */
export function Waiting({ state: { language, heading, bank, body } }: { state: WaitingState }) {
  const next = `/${language}/demo`;
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(async () => {
      if (performance.now() - begun > atLeast && (await isOpen(next))) location.replace(next);
    }, rhythm);
    return () => clearInterval(timer);
  }, [next]);
  return (
    <Page language={language} bank={bank} heading={heading} inLanguage={(other) => `/${other}/demo`} demo>
      <Status>{body}</Status>
    </Page>
  );
}

function isOpen(address: string): Promise<boolean> {
  return fetch(address, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}
