import { useEffect } from 'preact/hooks';
import { Page, Status } from '#pages';
import type { WaitingState } from '../page-state.ts';

const rhythm = 500;

/** The bank is being emptied: asks until it answers again, and goes back to the table. */
export function Waiting({ state: { language, heading, bank, body, opened } }: { state: WaitingState }) {
  const next = `/${language}/demo`;
  useEffect(() => {
    const timer = setInterval(async () => {
      if (await isAnother(opened)) location.replace(next);
    }, rhythm);
    return () => clearInterval(timer);
  }, [next, opened]);
  return (
    <Page language={language} bank={bank} heading={heading} inLanguage={(other) => `/${other}/demo`} demo>
      <Status>{body}</Status>
    </Page>
  );
}

/** The old bank answers for a moment; then nobody does. */
async function isAnother(opened: number): Promise<boolean> {
  const answer = await fetch('/demo/v1/bank', { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true && ((await answer.json()) as { opened: number }).opened !== opened;
}
