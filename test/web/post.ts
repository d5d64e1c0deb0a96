import { readLetterFonts } from '#adapters/font-files';
import { printDue } from '#letters';
import type { PrintedLetter } from '#ports';
import { lyktbanken } from '#texts';
import type { WebBank } from './bank.ts';

/** What is due is printed; returns it as it lies in the letter box. */
export async function postLetters(bank: WebBank): Promise<readonly PrintedLetter[]> {
  const posted: PrintedLetter[] = [];
  const printer = {
    async print(letter: PrintedLetter) {
      posted.push(letter);
      return 'printed' as const;
    },
    async forget() {},
  };
  const place = { brand: lyktbanken, numbers: [], timeZone: 'Europe/Stockholm' } as const;
  await printDue({ ...bank.issue, ...place, printer, fonts: await readLetterFonts() });
  return posted;
}

/** Which notices wait to leave by SMS, by their names; they are taken out. */
export async function readNotices({ stores, clock }: Pick<WebBank, 'stores' | 'clock'>, customer: string): Promise<readonly string[]> {
  const waiting = await stores.outbox.claim('sms', clock.now(), clock.now(), 1_000);
  for (const { id } of waiting) await stores.outbox.done(id);
  return waiting.flatMap(({ to, body }) => {
    const { is, notice = '' } = body as { is: string; notice?: string };
    return to === customer && is === 'notice' ? [notice] : [];
  });
}
