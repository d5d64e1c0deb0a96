import { existsSync } from 'node:fs';

/** Without a window to draw a browser costs a third less (measured on `npm run test:browser`): so that one first. */
const places = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);

/** The path of the Chromium for tests and pictures: `CHROMIUM`, or the first that is there. */
export function findChromium(): string {
  const found = process.env['CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error('There is no Chromium: run scripts/install-packages.sh browser, or say where one is by CHROMIUM.');
  return found;
}
