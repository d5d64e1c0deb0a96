import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AsteriskPlace, findInstalled, runAsterisk } from '#server';
import { bank } from './bank.ts';
import type { Telephone } from './open-bank.ts';

export type DemoTelephone = {
  /** What the bank is told of it. */
  readonly telephone: Telephone;
  /** What to dial on a SIP phone of this machine. */
  readonly addresses: readonly string[];
  /** Takes calls from now on. Throws what runAsterisk throws. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const voices = fileURLToPath(new URL('../../voices', import.meta.url));
const loopback = '127.0.0.1';
const usualPorts = { sip: 5060, web: 8088, way: 8425 } as const;

/**
 * A real Asterisk beside the demo bank, reached from this machine only; whatever it writes is gone when it stops. Throws
 * Broken('configuration-no-asterisk') if there is none.
 */
export async function prepareTelephone(isFree: (port: number) => Promise<boolean>): Promise<DemoTelephone> {
  const installed = findInstalled();
  const folder = await mkdtemp(join(tmpdir(), 'styrka-telephone-'));
  const [password, file] = [randomBytes(24).toString('base64url'), join(folder, 'password')];
  await writeFile(file, password, { mode: 0o600 });
  const ports = {
    sip: await findFree(usualPorts.sip, isFree),
    web: await findFree(usualPorts.web, isFree),
    way: await findFree(usualPorts.way, isFree),
  };
  const place = describePlace(folder, installed, ports, password);
  let stopAsterisk: () => Promise<void> = async () => {};
  return {
    telephone: describeTelephone(ports, file),
    addresses: bank.numbers.map(({ number }) => `sip:${dial(number)}@${loopback}:${ports.sip}`),
    start: async () => {
      stopAsterisk = (await runAsterisk(place)).stop;
    },
    stop: async () => {
      await stopAsterisk();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Ports = { readonly sip: number; readonly web: number; readonly way: number };

function describePlace(folder: string, installed: AsteriskPlace['installed'], ports: Ports, password: string): AsteriskPlace {
  return {
    folder,
    installed,
    voices,
    styrka: { address: `ws://${loopback}:${ports.way}/`, app: 'styrka', password },
    numbers: bank.numbers.map(({ number, language }) => ({ dialled: dial(number), language })),
    transports: (['udp', 'tcp'] as const).map((protocol) => ({ name: `transport-${protocol}`, protocol, host: loopback, port: ports.sip })),
    sound: { from: 20_000, to: 20_998, host: loopback },
    web: { host: loopback, port: ports.web },
    trunks: [{ name: 'this-machine', transport: 'transport-udp', from: [loopback], srtp: 'allowed' }],
    phones: [],
    callers: [],
    peers: [],
  };
}

/** Calls without TLS are let in: they do not leave this machine. */
function describeTelephone(ports: Ports, file: string): Telephone {
  return {
    asterisk: {
      listen: { host: loopback, port: ports.way },
      password: { file },
      protection: 'allowed',
      softphone: { address: `ws://${loopback}:${ports.web}/ws`, domain: loopback },
    },
  };
}

function dial(number: string): string {
  return number.replaceAll(/\D/g, '');
}

async function findFree(from: number, isFree: (port: number) => Promise<boolean>): Promise<number> {
  let port = from;
  while (!(await isFree(port))) port += 1;
  return port;
}
