import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Policy } from '#policy';
import type { Brand, Language } from '#texts';
import { preferred, say } from '#texts';
import { type ProblemCode, problemTexts } from './texts.ts';

/** What a door's work comes to: an answer, or a problem that is the customer's to mend. */
export type Outcome<Body> = { readonly ok: Body } | Trouble;
export type Trouble = { readonly problem: ProblemCode; readonly left?: number };

const statuses: Record<ProblemCode, number> = {
  malformed: 400,
  'user-code-malformed': 400,
  'own-code-weak': 400,
  'own-code-length': 400,
  'not-enrolled': 403,
  'nonce-spent': 409,
  'phone-unknown': 401,
  'phone-stopped': 401,
  'session-over': 401,
  'codes-blocked': 403,
  'call-over': 410,
  'request-gone': 410,
  'already-approved': 409,
  'being-answered': 409,
  'not-confirmed': 403,
  'phone-locked': 423,
  'wrong-digits': 409,
  'no-such-phone': 404,
  'passkey-refused': 400,
  'push-unavailable': 400,
};

type Settings = { readonly brand: Brand; readonly policy: Pick<Policy, 'ownCodeDigits' | 'phones' | 'deviceTries' | 'activationLife'> };

/** The sentence for the customer, with the numbers of the running policy. */
export function explain({ brand, policy }: Settings, { problem, left = 0 }: Trouble, language: Language): string {
  const { ownCodeDigits: digits, phones, deviceTries, activationLife } = policy;
  const minutes = Math.round(activationLife / 60_000);
  const given = { brand, left, digits, phones, minutes, tries: deviceTries.tries };
  return say(problemTexts, language, problem, given);
}

export function languageOf(request: FastifyRequest): Language {
  return preferred(request.headers['accept-language']);
}

/** Sends an outcome: JSON, never cached, with the sentence of a problem in the customer's language. */
export function send(settings: Settings, request: FastifyRequest, reply: FastifyReply, outcome: Outcome<unknown>): FastifyReply {
  reply.header('cache-control', 'no-store');
  if ('ok' in outcome) return reply.send(outcome.ok);
  const { problem, left } = outcome;
  const sentence = explain(settings, outcome, languageOf(request));
  return reply.code(statuses[problem]).send({ error: { code: problem, sentence, ...(left === undefined ? {} : { left }) } });
}
