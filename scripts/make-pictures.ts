import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { bank } from '../src/demo/bank.ts';
import { runDemo } from '../src/demo/run-demo.ts';
import { findChromium } from './find-chromium.ts';

const help = `Takes the README's picture: the demo bank is opened, "Show me a call" is pressed, and the picture is taken as the customer is identified.

  npm run pictures

  CHROMIUM=/path/to/chromium is obeyed.
`;

const picture = fileURLToPath(new URL('../docs/pictures/kitchen-table.png', import.meta.url));

async function takePictures(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'styrka-pictures-'));
  const demo = await runDemo({ data, port: undefined, onCall: () => {}, onBroken: (error) => Promise.reject(error) });
  if ('taken' in demo) throw new Error(`Port ${demo.taken} is taken.`);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    await playAndLook(browser, demo.addresses.main);
  } finally {
    await browser.close();
    await demo.close();
    await rm(data, { recursive: true, force: true });
  }
}

/** A real call in real time: the phone says that it has succeeded, the app too, and the lamp at the desk is lit. */
async function playAndLook(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1600, height: 1000 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(90_000);
  await page.goto(`${address}/en/demo`);
  await page.getByRole('button', { name: 'Show me a call', exact: true, disabled: false }).click();
  await page.mouse.move(0, 0);
  const lit = page.frameLocator('#desk-frame').getByText(new RegExp(`^Identified at .* with the ${bank.brand.en.app} app$`));
  await lit.first().waitFor();
  await page.frameLocator('#phone-frame').locator('[data-prompt="identified"]').waitFor();
  await page.evaluate('scrollTo(0, 0)');
  const { y = 0, height = 0 } = (await page.locator('.tab-panels').boundingBox()) ?? {};
  await mkdir(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width: 1600, height: Math.ceil(y + height) + 16 } });
  console.log(picture);
}

async function main(): Promise<void> {
  const [first] = process.argv.slice(2);
  if (first === undefined) return takePictures();
  if (first === '--help' || first === '-h') return void process.stdout.write(help);
  process.stderr.write(`${first} is no option.\n\n${help}`);
  process.exitCode = 2;
}

await main();
