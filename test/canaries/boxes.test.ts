import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { setPassword } from '#authenticators/password';
import { numbers } from '../credentials/box-bank.ts';
import { type BoxWebBank, openBoxWebBank } from '../web/bank.ts';
import type { Page } from '../web/browser.ts';
import { canaryDigits, findCanaries } from './find-canaries.ts';
import { listTalkative } from './talkative.ts';

const digits = { least: canaryDigits, most: canaryDigits };
const rules = { passwordDigits: digits, boxPasswordDigits: digits, postedPasswordDigits: canaryDigits + 2 };
const { oskar } = numbers;

test('T23 part, I8: of what is typed from a code box, right or wrong, and of the temporary password nothing stands in a page, an address, a header, the audit, a message or a complaint', async () => {
  const { found, codes, passwords } = await visitOften(3);
  assert.deepEqual(found, []);
  assert.ok(codes > 30, `${codes} codes were typed`);
  assert.ok(passwords > 9, `${passwords} passwords were typed`);
});

test('T3, T23 part: a doctor that repeats the code it was shown is found', async () => {
  assert.ok((await visitOften(1, { authenticators: listTalkative() })).found.length >= 3);
});

type Typed = { readonly codes: Set<string>; readonly passwords: Set<string> };

async function visitOften(visits: number, given: Parameters<typeof openBoxWebBank>[2] = {}) {
  const bank = await openBoxWebBank(rules, {}, given);
  const typed: Typed = { codes: new Set(), passwords: new Set() };
  const told: string[] = [];
  let password = drawDigits(canaryDigits);
  await setPassword(bank.issue, 'oskar', password);
  for (let n = 0; n < visits; n++) {
    const visit = createVisit(bank, typed, told);
    await logIn(visit, password);
    await makeMistakes(visit, password);
    password = await chooseNewPassword(visit);
    await joinAndMend(visit, password);
  }
  const sent = await bank.stores.outbox.claim('sms', Number.MAX_SAFE_INTEGER, 0, 1_000);
  told.push(JSON.stringify([await bank.stores.audit.since(0, 100_000), sent, bank.complaints]));
  const text = told.join('\n');
  return { found: [...findCanaries(text, typed.passwords), ...findCodes(text, typed.codes)], ...count(typed) };
}

function count({ codes, passwords }: Typed) {
  return { codes: codes.size, passwords: passwords.size };
}

/** A number of eight digits occurs by chance only where it stands by itself. */
function findCodes(text: string, codes: ReadonlySet<string>): string[] {
  const forms = [text, text.replace(/(?<=\d)[ -](?=\d)/g, '')];
  const runs = forms.flatMap((form) => form.match(/(?<!\d)(?:\d{8}|\d{16})(?!\d)/g) ?? []);
  return [...new Set(runs.flatMap((run) => [run.slice(0, 8), run.slice(8)]).filter((run) => codes.has(run)))];
}

type Visit = {
  readonly bank: BoxWebBank;
  /** Notes what is typed, and what the page says to it. */
  send(fields: Record<string, string>, button?: string): Promise<Page>;
  open(address: string): Promise<Page>;
};

function createVisit(bank: BoxWebBank, { codes, passwords }: Typed, told: string[]): Visit {
  const browser = bank.openBrowser();
  const keep = (page: Page) => {
    // What is given stands on its own page, and nowhere else.
    const html = page.html.replaceAll(/<p class="plate[^>]*>.*?<\/p>/gs, '');
    told.push(JSON.stringify([page.address, html, page.headers]));
    return page;
  };
  return {
    bank,
    async send(fields, button) {
      for (const value of Object.values(fields)) {
        if (/^\d{8}$/.test(value)) codes.add(value);
        if (value.length === canaryDigits) passwords.add(value);
      }
      return keep(await browser.send(fields, button));
    },
    open: async (address) => keep(await browser.open(address)),
  };
}

/** After a code in the field of the password (K32), a wrong one, and one with two digits swapped; then by two in a row. */
async function logIn({ bank, send, open }: Visit, password: string): Promise<void> {
  const box = bank.boxes.oskar;
  await open('/sv/login/code-box');
  await send({ number: oskar, password: box.press() });
  for (const code of [drawDigits(8), swap(box.press())]) {
    await open('/sv/login/code-box');
    await send({ number: oskar, password });
    await send({ code });
  }
  await open('/sv/login/code-box');
  await send({ number: oskar, password });
  await send({}, 'Ange två koder i rad i stället');
  await send({ code: password });
  const page = await send({ code: box.press(), next: box.press() });
  assert.match(page.address, /^\/sv\/(join|my)/);
  await open('/sv/my');
}

/** A change that a wrong answer does not confirm, and a wrong new password. */
async function makeMistakes({ bank, send, open }: Visit, password: string): Promise<void> {
  await open('/sv/my/code-box');
  await send({ first: bank.boxes.oskar.press(), second: drawDigits(8) }, 'Synkronisera');
  await open('/sv/my/password');
  await send({ current: password, new: drawDigits(canaryDigits), repeat: drawDigits(canaryDigits) }, 'OK');
}

async function chooseNewPassword({ bank, send, open }: Visit): Promise<string> {
  const box = bank.boxes.oskar;
  await open('/sv/password/new');
  const shown = await send({ number: oskar, code: box.press() }, 'Logga in');
  const temporary = (/<span class="plate-code"[^>]*>(.*?)<\/span><\/p>/s.exec(shown.html)?.[1] ?? '').replaceAll(/\D/g, '');
  assert.equal(temporary.length, canaryDigits);
  await send({ 'noted-password': 'yes', 'agreed-terms': 'yes' }, 'Fortsätt genom att logga in i Hamnen');
  await send({ number: oskar, password: temporary });
  const chosen = drawDigits(canaryDigits);
  await send({ code: chosen, repeat: drawDigits(canaryDigits) }, 'OK');
  await send({ code: chosen, repeat: chosen }, 'OK');
  const page = await send({ code: box.press() });
  assert.match(page.address, /^\/sv\/(join|my)/);
  return chosen;
}

async function joinAndMend({ bank, send, open }: Visit, password: string): Promise<void> {
  const page = await open('/sv/join');
  if (page.address === '/sv/join') {
    await send({}, 'Anslut…');
    await send({ password: bank.boxes.oskar.press() }, 'OK');
    await send({ password }, 'OK');
  }
  await open('/sv/my/code-box');
  await send({ first: bank.boxes.oskar.press(), second: bank.boxes.oskar.press() }, 'Synkronisera');
  await open('/sv/my/history');
}

function swap(code: string): string {
  const at = [...code].findIndex((digit, place) => place > 0 && digit !== code[place - 1]);
  return at < 1 ? code : `${code.slice(0, at - 1)}${code[at]}${code[at - 1]}${code.slice(at + 1)}`;
}

function drawDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}
