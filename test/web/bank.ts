import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { type PersonalParts, registerPersonal } from '#channels/web';
import { lyktbanken } from '#texts';
import { bank as demoBank } from '../../src/demo/bank.ts';
import { createBoxes } from '../../src/server/boxes.ts';
import { handleErrors } from '../../src/server/errors.ts';
import { createIssue } from '../../src/server/issue.ts';
import { createOwnCodes } from '../../src/server/own-codes.ts';
import { passkeySettings } from '../app-bank.ts';
import { type CredentialsBank, openCredentialsBank, readSms } from '../credentials/bank.ts';
import { numbers, openBoxBank } from '../credentials/box-bank.ts';
import { createTestServer } from '../test-server.ts';
import { createBrowser, type Page, type TestBrowser } from './browser.ts';

export type WebBank = Awaited<ReturnType<typeof openWebBank>>;
export type BoxWebBank = Awaited<ReturnType<typeof openBoxWebBank>>;

/** The pages of one person over the bank with the real password, code table and SMS code; a virtual clock. */
export async function openWebBank(
  rules: Parameters<typeof openCredentialsBank>[0] = {},
  more: Partial<PersonalParts> | ((bank: CredentialsBank) => Partial<PersonalParts>) = {},
  given: Parameters<typeof openCredentialsBank>[1] = {},
  also: Also<CredentialsBank> = () => {},
) {
  return servePages(await openCredentialsBank(rules, given), more, also);
}

/** The same pages over the bank of seed K, which has a code box as well. */
export async function openBoxWebBank(
  rules: Parameters<typeof openBoxBank>[0] = {},
  more: Partial<PersonalParts> = {},
  given: Parameters<typeof openBoxBank>[1] = {},
) {
  return servePages(await openBoxBank(rules, given), { ways: [{ way: 'app' }, { way: 'code-table' }, { way: 'code-box' }], ...more });
}

/** Other doors on the same origin, before it opens. */
type Also<Bank> = (server: FastifyInstance, bank: Bank) => void | Promise<void>;

async function servePages<Bank extends CredentialsBank>(
  bank: Bank,
  more: Partial<PersonalParts> | ((bank: CredentialsBank) => Partial<PersonalParts>),
  also: Also<Bank> = () => {},
) {
  const { signals, keys, random, policy, node } = bank.parts;
  const server = createTestServer();
  const forms: string[] = [];
  server.addHook('onRoute', ({ method, url }) => void (String(method).includes('POST') && forms.push(url)));
  await server.register(cookie);
  await server.register(formbody);
  const complaints: string[] = [];
  handleErrors(server, (code, detail) => complaints.push(`${code} ${detail}`));
  registerPersonal(server, {
    stores: bank.stores,
    identify: bank.identify,
    keys,
    clock: bank.clock,
    random,
    signals,
    policy,
    node,
    origin: 'http://localhost:8420',
    sender: demoBank.sender,
    timeZone: 'Europe/Stockholm',
    numbers: demoBank.numbers,
    codes: createOwnCodes({ ...bank.issue, signals }, createIssue(bank.issue), createBoxes({ ...bank.issue, signals }), passkeySettings),
    ways: [{ way: 'app' }, { way: 'code-table' }],
    brand: lyktbanken,
    assets: () => ({ scripts: [], styles: [] }),
    demo: false,
    ...(typeof more === 'function' ? more(bank) : more),
  } as PersonalParts);
  await also(server, bank);
  await server.ready();
  return { ...bank, server, forms, complaints, openBrowser: () => createBrowser(server, bank.clock) };
}

/** What is asked on this page, answered rightly: the cell as it stands on this customer's paper, the SMS as it was sent. */
export async function answerRightly(bank: WebBank, customer: string, browser: TestBrowser, page: Page): Promise<Page> {
  const [, column, row] = /Kod ([A-E]) (\d+)/.exec(page.text) ?? [];
  if (column && row) return browser.send({ code: cellOf(bank, customer, column, row) });
  if (page.text.includes('Bekräftelsekod')) return browser.send({ code: (await readSms(bank)) ?? '000000' });
  throw new Error(`what is asked here? ${page.text}`);
}

export function cellOf(bank: WebBank, customer: string, column: string, row: string): string {
  return bank.tables.get(customer)?.cells[Number(row) - 1]?.[column.charCodeAt(0) - 65] ?? '000000';
}

/** With the code table, and the SMS code if it is asked for. */
export async function logIn(bank: WebBank, customer: string, userCode: string, password: string, browser = bank.openBrowser()) {
  await browser.open('/sv/login/code-table');
  let page = await browser.send({ 'user-code': userCode, password });
  for (let step = 0; step < 2 && /Kod [A-E] \d|Bekräftelsekod/.test(page.text); step++)
    page = await answerRightly(bank, customer, browser, page);
  return { browser, page };
}

/** Both pages of a log-in with the box (K4). */
export async function logInWithBox(bank: BoxWebBank, number: string, password: string, code: string, browser = bank.openBrowser()) {
  await browser.open('/sv/login/code-box');
  const second = await browser.send({ number, password });
  return { browser, second, page: await browser.send({ code }) };
}

/** Oskar, with the next code of his box. */
export function logInOskar(bank: BoxWebBank) {
  return logInWithBox(bank, numbers.oskar, '8027', bank.boxes.oskar.press());
}
