import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { pagesAddress, readAssets } from '#pages';
import { findFreePorts } from '../free-ports.ts';
import { type BoxWebBank, openBoxWebBank } from '../web/bank.ts';
import { openPage } from './browser.ts';

export type BoxPages = { readonly bank: BoxWebBank; readonly page: Page; readonly address: string; close(): Promise<void> };

const built = fileURLToPath(new URL('../../dist/pages', import.meta.url));
/** How often the bank's clock goes on, ms. */
const tick = 25;

/**
 * The pages of one person over the bank of seed K, in this process, so that the test holds the boxes in its own hand; a browser
 * beside them. Nobody has ordered a box.
 */
export async function openBoxPages(): Promise<BoxPages> {
  const [port = 0] = await findFreePorts(1);
  const address = `http://localhost:${port}`;
  const bank = await openBoxWebBank(
    {},
    {
      origin: address,
      demo: true,
      assets: readAssets(readFileSync(`${built}/assets.json`, 'utf8')),
      boxes: { order: async () => 'ordered', ordered: async () => null },
    },
  );
  const ticking = setInterval(() => void bank.clock.advance(tick), tick);
  await bank.server.listen({ port, host: 'localhost' });
  const page = await openPage('about:blank');
  await page.route(`**${pagesAddress}/**`, (route) =>
    route.fulfill({ path: `${built}${new URL(route.request().url()).pathname.slice(pagesAddress.length)}` }),
  );
  const close = async () => {
    await page.context().close();
    clearInterval(ticking);
    await bank.server.close();
  };
  return { bank, page, address, close };
}
