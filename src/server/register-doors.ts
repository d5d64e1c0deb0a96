import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { registerApp } from '#app';
import { registerBackOffice } from '#back-office';
import { registerApi, registerDocs, registerEvents } from '#channels/api';
import { type Line, registerPhone } from '#channels/phone';
import { blockAgreement } from '#customers';
import type { Telephony } from '#ports';
import type { Boxes } from './boxes.ts';
import { createFindClient, createFindSigningKeys } from './clients.ts';
import { readOwnIvr } from './config-own-ivr.ts';
import type { Addresses, Core } from './core.ts';
import { createDeskBoxes } from './desk-boxes.ts';
import type { Doors } from './doors.ts';
import type { Complain } from './errors.ts';
import { registerHealth } from './health.ts';
import { findRecordings } from './recordings.ts';
import { appSettings, phoneSettings } from './settings.ts';
import { softphonesOf } from './telephony.ts';

type Registered = {
  readonly main: FastifyInstance;
  readonly app: FastifyInstance;
  readonly addresses: Addresses;
  readonly assets: Doors['assets'];
  readonly pages: string;
  readonly complain: Complain;
  readonly boxes: Boxes;
  readonly telephony: Telephony | null;
  readonly demo: boolean;
};

/** Each door but those of the web bank: on the origin of the app what is the app's, all else on the main one. The line of the telephone comes back. */
export function registerDoors(core: Core, { main, app, addresses, assets, pages, complain, boxes, telephony, demo }: Registered): Line {
  const { config } = core;
  const { brand, timeZone, reasons, discuss } = config.bank;
  const findClient = createFindClient(config);
  // A look-up and no count: strangers may ask, and a bank has millions of customers.
  registerHealth(main, {
    ...core,
    telephony,
    findClient,
    ready: async () => core.seal.why() === null && (await core.stores.customers.find('')) === undefined,
  });
  registerApi(main, { ...core, findClient });
  registerEvents(main, { ...core, findClient });
  registerDocs(main, { brand, assets, demo });
  const softphones = softphonesOf(config.phone?.asterisk, telephony);
  const hasBoxes = config.bank.ways.some(({ way }) => way === 'code-box');
  const atDesk = { brand, timeZone, reasons, discuss, boxes: hasBoxes ? createDeskBoxes(core, boxes) : null, softphones };
  registerBackOffice(main, { ...core, ...atDesk, origin: addresses.main, assets, findClient, demo });
  registerApp(app, {
    ...core,
    brand,
    settings: appSettings(config, addresses),
    pushKey: config.push?.publicKey ?? null,
    publicOrigin: addresses.main,
    timeZone,
    assets,
    file: readPage(pages),
    demo,
  });
  return registerPhone(main, {
    ...core,
    settings: phoneSettings(config),
    block: async (customer) => (await blockAgreement(core, { customer, by: 'customer' })) !== 'unknown',
    origin: addresses.main,
    assets,
    findClient,
    signingKeysOf: createFindSigningKeys(config),
    ownIvr: readOwnIvr(config.phone),
    complain,
    demo,
    browserPhone: demo || config.phone?.browser === true,
    ...findRecordings(config.phone?.recordings),
    limits: config.phone?.callsAtOnce === undefined ? {} : { calls: config.phone.callsAtOnce },
  });
}

function readPage(pages: string): (path: string) => Promise<Uint8Array> {
  return async (path) => {
    const file = normalize(join(pages, path));
    if (!file.startsWith(pages)) throw new Error(`no page file ${path}`);
    return readFile(file);
  };
}
