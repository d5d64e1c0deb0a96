import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { setPassword } from '#authenticators/password';
import { readSms } from '../credentials/bank.ts';
import { cellOf, openWebBank, type WebBank } from '../web/bank.ts';
import type { Page } from '../web/browser.ts';
import { canaryDigits, findCanaries } from './find-canaries.ts';
import { listTalkative } from './talkative.ts';

const rules = {
  passwordDigits: { least: canaryDigits, most: canaryDigits },
  postedPasswordDigits: canaryDigits + 2,
  cellDigits: canaryDigits,
  smsDigits: canaryDigits,
};
const userCodes = { maj: '604218', tauno: '3182907' } as const;

test('T23 part, I8: in dozens of visits on the web no password, cell or SMS code stands in a page, an address, a header, the audit or a complaint', async () => {
  const { found, typed, arrived } = await visitOften(15);
  assert.deepEqual(found, []);
  assert.equal(arrived, 2 * 15 * 0.4, 'three of five mistake something');
  assert.ok(typed > 50, `${typed} canaries were typed`);
});

test('T3, T23 part: a way to prove that writes down what was typed wrongly is found', async () => {
  assert.ok((await visitOften(5, { authenticators: listTalkative() })).found.length >= 2);
});

async function visitOften(visits: number, given: Parameters<typeof openWebBank>[2] = {}) {
  const bank = await openWebBank(rules, {}, given);
  const typed = new Set<string>();
  const told: string[] = [];
  let arrived = 0;
  for (const customer of ['maj', 'tauno'] as const) {
    const password = drawCanary();
    await setPassword(bank.issue, customer, password);
    for (let n = 0; n < visits; n++) {
      const { pages, secrets } = await visit(bank, customer, password, n % 5);
      for (const secret of secrets) typed.add(secret);
      told.push(...pages.map(({ address, html, headers }) => JSON.stringify([address, html, headers])));
      if (pages.at(-1)?.address === '/sv/my') arrived += 1;
    }
    told.push(...(await changePassword(bank, customer, password, typed)));
  }
  told.push(JSON.stringify([await bank.stores.audit.since(0, 100_000), bank.complaints]));
  const seen = typed.size;
  for (const { cells } of bank.tables.values()) for (const cell of cells.flat()) typed.add(cell);
  return { found: findCanaries(told.join('\n'), typed), typed: seen, arrived };
}

/** Every third of five visits mistakes the password, every fourth the cell, every fifth the code; the pages and what was typed into them. */
async function visit(bank: WebBank, customer: keyof typeof userCodes, right: string, turn: number) {
  const browser = bank.openBrowser();
  const password = turn === 2 ? drawCanary() : right;
  const secrets = [right, password];
  const pages: Page[] = [await browser.open('/sv/login/code-table')];
  let page = await browser.send({ 'user-code': userCodes[customer], password });
  pages.push(page);
  for (let step = 0; step < 2 && /Kod [A-E] \d|Bekräftelsekod/.test(page.text); step++) {
    const isCell = !page.text.includes('Bekräftelsekod');
    const code = await readRight(bank, customer, page);
    const given = turn === (isCell ? 3 : 4) ? drawCanary() : code;
    secrets.push(code, given);
    page = await browser.send({ code: given });
    pages.push(page);
  }
  return { pages, secrets };
}

async function readRight(bank: WebBank, customer: string, page: Page): Promise<string> {
  const [, column, row] = /Kod ([A-E]) (\d+)/.exec(page.text) ?? [];
  if (column && row) return cellOf(bank, customer, column, row);
  return (await readSms(bank)) ?? drawCanary();
}

/** Once refused, because both are not alike, and once taken. */
async function changePassword(bank: WebBank, customer: keyof typeof userCodes, current: string, typed: Set<string>): Promise<string[]> {
  const browser = bank.openBrowser();
  await browser.open('/sv/login/code-table');
  let page = await browser.send({ 'user-code': userCodes[customer], password: current });
  for (let step = 0; step < 2 && page.address !== '/sv/my'; step++)
    page = await browser.send({ code: await readRight(bank, customer, page) });
  assert.equal(page.address, '/sv/my');
  const [wanted, other] = [drawCanary(), drawCanary()];
  typed.add(wanted).add(other);
  await browser.open('/sv/my/password');
  const refused = await browser.send({ current, new: wanted, repeat: other });
  const taken = await browser.send({ current, new: wanted, repeat: wanted });
  assert.match(taken.text, /Ditt lösenord är bytt|bytt/i);
  return [refused, taken].map(({ html, headers }) => JSON.stringify([html, headers]));
}

function drawCanary(): string {
  return Array.from({ length: canaryDigits }, () => randomInt(10)).join('');
}
