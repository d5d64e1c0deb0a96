import { languages } from '#texts';
import type { Bank } from './bank.ts';
import { makeCode, oskar, takeBox } from './code-box.ts';
import { inLanguage } from './contract.ts';
import { type Desk, openDesk } from './desk.ts';
import { openPhone } from './phone.ts';
import type { Visitor } from './tour.ts';

/**
 * The card of a customer with a code box, and what is asked before it is blocked, another one is ordered, or the call is handed
 * on. Nothing of it is done, but the call is parked.
 */
export async function visitLostBox(bank: Bank, visitor: Visitor): Promise<void> {
  const [desk, phone, box] = await Promise.all([openDesk(bank, 'Jonas Ek'), openPhone(bank), takeBox(bank, oskar.serial)]);
  await phone.call();
  await phone.hears('menu');
  for (const [keys, question] of [
    ['3', 'box-identifier'],
    [`${oskar.number}#`, 'password'],
    [`${oskar.password}#`, 'box-code'],
  ] as const) {
    await phone.press(keys);
    await phone.hears(question);
  }
  await phone.press(`${await makeCode(box, oskar.pin)}#`);
  await phone.hears('reason');
  await phone.press('4');
  await desk.waits(oskar.name);
  await desk.takeNext();
  await desk.shows(oskar.name);
  const card = new URL(desk.page.url()).pathname;
  for (const language of languages) {
    await desk.page.goto(`${bank.main}${card}?lang=${language}`);
    await desk.page.getByRole('region', { name: inLanguage(language, 'Kundens kodboxar'), exact: true }).waitFor();
    await visitor.read(desk.page, '/desk/calls/{id}', language);
    for (const button of [`Spärra ${oskar.serial} som borttappad`, 'Beställ en ny kodbox'])
      await lookAtQuestion(desk, inLanguage(language, button), inLanguage(language, 'Nej'), () =>
        visitor.inspect(desk.page, '/desk/calls/{id}', language),
      );
    await lookAtQuestion(desk, inLanguage(language, 'Koppla vidare'), inLanguage(language, 'Avbryt'), () =>
      visitor.inspect(desk.page, '/desk/calls/{id}', language),
    );
    await desk.press(inLanguage(language, 'Parkera'));
    await desk.page.getByRole('button', { name: inLanguage(language, 'Ta tillbaka'), exact: true }).waitFor();
    await visitor.read(desk.page, '/desk/calls/{id}', language);
    await desk.press(inLanguage(language, 'Ta tillbaka'));
  }
  await phone.hangUp();
  await Promise.all([desk.page, phone.page, box.page].map((page) => page.context().close()));
}

async function lookAtQuestion({ page, press }: Desk, button: string, no: string, look: () => Promise<void>): Promise<void> {
  await press(button);
  await page.getByRole('dialog').waitFor();
  await look();
  await press(no);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
