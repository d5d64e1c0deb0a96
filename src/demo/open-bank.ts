import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pagesAddress, readAssets } from '#pages';
import { type Config, createServer } from '#server';
import { bank } from './bank.ts';
import { type CallLine, describeCall } from './call-line.ts';
import { createMovableClock, type MovableClock } from './clock.ts';
import { createPosting } from './code-box/post-boxes.ts';
import { createShelf } from './code-box/shelf.ts';
import { keepAhead, placesIn, readAhead } from './data-folder.ts';
import { type Hamnen, prepareHamnen } from './hamnen/hamnen.ts';
import { createTray } from './letters/tray.ts';
import { refuseForeignHosts } from './own-origin.ts';
import { registerDemo } from './routes.ts';
import { seedBank } from './seed.ts';
import { createSmsBox, type SmsBox } from './sms/box.ts';

/** As it stands in a configuration under `phone`. */
export type Telephone = Pick<NonNullable<Config['phone']>, 'asterisk' | 'callsAtOnce'>;

export type BankToOpen = {
  readonly data: string;
  readonly ports: { readonly main: number; readonly web: number; readonly app: number };
  readonly policy?: Config['policy'];
  /** Beside the browser phone. */
  readonly telephone?: Telephone;
  readonly onCall: (line: CallLine) => void;
  readonly startAfresh: () => void;
};

export type OpenBank = Awaited<ReturnType<typeof openBank>>;

/**
 * A fresh browser is a new phone, and a visitor opens more of them than a customer has (20 is the most there can be); and tries
 * more log-ins and calls in an hour than a customer in a month.
 */
const described: Config['policy'] = { profile: 'described', rules: { phones: 20, smsPerNumber: 50, smsPerCustomer: 200 } };

/** Opens Lyktbanken on loopback, and fills it if it is empty. Throws what createServer throws: Broken('data-folder-in-use') and others. */
export async function openBank({ data, ports, policy = described, telephone = {}, onCall, startAfresh }: BankToOpen) {
  const ahead = await readAhead(data);
  let clock: MovableClock | undefined;
  let sms: SmsBox | undefined;
  const letters = createTray(placesIn(data).letters);
  const shelf = createShelf(placesIn(data).boxes);
  const hamnen = prepareHamnen(ports);
  const server = await createServer(
    { ...describeBank(data, ports, policy, hamnen), phone: { browser: true, ...telephone } },
    {
      clock: (machine) => {
        clock = createMovableClock(machine, { ahead, onMove: (moved) => keepAhead(data, moved) });
        return clock;
      },
      gateways: (moved) => {
        sms = createSmsBox(placesIn(data).sms, moved);
        return [sms.gateway];
      },
      printer: letters.printer,
      onCallOver: (call) => onCall(describeCall(call, bank.timeZone)),
      demo: {
        scripts: [await addressHand(ports.main)],
        home: (language) => `/${language}/demo`,
        register: (main, app, doors) => {
          for (const server of [main, app]) refuseForeignHosts(server);
          if (!clock || !sms) throw new Error('The server took no clock, or no gateway.');
          registerDemo(main, {
            brand: bank.brand,
            numbers: bank.numbers,
            timeZone: bank.timeZone,
            clock,
            sms,
            letters,
            shelf,
            startAfresh,
            ...doors,
            addresses: { ...doors.addresses, webBank: `http://localhost:${ports.web}` },
          });
        },
        jobs: ({ boxes }) => (clock ? [createPosting({ clock, boxes, shelf })] : []),
      },
    },
  );
  const found = await server.stats();
  const isNew = found.customers === 0;
  if (isNew) await seedBank({ ...server.doors, handOut: (box) => shelf.handOut(box, server.core.clock.now()), stock: shelf.stock });
  const webBank = await openHamnen(hamnen, server);
  return {
    addresses: { ...server.addresses, webBank: webBank.address },
    isNew,
    stats: isNew ? await server.stats() : found,
    close: async () => {
      await webBank.close();
      await server.close();
    },
  };
}

/** Beside the bank, whose public addresses are all that it knows of it; and by the bank's clock. */
function openHamnen(hamnen: Hamnen, { core, close }: Awaited<ReturnType<typeof createServer>>) {
  return hamnen
    .open(() => core.clock.now())
    .catch(async (error: Error) => {
      await close();
      throw error;
    });
}

/** The script that presses buttons, and in its own address whom it may obey. */
async function addressHand(port: number): Promise<string> {
  const list = fileURLToPath(new URL('../../dist/pages/assets.json', import.meta.url));
  const [script] = readAssets(await readFile(list, 'utf8'))('hand').scripts;
  if (!script) throw new Error(`There is no hand in ${pagesAddress}.`);
  return `${script}?from=${encodeURIComponent(`http://localhost:${port}`)}`;
}

/** Only this folder says that it is the demo, and only on an address of this machine. */
function describeBank(data: string, ports: BankToOpen['ports'], policy: Config['policy'], { client }: Hamnen): Config {
  const { database, keys } = placesIn(data);
  return {
    bank,
    policy,
    store: { folder: database },
    keys: { file: keys },
    listen: { host: '127.0.0.1', port: ports.main, appPort: ports.app },
    sms: { domain: 'lyktbanken.example', gateways: [] },
    openid: { clients: [client] },
  };
}
