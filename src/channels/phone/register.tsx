import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { LiveShell, pagesAddress, renderPage, titleOf } from '#pages';
import { type Language, languages, say } from '#texts';
import { createLine, type Line, usualLimits } from './line.ts';
import { addLiveSocket } from './live-socket.ts';
import { addOwnIvrDoors } from './own-ivr/doors.ts';
import type { PhonePageState } from './page-state.ts';
import { phonePageTexts } from './page-texts.ts';
import { doorLimits, type PhoneParts } from './parts.ts';
import { addRoutes } from './routes.ts';
import { demandSignatures } from './signed/demand-signatures.ts';
import { admitOwners, signingKeysOf } from './who-may.ts';

/** A socket's message is refused by our own limit with a sentence; this one is where the connection breaks. */
const largestFrame = 16 * 1024;
const voices = fileURLToPath(new URL('../../../voices', import.meta.url));

/** Channel phone: the line of this node, its two doors, the voices, and the browser phone where it is switched on. */
export function registerPhone(server: FastifyInstance, parts: PhoneParts): Line {
  const complain = parts.complain ?? (() => {});
  const line = createLine({ ...parts, complain, limits: { ...usualLimits, ...parts.limits } });
  const limits = { ...doorLimits, ...parts.limits };
  server.register(async (scope) => {
    if (!scope.hasDecorator('websocketServer')) await scope.register(websocket, { options: { maxPayload: largestFrame } });
    await scope.register(async (phone) => {
      admitOwners(phone, parts);
      demandSignatures(phone, { ...parts, keysOf: (request) => signingKeysOf(parts, request), most: limits.message });
      addRoutes(phone, parts, line, limits);
      addLiveSocket(phone, parts, line, limits);
    });
    await addOwnIvrDoors(scope, { ...parts, complain }, line, parts.ownIvr ?? {});
    await scope.register(files, {
      root: parts.recordings === undefined ? voices : [parts.recordings, voices],
      prefix: '/voices/',
      decorateReply: false,
      maxAge: '1h',
      index: false,
      list: false,
    });
    if (parts.browserPhone) addPage(scope, parts);
  });
  return line;
}

function addPage(scope: FastifyInstance, parts: PhoneParts): void {
  for (const language of languages)
    scope.get(`/${language}/demo/phone`, { schema: { hide: true } }, (_, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(drawPage(parts, language)),
    );
}

function drawPage({ settings, assets, demo }: PhoneParts, language: Language): string {
  const { brand, numbers } = settings;
  const heading = say(phonePageTexts, language, 'heading');
  const state: PhonePageState = { language, heading, bank: { sv: brand.sv.bank, fi: brand.fi.bank, en: brand.en.bank }, numbers, demo };
  const title = titleOf(heading, brand[language].bank);
  const options = { language, title, state, icon: `${pagesAddress}/mark.svg` };
  return renderPage(<LiveShell language={language} heading={heading} />, { ...options, ...assets('phone') });
}
