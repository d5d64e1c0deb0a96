import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';

/** Nothing of the browser's own goes out, and it starts where there is no screen. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Longer than anything a page does while it is watched, on a slow machine too; ms. */
const patience = 60_000;

let shared: Promise<Browser> | undefined;
const open = new Set<BrowserContext>();

/** One browser for all files; every page gets a profile of its own, as another person's machine has. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  shared ??= chromium.launch({ executablePath: findChromium(), args: flags });
  const context = await (await shared).newContext({ locale: 'sv-SE', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(patience);
  open.add(context);
  context.on('close', () => open.delete(context));
  return context;
}

/** A page of its own, already at the address. A fault in a page's script is a fault of the test that sees it. */
export async function openPage(address: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await (await openContext(options)).newPage();
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
  await page.goto(address);
  return page;
}

/** Loads the page again and again until this is on it: what a job of the bank brings comes a moment later. */
export async function comesTo(page: Page, what: Locator): Promise<void> {
  const until = performance.now() + patience;
  while ((await what.count()) === 0 && performance.now() < until) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await what.first().waitFor({ state: 'attached' });
}

/**
 * Words that stand only for a moment in an element of this role: the page itself watches for them, however slow this process is.
 * Called before what brings them.
 */
export async function watchFor(page: Page, role: 'status' | 'alert', words: string): Promise<void> {
  await page.evaluate(`new Promise((seen) => {
    const look = () => {
      for (const one of document.querySelectorAll('[role=${role}]')) if (one.textContent.includes(${JSON.stringify(words)})) seen();
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    look();
  })`);
}

const faults: string[] = [];
const cutShort = new Set<string>();

afterEach(async (test) => {
  const seen = faults.splice(0);
  const failed = !(test as { passed?: boolean }).passed || seen.length > 0;
  if (failed && !cutShort.has(test.fullName)) await takePictures(test.name);
  if (seen.length > 0) throw new Error(`A script in a page failed:\n${seen.join('\n')}`);
});

/** Tests that follow each other: after one that fails nobody waits for the rest in vain. */
export function story(name: string, tell: () => void): void {
  describe(name, () => {
    let broken = false;
    beforeEach((test) => {
      if (!broken) return;
      cutShort.add(test.fullName);
      throw new Error('The story ended before this.');
    });
    // The next story begins with its own people at their own machines.
    after(async () => {
      await Promise.all([...open].map((context) => context.close()));
    });
    afterEach((test) => {
      broken ||= !(test as { passed?: boolean }).passed;
    });
    tell();
  });
}

after(async () => {
  await (await shared)?.close();
});

async function takePictures(name: string): Promise<void> {
  const begin = name.replaceAll(/[^a-zA-Z0-9]+/g, '-').slice(0, 60);
  const pages = [...open].flatMap((context) => context.pages());
  for (const [at, page] of pages.entries()) {
    const path = join(tmpdir(), `styrka-${begin}-${at}.png`);
    await page.screenshot({ path }).then(
      () => console.error(`  ${page.url()} looked like ${path}`),
      () => {},
    );
  }
}
