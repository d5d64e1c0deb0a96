import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bank as demoBank } from '../../src/demo/bank.ts';
import { findInstalled, type Phone, type Place, type RunningAsterisk, runAsterisk } from '../../src/server/asterisk/index.ts';
import { type Bank, endBank, startBank } from '../browser/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { type Certificates, makeCertificates } from './certificates.ts';

export type BedOptions = {
  /** False: Asterisk alone, which calls Styrka at `bed.styrka` without end. */
  readonly bank?: false | BankChange;
  /** Between Asterisk and Styrka TLS, with certificates of both; without it they share a machine and need none. */
  readonly isWayProtected?: boolean;
  /** Folder of recordings in place of ours. */
  readonly voices?: string;
  /** Who is called while Styrka is away, as Asterisk dials it. */
  readonly person?: string;
};

type BankChange = Pick<NonNullable<Parameters<typeof startBank>[0]>, 'policy' | 'data'> & {
  /** A call without TLS and SRTP is refused by `required`; the bed's own word is `allowed`. */
  readonly protection?: 'required' | 'allowed';
  readonly callsAtOnce?: number;
  /** Callers go to the contact centre at `bed.contactCentre` in place of the desk. */
  readonly contactCentre?: boolean;
};

/**
 * One Asterisk, with what deploy/ writes for it, and the demo bank on one telephone line with it; all on 127.0.0.1, in a folder of
 * its own. Who calls from where is heard as:
 *
 * - 127.0.0.1: the trunk, over UDP, TCP or TLS, with SRTP or without; Styrka is told which
 * - 127.0.0.4: a trunk that must show a user name and a password with each call (`trunkPassword`)
 * - the port `sip.mutual`: TLS, and nobody is heard there without a certificate of `certificates.client`
 * - any other address: a stranger
 */
export type Bed = {
  readonly bank: Bank;
  readonly asterisk: RunningAsterisk;
  /** `log/`, `spool/`, `etc/` and all else that Asterisk writes. */
  readonly folder: string;
  /** Host and port of each way in. */
  readonly sip: { readonly plain: string; readonly tls: string; readonly mutual: string };
  /** Where Asterisk looks for Styrka, and what it shows there. */
  readonly styrka: { readonly host: string; readonly port: number; readonly app: string; readonly password: string };
  readonly certificates: Certificates;
  /** Phones that advisors register: by the name of the member of staff. */
  readonly phones: { readonly anna: Phone; readonly jonas: Phone };
  /** Where calls for the contact centre are rung: whoever listens there (UDP). */
  readonly contactCentre: { readonly host: string; readonly port: number };
  readonly trunkPassword: { readonly user: string; readonly password: string };
  /** WebSocket for softphones in browsers. */
  readonly softphone: string;
  /** The power goes; a new one in the same folder, on the same ports. */
  killAsterisk(): Promise<void>;
  startAsterisk(): Promise<void>;
  killBank(): Promise<void>;
  startBank(): Promise<void>;
  stop(): Promise<void>;
};

const voices = fileURLToPath(new URL('../../voices', import.meta.url));
const password = 'a-password-of-the-bed-only';
const app = 'styrka';
// The bank's own process reads it there.
process.env['STYRKA_ASTERISK_PASSWORD'] = password;

export async function openBed(options: BedOptions = {}): Promise<Bed> {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-sip-'));
  await mkdir(join(folder, 'keys'));
  const certificates = await makeCertificates(join(folder, 'keys'));
  const [plain, secure, mutual, web, door, centre] = (await findFreePorts(6)) as [number, number, number, number, number, number];
  const styrka = { host: '127.0.0.1', port: door, app, password };
  const contactCentre = { host: '127.0.0.1', port: centre };
  const trunkPassword = { user: 'operator', password: 'the-trunk-shows-this' };
  const phones = { anna: phone('anna'), jonas: phone('jonas') };
  const secret = { protocol: 'tls', host: '127.0.0.1', ...certificates.server } as const;
  const first = 33_000 + 200 * Math.floor(Math.random() * 100);
  const place: Place = {
    folder: join(folder, 'asterisk'),
    installed: findInstalled(),
    voices: options.voices ?? voices,
    // By name: Asterisk compares names of a certificate, never addresses.
    styrka: options.isWayProtected
      ? { address: `wss://localhost:${door}/`, app, password, authority: certificates.authority, ...pairOf(certificates.client) }
      : { address: `ws://127.0.0.1:${door}/`, app, password },
    numbers: demoBank.numbers.map(({ number, language }) => ({ dialled: number.replaceAll(/\D/g, ''), language })),
    transports: [
      { name: 'transport-udp', protocol: 'udp', host: '127.0.0.1', port: plain },
      { name: 'transport-tcp', protocol: 'tcp', host: '127.0.0.1', port: plain },
      { name: 'transport-tls', port: secure, ...secret },
      { name: 'transport-mutual', port: mutual, ...secret, clients: certificates.authority },
    ],
    sound: { from: first, to: first + 4_000, host: '127.0.0.1' },
    web: { host: '127.0.0.1', port: web },
    trunks: [
      { name: 'trunk', transport: 'transport-udp', from: ['127.0.0.1'], srtp: 'allowed' },
      { name: 'trunk-with-password', transport: 'transport-udp', from: ['127.0.0.4'], srtp: 'off', ...trunkPassword },
    ],
    phones: Object.values(phones),
    callers: [],
    peers: [{ name: 'acd', transport: 'transport-udp', address: `sip:queue@127.0.0.1:${centre}`, srtp: 'off' }],
    ...(options.person ? { person: options.person } : {}),
  };
  const softphone = `ws://127.0.0.1:${web}/ws`;
  const change = options.bank === false ? undefined : (options.bank ?? {});
  const tls = options.isWayProtected ? { tls: { ...pairOf(certificates.server), clients: certificates.authority } } : {};
  const telephone = describeTelephone(styrka, softphone, change ?? {}, tls);
  const kept = { ...(change?.policy ? { policy: change.policy } : {}), telephone };
  const open = (more: { data?: string; port?: number } = change?.data ? { data: change.data } : {}) => startBank({ ...kept, ...more });
  let asterisk = await runAsterisk(place);
  let bank: Bank | undefined;
  const stop = async () => {
    if (bank) await endBank(bank);
    await asterisk.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    bank = change ? await open() : undefined;
    if (bank) await seeConnection(place.folder, 1);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    get asterisk() {
      return asterisk;
    },
    get bank() {
      if (!bank) throw new Error('This bed has no bank.');
      return bank;
    },
    folder: place.folder,
    sip: { plain: `127.0.0.1:${plain}`, tls: `127.0.0.1:${secure}`, mutual: `127.0.0.1:${mutual}` },
    ...{ styrka, certificates, phones, contactCentre, trunkPassword, softphone },
    killAsterisk: () => asterisk.kill(),
    startAsterisk: async () => {
      const connections = await countConnections(place.folder);
      asterisk = await runAsterisk(place);
      if (bank) await seeConnection(place.folder, connections + 1);
    },
    killBank: async () => bank?.kill(),
    startBank: async () => {
      if (!bank) return;
      const connections = await countConnections(place.folder);
      bank = await open({ data: bank.data, port: bank.port });
      await seeConnection(place.folder, connections + 1);
    },
    stop,
  };
}

/** How often Asterisk has found Styrka. */
async function countConnections(folder: string): Promise<number> {
  const log = await readFile(join(folder, 'log/messages.log'), 'utf8');
  return log.split('Outbound websocket connected').length - 1;
}

/** Waits until calls that ring from now on are Styrka's. */
async function seeConnection(folder: string, count: number): Promise<void> {
  for (let tries = 300; (await countConnections(folder)) < count; tries--) {
    if (tries === 0) throw new Error(`Asterisk has not found Styrka: ${await readFile(join(folder, 'log/messages.log'), 'utf8')}`);
    await pass(100);
  }
}

function pairOf({ certificate, key }: Certificates['server']) {
  return { certificate, key };
}

function phone(name: string): Phone {
  return { name, password: `the-password-of-${name}`, srtp: 'off' };
}

/** As it stands in a bank's configuration, under `phone`. */
function describeTelephone(
  styrka: Bed['styrka'],
  softphone: string,
  { protection = 'allowed', callsAtOnce, contactCentre }: BankChange,
  tls: object,
) {
  const { host, port } = styrka;
  return {
    ...(callsAtOnce === undefined ? {} : { callsAtOnce }),
    asterisk: {
      listen: { host, port },
      ...tls,
      password: { environment: 'STYRKA_ASTERISK_PASSWORD' },
      app,
      recordings: 'styrka',
      advisors: 'PJSIP/{advisor}',
      softphone: { address: softphone, domain: '127.0.0.1' },
      ...(contactCentre ? { contactCentre: 'PJSIP/acd' } : {}),
      protection,
    },
  };
}
