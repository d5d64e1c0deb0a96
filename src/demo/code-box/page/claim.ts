import type { Counted } from '../machine/hold.ts';
import type { GivenBox } from '../page-state.ts';

/**
 * From the demo bank, which has the file that the terminal uses too. Nothing but the counter goes there (K2). A box in the hand
 * works without a bank: where none answers it goes on by its own count.
 */
export async function claimCounter({ serial, handedOut }: GivenBox, of: Counted, counter: number): Promise<number> {
  const body = JSON.stringify({ serial, handedOut, of, counter });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/demo/v1/code-box', { method: 'POST', headers, body }).catch(() => undefined);
  if (!answer?.ok) {
    // The bank has started afresh, and this box is no more.
    if (answer?.status === 404) location.reload();
    return counter;
  }
  return ((await answer.json()) as { counter: number }).counter;
}
