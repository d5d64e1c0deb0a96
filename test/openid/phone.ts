import websocket from '@fastify/websocket';
import { registerApp } from '#app';
import { issueActivationCode } from '#authenticators/activation-code';
import { createCalls } from '#calls';
import { lyktbanken } from '#texts';
import { appSettings, ownCode } from '../app-bank.ts';
import { hashing } from '../credentials/bank.ts';
import { carryByInject, createPhoneClient } from '../phone-client.ts';
import { createTestServer } from '../test-server.ts';
import type { OpenidBank } from './provider.ts';

export type Phone = Awaited<ReturnType<typeof givePhone>>;

/** A phone with the bank's app, enrolled for this customer; it speaks the documented protocol. */
export async function givePhone(bank: OpenidBank, customer = 'maj', userCode = '604218') {
  const { parts, stores, clock } = bank;
  const shared = { ...parts, stores, clock };
  const server = createTestServer();
  await server.register(websocket);
  registerApp(server, {
    ...shared,
    identify: bank.identify,
    calls: createCalls(shared),
    brand: lyktbanken,
    timeZone: 'Europe/Stockholm',
    settings: { ...appSettings, hashing },
    pushKey: null,
    publicOrigin: 'http://localhost:8420',
    assets: () => ({ scripts: [], styles: [] }),
    file: async () => new Uint8Array(),
    demo: true,
  });
  await server.ready();
  const phone = createPhoneClient(carryByInject(server as never), { origin: appSettings.origin, rpId: 'localhost' });
  const { code } = await issueActivationCode(shared, customer);
  const enrolled = await phone.enrol({ userCode, activationCode: code, ownCode: ownCode.code, withPasskey: true, name: 'phone' });
  if (enrolled.status !== 200) throw new Error(JSON.stringify(enrolled.body));
  await phone.openSession();
  /** The session of the app may be over meanwhile. */
  const newest = async () => {
    await phone.openSession();
    const waiting = await phone.waiting();
    const request = waiting.at(-1);
    if (!request) throw new Error('nothing waits in the app');
    return request;
  };
  return {
    ...phone,
    newest,
    /** The door of the app itself. */
    app: server,
    approveNewest: async (user: Parameters<typeof phone.approve>[1] = ownCode, digits?: string) => {
      const { status, body } = await phone.approve((await newest()).id, user, digits);
      if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    },
  };
}
