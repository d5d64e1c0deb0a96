import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Broken, type Random, refuseStranger, type Time } from '#ports';
import type { Line } from '../line.ts';
import { compose } from '../prompts/prompts.ts';
import { findNumber, type PhoneSettings, promptSettingsOf } from '../settings.ts';
import { advance, beginIvrCall, type IvrCall, type IvrParts, type Move, type Report } from './ivr-call.ts';
import { createIvrCalls, type IvrCalls, readNumber } from './ivr-calls.ts';
import { type Told, type VoiceXmlPlaces, writeRefusal, writeStart, writeVoiceXml } from './voicexml.ts';

export type VoiceXmlSettings = {
  /** `sip:…`, `tel:…` or a number. */
  readonly contactCentre: string;
};

export type VoiceXmlDoorParts = IvrParts & {
  readonly random: Random;
  readonly settings: PhoneSettings;
  readonly findClient: (token: string, may: 'phone') => string | undefined;
  readonly signingKeysOf?: (client: string) => unknown;
};

const door = '/phone/vxml/v1';
/** In which the first document must have been followed, ms. */
const ticketLife = 60_000;

type Door = {
  readonly parts: VoiceXmlDoorParts;
  readonly calls: IvrCalls;
  readonly settings: VoiceXmlSettings;
  readonly tickets: Map<string, Time>;
};
type OfStep = { Params: { call: string; step: string; what: string } };

/**
 * The contract of steps as VoiceXML 2.1: docs/integrating/voicexml.md. The first document is for a client with its token; what
 * follows has an address of its own that nobody can guess, for few platforms send a header with a submit.
 */
export async function addVoiceXmlDoor(
  server: FastifyInstance,
  parts: VoiceXmlDoorParts,
  line: Line,
  settings: VoiceXmlSettings,
): Promise<void> {
  const calls = createIvrCalls(parts, line, { name: 'voicexml', is: 'client' });
  const open: Door = { parts, calls, settings, tickets: new Map() };
  await server.register(async (scope) => {
    if (!scope.hasContentTypeParser('application/x-www-form-urlencoded')) await scope.register(formbody);
    const hide = { schema: { hide: true } };
    scope.get(`${door}/start`, hide, (request, reply) => start(request, reply, open));
    scope.post<OfStep>(`${door}/calls/:call`, hide, (request, reply) => takeCall(request, reply, open));
    scope.post<OfStep>(`${door}/calls/:call/:step/:what`, hide, (request, reply) => goOn(request, reply, open));
    scope.post<OfStep>(`${door}/calls/:call/gone`, hide, async (request, reply) => {
      await calls.leave(request.params.call);
      return reply.code(204).send();
    });
  });
}

function start(request: FastifyRequest, reply: FastifyReply, { parts, settings, tickets }: Door): FastifyReply {
  if (!isClient(request, parts)) {
    reply.header('www-authenticate', 'Basic realm="styrka", charset="UTF-8"');
    refuseStranger();
  }
  const now = parts.clock.now();
  for (const [old, end] of tickets) if (end < now) tickets.delete(old);
  const ticket = Buffer.from(parts.random.bytes(24)).toString('base64url');
  tickets.set(ticket, now + ticketLife);
  return send(reply, writeStart(`${parts.origin}${door}/calls/${ticket}`, settings.contactCentre));
}

/** By its token as a bearer, or, since platforms know little else, as the password of its name (RFC 7617). Who signs must sign, and cannot here. */
function isClient({ headers }: FastifyRequest, { findClient, signingKeysOf }: VoiceXmlDoorParts): boolean {
  const [, scheme = '', given = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const isAdmitted = (client: string | undefined) => client !== undefined && signingKeysOf?.(client) === undefined;
  if (scheme.toLowerCase() === 'bearer') return isAdmitted(findClient(given, 'phone'));
  const [, name = '', token = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(given, 'base64').toString()) ?? [];
  return token !== '' && findClient(token, 'phone') === name && isAdmitted(name);
}

async function takeCall(
  request: FastifyRequest<OfStep>,
  reply: FastifyReply,
  { parts, calls, settings, tickets }: Door,
): Promise<FastifyReply> {
  const name = request.params.call;
  if (!calls.find(name) && (tickets.get(name) ?? 0) < parts.clock.now()) return refuseUnknown();
  tickets.delete(name);
  const to = readNumber(readField(request, 'to')) ?? '';
  const call = await calls.open(name, { to, from: readNumber(readField(request, 'from')) });
  if (typeof call === 'string') return refuse(reply, parts, call === 'busy' ? to : null);
  return sendMove(reply, beginIvrCall(parts, call), placesOf(parts, settings, name));
}

/** To a stranger there is nothing here; to the platform of a call that was lost it is an error, and its document knows a person for that. */
function refuseUnknown(): never {
  throw new Broken('not-found', 'There is nothing here.');
}

function refuse(reply: FastifyReply, { origin, settings }: VoiceXmlDoorParts, to: string | null): FastifyReply {
  const language = (to === null ? undefined : findNumber(settings, to)?.language) ?? 'sv';
  const say = to === null ? [] : [compose({ id: 'busy' }, language, promptSettingsOf(settings))];
  return send(reply, writeRefusal(language, say, { voices: `${origin}/voices` }));
}

async function goOn(request: FastifyRequest<OfStep>, reply: FastifyReply, { parts, calls, settings }: Door): Promise<FastifyReply> {
  const { call: name, step, what } = request.params;
  const call = calls.find(name);
  if (!call) return refuseUnknown();
  const report = readReport(what as Told, request, call);
  return sendMove(reply, await advance(parts, call, Number(step), report), placesOf(parts, settings, name));
}

function readReport(what: Told, request: FastifyRequest, call: IvrCall): Report {
  if (what === 'said') return { is: 'said' };
  if (what === 'talked') return { is: 'talked', outcome: readOutcome(readField(request, 'talk')) };
  return what === 'keys' ? readKeys(readField(request, 'keys'), call) : { is: 'nothing' };
}

/** VoiceXML 2.0 §2.3.7.2: what a bridge says when it is over. */
function readOutcome(talk: string): 'over' | 'away' {
  return /^(busy|noanswer|network_busy|network_disconnect|unknown)$/.test(talk) ? 'away' : 'over';
}

/** `604218#`, `6 0 4 2 1 8 #` or `dtmf-6 dtmf-0 … dtmf-pound`: platforms write keys as they like. */
export function readKeys(given: string, { live }: Pick<IvrCall, 'live'>): Report {
  const keys = given
    .replaceAll('dtmf-', '')
    .replaceAll('pound', '#')
    .replaceAll('star', '*')
    .replaceAll(/[^0-9*#]/g, '');
  if (keys === '') return { is: 'nothing' };
  if (keys.endsWith('*')) return { is: 'keys', keys: '', ended: 'star' };
  if (keys.endsWith('#')) return { is: 'keys', keys: keys.slice(0, -1), ended: 'hash' };
  return { is: 'keys', keys, ended: live.board.step.collect?.hash ? 'silence' : 'key' };
}

function placesOf({ origin }: IvrParts, { contactCentre }: VoiceXmlSettings, call: string): VoiceXmlPlaces {
  const base = `${origin}${door}/calls/${call}`;
  return { voices: `${origin}/voices`, next: (step, what) => `${base}/${step}/${what}`, gone: `${base}/gone`, contactCentre };
}

function sendMove(reply: FastifyReply, move: Move, places: VoiceXmlPlaces): FastifyReply {
  return send(reply, writeVoiceXml(move, places));
}

function send(reply: FastifyReply, document: string): FastifyReply {
  return reply.code(200).type('application/voicexml+xml; charset=utf-8').header('cache-control', 'no-store').send(document);
}

/** Empty where there is none. */
function readField({ body }: FastifyRequest, name: string): string {
  const form = (body ?? {}) as { readonly [name: string]: unknown };
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value : '';
}
