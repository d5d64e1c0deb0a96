import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Broken, refuseStranger } from '#ports';
import type { Line } from '../line.ts';
import { describe } from '../run-command.ts';
import { advance, beginIvrCall, type IvrCall, type IvrParts, type Move, type Report } from './ivr-call.ts';
import { createIvrCalls, type IvrCalls, readNumber } from './ivr-calls.ts';
import { type Form, isSignedByTwilio } from './twilio-signature.ts';
import { type TwimlPlaces, writeBusy, writeLost, writeTwiml, writeUnknownNumber } from './twiml.ts';

export type TwilioSettings = {
  /** `AC…` */
  readonly account: string;
  /** The account's auth token, with which its requests are signed. */
  readonly token: string;
  /** `sip:…` or a number. */
  readonly contactCentre: string;
};

const door = '/phone/twilio/v1';
type OfStep = { Params: { call: string; step: string }; Querystring: { said?: string } };

/** The contract of steps as TwiML: docs/integrating/twilio.md. Everything that comes in is signed by the account's token. */
export async function addTwilioDoor(server: FastifyInstance, parts: IvrParts, line: Line, settings: TwilioSettings): Promise<void> {
  const calls = createIvrCalls(parts, line, { name: 'twilio', is: 'client' });
  await server.register(async (scope) => {
    if (!scope.hasContentTypeParser('application/x-www-form-urlencoded')) await scope.register(formbody);
    const admitted = new WeakSet<FastifyRequest>();
    scope.addHook('preValidation', async (request) => {
      refuseUnsigned(request, parts.origin, settings);
      admitted.add(request);
    });
    scope.setErrorHandler((error, request, reply) => {
      if (!admitted.has(request) || (error instanceof Broken && error.code === 'not-authenticated')) throw error;
      parts.complain('twilio', describe(error));
      return send(reply, writeLost(settings));
    });
    const hide = { schema: { hide: true } };
    scope.post(`${door}/calls`, hide, (request, reply) => takeCall(request, reply, { parts, calls, settings }));
    scope.post<OfStep>(`${door}/calls/:call/:step`, hide, (request, reply) => {
      const report = 'said' in request.query ? ({ is: 'said' } as const) : undefined;
      return goOn(request, reply, { parts, calls, settings }, (call) => report ?? readGathered(formOf(request), call));
    });
    scope.post<OfStep>(`${door}/calls/:call/:step/talked`, hide, (request, reply) => {
      const outcome = /^(completed|answered)$/.test(readField(formOf(request), 'DialCallStatus')) ? 'over' : 'away';
      return goOn(request, reply, { parts, calls, settings }, () => ({ is: 'talked', outcome }));
    });
    scope.post(`${door}/status`, hide, async (request, reply) => {
      const form = formOf(request);
      if (/^(completed|busy|failed|no-answer|canceled)$/.test(readField(form, 'CallStatus'))) await calls.leave(readField(form, 'CallSid'));
      return reply.code(204).send();
    });
  });
}

type Door = { readonly parts: IvrParts; readonly calls: IvrCalls; readonly settings: TwilioSettings };

async function takeCall(request: FastifyRequest, reply: FastifyReply, { parts, calls, settings }: Door): Promise<FastifyReply> {
  const form = formOf(request);
  const name = readField(form, 'CallSid');
  const call = await calls.open(name, { to: readNumber(readField(form, 'To')) ?? '', from: readNumber(readField(form, 'From')) });
  if (call === 'busy') return send(reply, writeBusy());
  if (call === 'no-such-number') return send(reply, writeUnknownNumber());
  return sendMove(reply, beginIvrCall(parts, call), placesOf(parts, settings, name));
}

async function goOn(
  request: FastifyRequest<OfStep>,
  reply: FastifyReply,
  { parts, calls, settings }: Door,
  read: (call: IvrCall) => Report,
): Promise<FastifyReply> {
  const { call: name, step } = request.params;
  if (readField(formOf(request), 'CallSid') !== name) refuseStranger();
  const call = calls.find(name);
  // Lost, with the node that carried it.
  if (!call) return send(reply, writeLost(settings));
  return sendMove(reply, await advance(parts, call, Number(step), read(call)), placesOf(parts, settings, name));
}

/**
 * Digits without the key that finished them. Where the platform does not say whether a hash did (FinishedOnKey), digits count as
 * an entry and none as silence. A star throws away what stands before it.
 */
export function readGathered(form: Form, { live }: Pick<IvrCall, 'live'>): Report {
  const digits = readField(form, 'Digits').replaceAll(/[^0-9*#]/g, '');
  const finished = readField(form, 'FinishedOnKey');
  if (!live.board.step.collect?.hash && digits !== '') return readMenuKey(digits);
  if (digits.endsWith('*')) return { is: 'keys', keys: '', ended: 'star' };
  const keys = digits.slice(digits.lastIndexOf('*') + 1).replaceAll('#', '');
  if (finished === '#') return { is: 'keys', keys, ended: 'hash' };
  if (keys === '') return { is: 'nothing' };
  return { is: 'keys', keys, ended: 'FinishedOnKey' in form ? 'silence' : 'hash' };
}

function readMenuKey(digits: string): Report {
  if (digits === '*') return { is: 'keys', keys: '', ended: 'star' };
  return digits === '#' ? { is: 'keys', keys: '', ended: 'hash' } : { is: 'keys', keys: digits, ended: 'key' };
}

function sendMove(reply: FastifyReply, move: Move, places: TwimlPlaces): FastifyReply {
  return send(reply, writeTwiml(move, places));
}

function send(reply: FastifyReply, document: string): FastifyReply {
  return reply.code(200).type('text/xml; charset=utf-8').header('cache-control', 'no-store').send(document);
}

function placesOf({ origin }: IvrParts, { contactCentre }: TwilioSettings, call: string): TwimlPlaces {
  const next = (step: number) => `${origin}${door}/calls/${call}/${step}`;
  return { voices: `${origin}/voices`, next, talked: (step) => `${next(step)}/talked`, contactCentre };
}

function refuseUnsigned(request: FastifyRequest, origin: string, { account, token }: TwilioSettings): void {
  const form = formOf(request);
  const signature = request.headers['x-twilio-signature'];
  const isSigned = isSignedByTwilio(token, origin + request.raw.url, form, typeof signature === 'string' ? signature : undefined);
  if (!isSigned || readField(form, 'AccountSid') !== account) refuseStranger();
}

function formOf({ body }: FastifyRequest): Form {
  return (body ?? {}) as Form;
}

/** Empty where there is none. */
function readField(form: Form, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value : '';
}
