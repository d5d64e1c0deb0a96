import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Person } from '../logins/acts.ts';
import { ringOverHttps } from '../two-nodes/caller.ts';
import { createBrowser, type Page } from '../web/browser.ts';
import { findCanaries } from './find-canaries.ts';
import { type CanaryServer, drawCanary, openServer, origin } from './open-server.ts';

/** So many on the web, and as many by phone, which takes no password of more than six digits (D3). */
const visitors = 8;
const phonePassword = '719463';
const passwords = Array.from({ length: 2 * visitors }, (_, n) => (n < visitors ? drawCanary() : phonePassword));

/** The real one, which goes by itself. */
const clock = { now: Date.now, pending: 1, at: () => () => {}, advance: (by: number) => new Promise<void>((go) => setTimeout(go, by)) };

/** All of the bank: its doors, its jobs and its gateway, on a real PostgreSQL. */
describe('a server, its log and its database', () => {
  let server: CanaryServer;
  before(async () => {
    server = await openServer(passwords);
  });
  after(() => server?.stop());

  test('T23, I8: after logins on the web and calls with the code table neither holds a password, a cell or an SMS code', async () => {
    const { people } = server;
    const typed = new Set(people.flatMap(({ password, cells }) => [password, ...cells.flat()]));
    const known = typed.size;
    const [onTheWeb, byPhone] = [people.slice(0, visitors), people.slice(visitors)];
    const paths = await Promise.all(onTheWeb.map((person, n) => logIn(server, person, n, typed)));
    assert.equal(paths.filter((path) => path === '/sv/my').length, (visitors * 3) / 4, 'every fourth mistakes the cell');
    const heard = await Promise.all(byPhone.map((person, n) => callIn(server, person, visitors + n, typed)));
    assert.equal(heard.filter((prompt) => prompt === 'identified').length, (visitors * 3) / 4);
    assert.equal(typed.size - known, 2.5 * visitors, 'one code of each, and two mistakes of every fourth');
    assert.deepEqual(findCanaries(await server.dump(), typed), []);
    assert.deepEqual(findCanaries(server.log(), typed), []);
  });

  test('T3, T23: one that is written into that log is found', async () => {
    const canary = drawCanary();
    await server.write(`careless: ${canary}`);
    assert.deepEqual(findCanaries(server.log(), new Set([canary])), [canary]);
  });
});

/** With JavaScript off, up to the page that the login ends on. */
async function logIn(server: CanaryServer, person: Person, n: number, typed: Set<string>): Promise<string> {
  const browser = createBrowser({ inject: carryTo(server.url) } as never, clock, origin);
  await browser.open('/sv/login/code-table');
  let page: Page = await browser.send({ 'user-code': person.userCode, password: person.password });
  const [, column = '', row = ''] = /Kod ([A-E]) (\d+)/.exec(page.text) ?? assert.fail(page.text);
  page = await browser.send({ code: mistakeEveryFourth(n, cellOf(person, column, row), typed) });
  if (!page.text.includes('Bekräftelsekod')) return page.address;
  const code = n % 4 === 3 ? drawCanary() : await server.readSms(n);
  typed.add(code);
  return (await browser.send({ code })).address;
}

/** With the keys of a telephone, up to the answer. */
async function callIn(server: CanaryServer, person: Person, n: number, typed: Set<string>): Promise<string> {
  const caller = await ringOverHttps({ main: server.url });
  await caller.hears('menu');
  caller.presses('2');
  await caller.hears('user-code');
  caller.enters(person.userCode);
  await caller.hears('password');
  caller.enters(person.password);
  const { say } = await caller.hears('cell');
  const [, column = '', row = ''] = /\b([A-E]) (\d{1,2})\b/.exec(say.map(({ text }) => text).join(' ')) ?? assert.fail('no cell');
  caller.enters(mistakeEveryFourth(n, cellOf(person, column, row), typed));
  await caller.hears('sms');
  const code = n % 4 === 3 ? drawCanary() : await server.readSms(n);
  typed.add(code);
  caller.enters(code);
  const end = await caller.hears('identified', 'not-identified');
  await caller.hangsUp();
  return end.say.find(({ prompt }) => prompt === 'identified' || prompt === 'not-identified')?.prompt ?? '';
}

function mistakeEveryFourth(n: number, right: string, typed: Set<string>): string {
  if (n % 4 !== 3) return right;
  const wrong = drawCanary();
  typed.add(wrong);
  return wrong;
}

function cellOf({ cells }: Person, column: string, row: string): string {
  return cells[Number(row) - 1]?.[column.charCodeAt(0) - 65] ?? assert.fail(`no cell ${column} ${row}`);
}

type Request = { readonly method: string; readonly url: string; readonly headers: Record<string, string>; readonly payload?: string };

/** A browser's request over the wire, answered in the form in which a server without one answers its tests. */
function carryTo(server: string) {
  return async ({ method, url, headers, payload }: Request) => {
    const answer = await fetch(new URL(url, server), { method, headers, redirect: 'manual', ...(payload ? { body: payload } : {}) });
    const location = answer.headers.get('location');
    const cookies = answer.headers.getSetCookie().map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      return { name, value, ...(/max-age=0/i.test(line) ? { maxAge: 0 } : {}) };
    });
    return { statusCode: answer.status, headers: location ? { location } : {}, cookies, body: await answer.text() };
  };
}
