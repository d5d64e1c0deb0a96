import type { FastifyInstance } from 'fastify';
import { type PhoneParts, registerPhone } from '#channels/phone';
import { handleErrors } from '../../src/server/errors.ts';
import { createTestServer } from '../test-server.ts';
import { openPhoneBank, phoneSettings } from './bank.ts';

const opened: FastifyInstance[] = [];

export async function closeDoors(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close()));
}

export const origin = 'https://bank.example';

/** The two doors of the telephone, on a server that refuses as the real one does. `closeDoors` when all is done. */
export async function openDoor(change: Partial<PhoneParts> = {}) {
  const bank = await openPhoneBank();
  const server = createTestServer();
  handleErrors(server, () => {});
  const complaints: string[] = [];
  const line = registerPhone(server, {
    ...bank,
    settings: phoneSettings,
    origin,
    assets: () => ({ scripts: ['/pages/phone.js'], styles: ['/pages/styrka.css'] }),
    findClient: (token) => (token === 'right' ? 'ivr' : undefined),
    demo: false,
    browserPhone: true,
    complain: (code, detail) => complaints.push(`${code} ${detail}`),
    ...change,
  });
  await server.ready();
  opened.push(server);
  return { bank, server, line, complaints };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;
export const number = '08-465 004 10';
export const bearer = { authorization: 'Bearer right' };

export const ring = async ({ server }: Door, body: object = { to: number }, headers: Record<string, string> = bearer) =>
  server.inject({ method: 'POST', url: '/phone/v1/calls', payload: body, headers });
export const enter = async ({ server }: Door, call: string, body: object, headers: Record<string, string> = bearer) =>
  server.inject({ method: 'POST', url: `/phone/v1/calls/${call}/input`, payload: body, headers });
