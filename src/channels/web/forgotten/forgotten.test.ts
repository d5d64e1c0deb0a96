import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerRightly, logIn, openWebBank, type WebBank } from '../../../../test/web/bank.ts';
import { postLetters } from '../../../../test/web/post.ts';

async function order(bank: WebBank, userCode = '604218', customer = 'maj') {
  const browser = bank.openBrowser();
  await browser.open('/sv/password/forgotten');
  let page = await browser.send({ 'user-code': userCode });
  for (let step = 0; step < 2; step++) page = await answerRightly(bank, customer, browser, page);
  return { page, browser };
}

test('S54, S55 part: a cell and an SMS code order a one-time password; the letter logs in once, and the password must be changed', async () => {
  const bank = await openWebBank();
  const { page } = await order(bank);
  assert.equal(page.heading, 'Lösenordet kommer per post');
  const [letter] = await postLetters(bank);
  assert.equal(letter?.kind, 'one-time-password');
  const posted = letter?.text.code?.groups.join('') ?? '';
  assert.match(posted, /^\d{8}$/);
  const { browser, page: forced } = await logIn(bank, 'maj', '604218', posted);
  assert.equal(forced.heading, 'Byt lösenord');
  assert.equal((await browser.send({ code: '385140', repeat: '385140' })).address, '/sv/my');
  assert.match((await logIn(bank, 'maj', '604218', posted)).page.heading, /lyckades inte/);
  assert.match((await logIn(bank, 'maj', '604218', '71946')).page.heading, /lyckades inte/);
  assert.equal((await logIn(bank, 'maj', '604218', '385140')).page.address, '/sv/my');
});

test('S54 part: one letter at a time, and the customer is told the same both times', async () => {
  const bank = await openWebBank();
  const first = (await order(bank)).page;
  const second = (await order(bank)).page;
  assert.equal(second.text, first.text);
  assert.equal((await bank.stores.letters.of('maj')).length, 1);
});

test('S54 part: a letter that somebody orders takes nothing from the password that the customer has', async () => {
  const bank = await openWebBank();
  await order(bank);
  assert.equal((await logIn(bank, 'maj', '604218', '71946')).page.address, '/sv/my');
});

test('I7 part: an unknown code, a blocked customer and a wrong cell order nothing, and see the same pages', async () => {
  const bank = await openWebBank();
  const texts = [];
  for (const userCode of ['604218', '918364', '111112']) {
    const browser = bank.openBrowser();
    await browser.open('/sv/password/forgotten');
    const asked = await browser.send({ 'user-code': userCode });
    const sms = await browser.send({ code: '000000' });
    const end = await browser.send({ code: '000000' });
    texts.push([asked.text.replaceAll(/[A-E] \d+|kolumn [A-E] \(\w+\) på rad \d+|kodtabell \d+/g, 'cell'), sms.text, end.text]);
  }
  assert.deepEqual(texts[1], texts[0]);
  assert.deepEqual(texts[2], texts[0]);
  assert.equal((await bank.stores.letters.waiting(10)).length, 0);
});
