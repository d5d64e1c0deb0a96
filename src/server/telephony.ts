import { readFile } from 'node:fs/promises';
import { createAsterisk } from '#adapters/asterisk';
import { systemClock, systemRandom } from '#adapters/system';
import type { Softphones } from '#back-office';
import type { TelephoneSettings } from '#channels/phone';
import { Broken, type Telephony } from '#ports';
import type { AsteriskConfig } from './config-asterisk.ts';
import type { Complain } from './errors.ts';

/** The telephone system of the configuration. Throws Broken('telephony-unreadable') for a file or variable that is not there. */
export async function createTelephony(asterisk: AsteriskConfig, isRecorded: boolean, complain: Complain): Promise<Telephony> {
  const { listen, tls, password, softphone, contactCentre } = asterisk;
  const settings = {
    listen,
    ...(tls ? { tls: await readTls(tls) } : {}),
    password: await readPassword(password),
    app: asterisk.app ?? 'styrka',
    recordings: asterisk.recordings ?? 'styrka',
    advisors: asterisk.advisors ?? 'PJSIP/{advisor}',
    ...(softphone ? { softphone } : {}),
    ...(contactCentre ? { contactCentre } : {}),
    isRecorded,
  };
  // The machine's own time: how late an event comes must not depend on a demo whose clock was moved forward.
  return createAsterisk(settings, { clock: systemClock, random: systemRandom, complain });
}

export function softphonesOf(asterisk: AsteriskConfig | undefined, telephony: Telephony | null): Softphones | null {
  if (!asterisk?.softphone || !telephony) return null;
  return { address: asterisk.softphone.address, lend: telephony.lendSoftphone, end: telephony.endSoftphone };
}

/** What the channel must know of it. */
export function telephoneSettings({ protection, contactCentre }: AsteriskConfig): TelephoneSettings {
  return { protection, contactCentre: contactCentre !== undefined };
}

async function readTls({ certificate, key, clients }: NonNullable<AsteriskConfig['tls']>) {
  const own = { certificate: await readPem(certificate), key: await readPem(key) };
  return clients ? { ...own, clients: await readPem(clients) } : own;
}

async function readPassword(password: AsteriskConfig['password']): Promise<string> {
  const found = 'file' in password ? (await readPem(password.file)).trim() : process.env[password.environment];
  return found || refuse('file' in password ? password.file : password.environment);
}

async function readPem(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => refuse(file));
}

function refuse(what: string): never {
  throw new Broken('telephony-unreadable', 'A certificate, key or password of phone.asterisk cannot be read.', what);
}
