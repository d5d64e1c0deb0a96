import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBoxWebBank, openWebBank } from '../../../../test/web/bank.ts';

for (const address of ['/sv/login/code-table', '/sv/login/app', '/sv/block', '/sv/block/app', '/sv/password/forgotten'])
  test(`Back brings ${address} with its errors back without asking whether to send it again, and it holds no secret`, async () => {
    const browser = (await openWebBank()).openBrowser();
    const first = await browser.open(address);
    assert.equal(first.headers['cache-control'], 'no-store');
    const asks = /name="password"/.test(first.html) ? { password: '71946' } : undefined;
    const page = await browser.send({ 'user-code': '4711', ...asks });
    assert.deepEqual([page.status, page.headers['cache-control']], [422, 'private, no-cache']);
    assert.match(page.html, /value="4711"/);
    assert.doesNotMatch(page.html, /71946/);
  });

for (const address of ['/sv/login/code-box', '/sv/block/code-box', '/sv/password/new', '/sv/password/new/two-codes'])
  test(`Back brings ${address} with its errors back without asking whether to send it again, and it holds no secret`, async () => {
    const browser = (await openBoxWebBank()).openBrowser();
    const first = await browser.open(address);
    const secret = /name="password"/.test(first.html) ? { password: '71946' } : { code: '48229137' };
    const second = /name="next"/.test(first.html) ? { next: '48229137' } : {};
    const page = await browser.send({ number: '4711', ...secret, ...second });
    assert.deepEqual([page.status, page.headers['cache-control']], [422, 'private, no-cache']);
    assert.match(page.html, /value="4711"/);
    assert.doesNotMatch(page.html, /71946|48229137/);
  });
