import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSms } from '../../../../test/credentials/bank.ts';
import { cellOf, openWebBank, type WebBank } from '../../../../test/web/bank.ts';
import type { Page } from '../../../../test/web/browser.ts';

type Caller = {
  readonly userCode: string;
  readonly password: string;
  readonly customer?: string;
  readonly cell?: string;
  readonly sms?: string;
};

/** What every wrong one sees; which cell of which table is asked is everybody's own. */
function look({ html, status, took, heading }: Page) {
  const same = html
    .replaceAll(/\/identify\/[\w-]+/g, '/identify/ID')
    .replaceAll(/\b[A-E] \d{1,2}\b/g, 'CELL')
    .replaceAll(/kolumn [A-E] \(\w+\) på rad \d+ i kodtabell \d{4}/g, 'PLACE')
    .replaceAll(/value="cell [^"]*"/g, 'QUESTION');
  return { heading: heading.replace(/[A-E] \d+/, 'CELL'), status, took, same };
}

async function goThrough(bank: WebBank, { userCode, password, customer, cell, sms }: Caller) {
  const browser = bank.openBrowser();
  const seen = [look(await browser.open('/sv/login/code-table'))];
  let page = await browser.send({ 'user-code': userCode, password });
  seen.push(look(page));
  const [, column = '', row = ''] = /Kod ([A-E]) (\d+)/.exec(page.text) ?? [];
  page = await browser.send({ code: cell ?? cellOf(bank, customer ?? userCode, column, row) });
  seen.push(look(page));
  page = await browser.send({ code: sms ?? (await readSms(bank)) ?? '000000' });
  return { seen: [...seen, look(page)], page };
}

const wrongs: Record<string, Caller> = {
  'a wrong password': { userCode: '604218', password: '9090', customer: 'maj' },
  'a wrong cell': { userCode: '604218', password: '71946', cell: '999999' },
  'a wrong SMS code': { userCode: '604218', password: '71946', customer: 'maj', sms: '000000' },
  'an unknown user code': { userCode: '111222', password: '71946' },
  'a customer without codes': { userCode: '5290774', password: '71946' },
  'a blocked customer with everything right (S16)': { userCode: '918364', password: '4172', customer: 'sirkka' },
};

for (const [who, caller] of Object.entries(wrongs).slice(1))
  test(`S16 part, D6, D16, T16 part, T17: ${who} sees the same pages, after the same time, as a wrong password`, async () => {
    const expected = await goThrough(await openWebBank(), wrongs['a wrong password'] as Caller);
    const given = await goThrough(await openWebBank(), caller);
    assert.deepEqual(given.seen, expected.seen);
    assert.equal(given.page.heading, 'Inloggningen lyckades inte');
    assert.match(given.page.html, /<div role="alert"><h1>Inloggningen lyckades inte<\/h1><\/div>/);
    assert.match(given.page.text, /Kontrollera uppgifterna och försök igen\. Om dina koder är spärrade kan du få nya/);
    assert.match(given.page.text, /Försök igen Vad kan det bero på\? Logga in på ett annat sätt Ring kundtjänst/);
  });

test('T17 part: a wrong element and a right one lead to the same question, and the right customer is identified all the same', async () => {
  const bank = await openWebBank();
  const right = await goThrough(bank, { userCode: '604218', password: '71946', customer: 'maj' });
  const wrong = await goThrough(await openWebBank(), wrongs['a wrong password'] as Caller);
  assert.deepEqual(right.seen.slice(0, 3), wrong.seen.slice(0, 3));
  assert.equal(right.page.address, '/sv/my');
});

test('I3 part, T17 part: after five wrong tries the right answers see what wrong ones see', async () => {
  const bank = await openWebBank();
  for (let tries = 0; tries < 5; tries++) await goThrough(bank, wrongs['a wrong password'] as Caller);
  const right = await goThrough(bank, { userCode: '604218', password: '71946', customer: 'maj' });
  const wrong = await goThrough(bank, wrongs['a wrong password'] as Caller);
  assert.deepEqual(right.seen, wrong.seen);
  assert.equal(right.page.heading, 'Inloggningen lyckades inte');
});

test('T16: an answer leaves on the beat, whether its branch is early or late', async () => {
  let slow = 0;
  const bank = await openWebBank({}, ({ identify, clock }) => ({
    identify: {
      ...identify,
      claim: async (...given) => {
        if (slow > 0) await new Promise<void>((resolve) => clock.at(clock.now() + slow, resolve));
        return identify.claim(...given);
      },
    },
  }));
  const times: number[] = [];
  for (slow of [0, 5, 240, 260]) {
    const page = await bank.openBrowser().post('/sv/login/code-table', { 'user-code': '604218', password: '71946' });
    times.push(page.took);
  }
  assert.deepEqual(times, [250, 250, 250, 500]);
});
