import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { bank } from '../src/demo/bank.ts';
import { type Person, people } from '../src/demo/people.ts';
import { runDemo } from '../src/demo/run-demo.ts';
import { findChromium } from './find-chromium.ts';

const help = `Takes the README's pictures in the demo bank: "Show me a call" as the customer is identified, and a log-in with a code of the code box beside it.

  npm run pictures

  CHROMIUM=/path/to/chromium is obeyed.
`;

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));

async function takePictures(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'styrka-pictures-'));
  const demo = await runDemo({ data, port: undefined, onCall: () => {}, onBroken: (error) => Promise.reject(error) });
  if ('taken' in demo) throw new Error(`Port ${demo.taken} is taken.`);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    await mkdir(folder, { recursive: true });
    await playAndLook(browser, demo.addresses.main);
    await logInWithBox(browser, demo.addresses.main);
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
  const clip = { x: 0, y: 0, width: 1600, height: Math.ceil(y + height) + 16 };
  await keep('kitchen-table.png', page, clip);
}

/** The page that asks for a code of the box and, beside it, the box that shows it: each as on its own page, side by side. */
async function logInWithBox(browser: Browser, address: string): Promise<void> {
  const size = { width: 790, height: 720 };
  const context = await browser.newContext({ locale: 'en-GB', viewport: size, reducedMotion: 'reduce' });
  context.setDefaultTimeout(90_000);
  const [login, box] = [await beginLogin(context, address), await showCode(context, address)];
  const code = await box.getByRole('status', { name: 'Display', exact: true }).innerText();
  await login.getByRole('textbox', { name: 'Access code', exact: true }).fill(code.replace(/\D/g, ''));
  const { y: above = 0 } = (await box.getByText('The PIN is').boundingBox()) ?? {};
  const shoot = (page: Page, y: number) => page.screenshot({ fullPage: true, clip: { x: 0, y, ...size } });
  const shots = await Promise.all([shoot(login, 0), shoot(box, Math.round(above) - 60)]);
  const pair = await context.newPage();
  await pair.setViewportSize({ width: 2 * size.width + 20, height: size.height });
  const pictures = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`).join('');
  await pair.setContent(`<body style="margin: 0; display: flex; gap: 20px; background: white">${pictures}`, { waitUntil: 'load' });
  await keep('code-box.png', pair, { x: 0, y: 0, width: 2 * size.width + 20, height: size.height });
}

const owner: Person | undefined = people.find(({ id }) => id === 'oskar');

async function beginLogin(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/en/login/code-box`);
  await page.getByRole('textbox', { name: 'Personal number (customer number)', exact: true }).fill(owner?.personalNumber ?? '');
  await page.getByLabel('Password', { exact: true }).fill(owner?.password ?? '');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'Enter the access code', exact: true }).waitFor();
  return page;
}

async function showCode(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/en/demo/code-box`);
  for (const key of ['OK', ...(owner?.boxes?.[0]?.pin ?? ''), 'OK']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByText('It shows eight digits').waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate('scrollTo(0, 0)');
  return page;
}

async function keep(name: string, page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<void> {
  const path = join(folder, name);
  await page.screenshot({ path, fullPage: true, clip });
  console.log(path);
}

async function main(): Promise<void> {
  const [first] = process.argv.slice(2);
  if (first === undefined) return takePictures();
  if (first === '--help' || first === '-h') return void process.stdout.write(help);
  process.stderr.write(`${first} is no option.\n\n${help}`);
  process.exitCode = 2;
}

await main();
