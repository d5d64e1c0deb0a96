import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { h, type VNode } from 'preact';
import { Page, Plate, pagesAddress, renderPage } from '#pages';
import { openPage } from './browser.ts';

const built = fileURLToPath(new URL('../../dist/pages', import.meta.url));
const address = 'http://localhost/sv/plate';

/** A temporary password (K9), what is said in a call (S12), what the box answers to (N5). */
for (const code of ['8813', '427106', '13629463'])
  test(`${code.length} digits stay on their plate on the narrowest phone, and where the reader’s own text is twice as large`, async () => {
    const sheet = { language: 'sv', bank: 'Lyktbanken', heading: 'Skylten', inLanguage: () => '/', demo: true } as const;
    const sign = h(Page, { ...sheet, children: h(Plate, { label: 'Siffror', code }) }) as VNode;
    const body = renderPage(sign, {
      language: 'sv',
      title: 'Skylten',
      styles: [`${pagesAddress}/styrka.css`],
    });
    const page = await openPage('about:blank', { viewport: { width: 320, height: 640 } });
    await page.route('http://localhost/**', (route) => {
      const { pathname } = new URL(route.request().url());
      return pathname.startsWith(pagesAddress)
        ? route.fulfill({ path: `${built}${pathname.slice(pagesAddress.length)}` })
        : route.fulfill({ body, contentType: 'text/html' });
    });
    await page.goto(address);
    const digits = page.locator('.plate-code > span').last();
    for (const [width, scale] of [
      [320, 100],
      [360, 100],
      [360, 200],
    ] as const) {
      await page.setViewportSize({ width, height: 640 });
      await page.evaluate(`document.documentElement.style.fontSize = '${scale}%'`);
      const [frame, last] = await Promise.all([page.locator('.plate').boundingBox(), digits.boundingBox()]);
      assert.ok(frame && last);
      assert.ok(last.x + last.width < frame.x + frame.width - 9, `${width} px at ${scale} %: behind the inner line of the plate`);
    }
    await page.context().close();
  });
