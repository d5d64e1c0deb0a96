import type { PhoneSettings } from '#channels/phone';
import type { Config } from './config.ts';
import type { Addresses } from './core.ts';

/** What the app's authenticator and its door must know of the bank and of their origin; both get the same. */
export function appSettings({ bank }: Config, { main, app }: Addresses) {
  return { sender: bank.sender, origin: app, rpId: new URL(app).hostname, embeddedIn: [main] };
}

/** What passkeys belong to: the bank's own pages. */
export function passkeySettings({ main }: Pick<Addresses, 'main'>) {
  return { origin: main, rpId: new URL(main).hostname };
}

/** What the bank chose of its telephone. A way without a plan is not spoken (S5). */
export function phoneSettings({ bank }: Config): PhoneSettings {
  const { brand, ways, reasons, numbers, hours, timeZone, recording = false } = bank;
  const plans = { app: 'app', 'code-table': 'code-table', 'code-box': 'code-box', block: 'block' };
  const again = { 'code-box': 'two-codes' };
  return { brand, ways: ways as PhoneSettings['ways'], plans, again, reasons, numbers, recording, timeZone, ...(hours ? { hours } : {}) };
}
