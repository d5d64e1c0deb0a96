import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';
import { story } from '../browser/browser.ts';
import { type Baresip, openBaresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import { closePhones, numbers, openAdvisorPhone } from './scene.ts';
import { findTone, makeTones } from './tones.ts';
import { learnVoices } from './voices-by-ear.ts';

/** Hz. Neither is a tone of a key, nor of any recording for long. */
const advisorsVoice = [620, 1_040] as const;
const callersVoice = [480, 1_760] as const;
/** Of 1; what is not there at all is below 0.1. */
const clear = 0.5;
const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--allow-loopback-in-peer-connection'],
  // Else the browser offers names of its own in place of addresses, which only its neighbours can look up.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/** Listens in the page, beside the advisor, so long: how loud each of these tones was, 0 to 255. */
const listenIn = `async ([tones, length]) => {
  const stream = document.querySelector('audio').srcObject;
  if (!stream) return tones.map(() => 0);
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(stream).connect(analyser);
  const heard = tones.map(() => 0);
  const bins = new Uint8Array(analyser.frequencyBinCount);
  const end = performance.now() + length;
  while (performance.now() < end) {
    analyser.getByteFrequencyData(bins);
    const peak = Math.max(...bins);
    tones.forEach((tone, at) => {
      const bin = Math.round((tone * analyser.fftSize) / context.sampleRate);
      const there = Math.max(...bins.slice(bin - 2, bin + 3));
      if (peak > 120 && there > peak - 10) heard[at] = Math.max(heard[at], there);
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await context.close();
  return heard;
}`;

story('the desk’s page as a telephone', () => {
  let bed: Bed;
  let browser: Browser;
  let quiet: Browser;
  let page: Page;
  let jonas: Page;
  let caller: Baresip;
  let overheard: Int16Array[] = [];

  const openDesk = async (from: Browser, advisor: string, permissions: string[] = []) => {
    const context = await from.newContext({ locale: 'sv-SE', reducedMotion: 'reduce', permissions });
    context.setDefaultTimeout(30_000);
    const desk = await context.newPage();
    await desk.goto(`${bed.bank.main}/desk`);
    await desk.getByRole('button', { name: `Logga in som ${advisor}`, exact: true }).click();
    await desk.waitForURL('**/desk');
    await desk.goto(`${bed.bank.main}/desk?lang=sv`);
    const available = desk.getByRole('switch', { name: 'Ledig', exact: true });
    if ((await available.getAttribute('aria-checked')) !== 'true') await available.click();
    return desk;
  };
  /** A machine that has too much to do lets nobody in for some seconds. */
  const callIn = async (tries = 20): Promise<void> => {
    try {
      await caller.call(numbers.sv);
    } catch (error) {
      if (tries === 0 || !String(error).includes('486')) throw error;
      await pass(1_000);
      await callIn(tries - 1);
    }
  };
  const press = (name: string, desk = page) => desk.getByRole('button', { name, exact: true }).click();
  const says = (words: string, desk = page) => desk.getByRole('status').getByText(words, { exact: true }).waitFor();
  const waits = (desk = page) =>
    desk.getByRole('table', { name: 'Kö', exact: true }).getByRole('row').filter({ hasText: 'Oidentifierad' }).waitFor();
  const hear = async (length = 2_500) => {
    overheard = [];
    const heard = (await page.evaluate(`(${listenIn})([${JSON.stringify(callersVoice)}, ${length}])`)) as number[];
    const samples = Int16Array.from(overheard.flatMap((some) => [...some]));
    return {
      advisorHears: heard.every((loud) => loud > 0),
      callerHears: advisorsVoice.map((tone) => findTone(samples, tone) > clear).every(Boolean),
    };
  };
  /** Sound takes a moment to come through. */
  const becomes = async (wanted: Awaited<ReturnType<typeof hear>>) => {
    let heard = await hear();
    for (let times = 0; times < 3 && JSON.stringify(heard) !== JSON.stringify(wanted); times++) heard = await hear();
    assert.deepEqual(heard, wanted);
  };

  before(async () => {
    const [microphone, speaks] = await Promise.all([makeTones(advisorsVoice, 20), makeTones(callersVoice, 120)]);
    bed = await openBed();
    const fake = [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
    ];
    const executablePath = findChromium();
    [browser, quiet] = await Promise.all([
      chromium.launch({ executablePath, args: [...flags, ...fake] }),
      chromium.launch({ executablePath, args: flags }),
    ]);
    const voices = learnVoices(fileURLToPath(new URL('../../voices', import.meta.url)));
    caller = await openBaresip({ server: bed.sip.plain, speaks }, voices, (samples) => overheard.push(samples));
    page = await openDesk(browser, 'Anna Backman', ['microphone']);
  });

  after(async () => {
    await caller?.close();
    await closePhones();
    await Promise.all([browser?.close(), quiet?.close()]);
    await bed?.stop();
  });

  test('the page borrows a telephone, and says that it is ready', async () => {
    await says('Telefonen är redo.');
  });

  test('a call that the advisor takes is answered by itself; both hear and are heard', async () => {
    await callIn();
    await caller.press('5');
    await waits();
    await press('Ta nästa samtal');
    await says('Telefonen är i samtal.');
    await becomes({ advisorHears: true, callerHears: true });
  });

  test('S2: parked, neither hears the other; the caller hears the waiting sound', async () => {
    await press('Parkera');
    await becomes({ advisorHears: false, callerHears: false });
    assert.equal(caller.ears.heard.at(-1)?.file, 'waiting');
    await press('Ta tillbaka');
    await becomes({ advisorHears: true, callerHears: true });
  });

  test('I8: while the caller keys the advisor hears nothing of it, and then they talk on', async () => {
    await press('Be kunden identifiera sig');
    await becomes({ advisorHears: false, callerHears: false });
    await caller.press('5');
    await says('Telefonen är i samtal.');
    await becomes({ advisorHears: true, callerHears: true });
    assert.equal(caller.keysHeard, '');
  });

  test('without a microphone there is no telephone in the page, and it is said why', async () => {
    jonas = await openDesk(quiet, 'Jonas Ek');
    await jonas.getByRole('status').filter({ hasText: 'webbläsaren får inte använda mikrofonen' }).waitFor();
    await jonas.getByRole('button', { name: 'Försök igen', exact: true }).waitFor();
  });

  test('N1: handed on to an advisor whose telephone is on the table: it rings, and the page is free', async () => {
    const table = await openAdvisorPhone(bed, 'jonas');
    await press('Koppla vidare');
    await press('Jonas Ek');
    await table.isCalled();
    await says('Telefonen är redo.');
    await jonas.getByRole('heading', { level: 1, name: 'Oidentifierad kund', exact: true }).waitFor();
    await press('Avsluta samtalet', jonas);
    await caller.isOver();
    await table.isOver();
    await table.close();
  });

  test('N11: an advisor whose telephone does not answer is told so, and the caller is still in the queue', async () => {
    await press('Till kön', jonas);
    await callIn();
    await caller.press('5');
    await waits(jonas);
    await press('Ta nästa samtal', jonas);
    await jonas.getByRole('alert').filter({ hasText: 'Din telefon svarade inte' }).waitFor();
    await press('Till kön');
    await waits();
    await press('Ta nästa samtal');
    await says('Telefonen är i samtal.');
    await becomes({ advisorHears: true, callerHears: true });
  });

  test('N11: the page is loaded anew while they talk: nobody is hung up, the caller waits and is taken again', async () => {
    await page.goto(`${bed.bank.main}/desk`);
    await page.getByRole('table', { name: 'Kö', exact: true }).waitFor();
    await says('Telefonen är redo.');
    await waits();
    await press('Ta nästa samtal');
    await says('Telefonen är i samtal.');
    await becomes({ advisorHears: true, callerHears: true });
  });

  test('S42: the caller hangs up, and the page is ready for the next one', async () => {
    await caller.hangUp();
    await says('Telefonen är redo.');
    await says('Samtalet är avslutat.');
  });
});
