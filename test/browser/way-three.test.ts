import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { ahead, type BoxInHand, ines as inesOfBoth, makeCode, oskar, takeBox } from './code-box.ts';
import { type Desk, openDesk } from './desk.ts';
import { openPhone, type Phone } from './phone.ts';

/** With the one of her two boxes that nobody has used for long. */
const ines = { ...inesOfBoth, ...ahead, name: 'Ines Åkesson' } as const;

let phone: Phone;
let desk: Desk;
let box: BoxInHand;

/** Key 3 up to the question for a code, or for two. */
async function keyUpToCode(
  { number, password }: { readonly number: string; readonly password: string },
  question: string,
): Promise<string> {
  await phone.press('3');
  await phone.hears('box-identifier');
  await phone.press(`${number}#`);
  await phone.hears('password');
  await phone.press(`${password}#`);
  return phone.hears(question);
}

story('Oskar, who has a code box, calls', () => {
  before(async () => {
    const bank = await openBank();
    [phone, desk, box] = await Promise.all([openPhone(bank), openDesk(bank), takeBox(bank, oskar.serial)]);
  });

  test('K3 K6: key 3, his personal number and his password', async () => {
    await phone.call();
    assert.match(await phone.hears('menu'), /Med kodboxen: välj 3\./);
    assert.match(await keyUpToCode(oskar, 'box-code'), /^Starta kodboxen och ange den 8-siffriga behörighetskoden\./);
  });

  test('K24 K25: he starts the box, keys the code that it shows, and Anna Backman knows his name before she says hello', async () => {
    const code = await makeCode(box, oskar.pin);
    assert.match(code, /^\d{8}$/);
    await phone.press(`${code}#`);
    await phone.hears('identified');
    await phone.hears('reason');
    await phone.press('4');
    await phone.hears('queue');
    await desk.waits(oskar.name);
    await desk.takeNext();
    await desk.shows(oskar.name);
    await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med kodbox/);
    assert.deepEqual([await desk.fact('Sätt'), await desk.fact('Det som visades')], ['Kodbox', 'Lösenord och kodboxen']);
    await phone.hears('connecting');
  });

  test('N1: in mid-call he is asked for password and code again', async () => {
    await desk.press('Be kunden identifiera sig');
    await phone.hears('step-up');
    await phone.hears('password');
    await phone.press(`${oskar.password}#`);
    await phone.hears('box-code');
    await phone.press(`${await makeCode(box, oskar.pin)}#`);
    await phone.hears('step-up-back');
    await phone.hangUp();
    await desk.says('Samtalet är avslutat.');
  });
});

story('Ines takes the box that is thirty codes ahead', () => {
  before(async () => {
    // Not the one of the other stories, where somebody may have brought the box back in step.
    const bank = await openBank('impatient');
    [phone, desk, box] = await Promise.all([openPhone(bank), openDesk(bank), takeBox(bank, ines.serial)]);
  });

  test('K26c D6: its code is refused, without a word of why', async () => {
    await phone.call();
    await phone.hears('menu');
    await keyUpToCode(ines, 'box-code');
    await phone.press(`${await makeCode(box, ines.pin)}#`);
    assert.doesNotMatch(await phone.hears('not-identified'), /kodbox|behörighetskod/);
    await phone.hears('try-again');
    await keyUpToCode(ines, 'box-code');
    await phone.press(`${await makeCode(box, ines.pin)}#`);
    await phone.hears('not-identified');
  });

  test('K26c: the last time she is asked for two codes in a row, and they identify her', async () => {
    await phone.hears('try-again');
    assert.match(await keyUpToCode(ines, 'box-codes'), /^Nu ber vi om två koder i rad\./);
    await phone.press(await makeCode(box, ines.pin));
    await phone.press(`${await makeCode(box, ines.pin)}#`);
    await phone.hears('identified');
  });

  test('K26: Anna Backman, who talks with her, reads what it was; never a code', async () => {
    await phone.hears('reason');
    await phone.press('4');
    await desk.waits(ines.name);
    await desk.takeNext();
    await desk.says(/med två koder i rad från kodboxen/);
    const doctor = desk.page.getByRole('region', { name: 'Felaktig kod: vad har hänt?', exact: true });
    await doctor.getByText('Kodboxen LB-1007-6642 var 30 koder före banken.').waitFor();
    assert.doesNotMatch((await doctor.textContent()) ?? '', /\d{8}/);
    await desk.page.getByText('Vad ser du på kodboxen nu?', { exact: true }).click();
    await desk.page.getByText('VERIFIERA', { exact: true }).waitFor();
    await phone.hangUp();
  });

  test('K26c: now a single code does', async () => {
    await phone.call();
    await phone.hears('menu');
    await keyUpToCode(ines, 'box-code');
    await phone.press(`${await makeCode(box, ines.pin)}#`);
    await phone.hears('identified');
  });

  test('K37: she has lost her other box: Anna Backman blocks it and orders a new one, each after one more question', async () => {
    await phone.hears('reason');
    await phone.press('4');
    await desk.press('Till kön');
    await desk.waits(ines.name);
    await desk.takeNext();
    const lost = `Spärra ${inesOfBoth.serial} som borttappad`;
    const boxes = desk.page.getByRole('region', { name: 'Kundens kodboxar', exact: true });
    await desk.press(lost);
    await desk.press('Nej');
    await desk.press(lost);
    await desk.press('Ja, spärra den');
    await boxes.getByText('Spärrad, anmäld borttappad').waitFor();
    assert.equal(await boxes.getByRole('button', { name: lost, exact: true }).count(), 0);
    await desk.press('Beställ en ny kodbox');
    await desk.press('Ja, beställ den');
    await boxes
      .getByText(/^En ny kodbox beställdes .*\. Den är på väg\.$/)
      .or(boxes.getByText('Inte i bruk än'))
      .first()
      .waitFor();
    await phone.hangUp();
  });
});
