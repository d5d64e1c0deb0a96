import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Broken } from '#ports';
import { defineTexts, preferred, say } from '#texts';

/** Every code that may leave the server, with its HTTP status; docs/errors.md is compared with it. */
export const errorCodes = {
  'bad-request': 400,
  'configuration-unreadable': 500,
  'configuration-wrong': 500,
  'data-folder-in-use': 503,
  'identification-too-busy': 503,
  'identifier-malformed': 400,
  'no-such-identification': 404,
  'no-such-plan': 400,
  'not-authenticated': 401,
  'not-found': 404,
  'out-of-order': 503,
  'plans-wrong': 500,
  'sealed-value-damaged': 500,
  'too-many-requests': 429,
} as const satisfies Record<string, number>;

const outOfOrder = defineTexts({
  sentence: {
    sv: 'Det gick inte att identifiera dig just nu. Inget har ändrats. Försök igen om en stund.',
    fi: 'Tunnistautuminen ei onnistu juuri nyt. Mikään ei ole muuttunut. Yritä hetken kuluttua uudelleen.',
    en: 'We cannot identify you right now. Nothing has changed. Try again in a little while.',
  },
});

export type Complain = (code: string, detail: string) => void;

/** The one place where errors become answers: a public sentence outside, the detail in the log, a stack nowhere. */
export function handleErrors(server: FastifyInstance, complain: Complain): void {
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, complain));
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply, complain: Complain): FastifyReply {
  if (error instanceof Broken && error.code in errorCodes) {
    const status = errorCodes[error.code as keyof typeof errorCodes];
    if (status >= 500) complain(error.code, error.detail);
    if (status < 500) return refuse(reply, status, error.code, error.message);
    return refuse(reply, 503, 'out-of-order', say(outOfOrder, preferred(request.headers['accept-language']), 'sentence'));
  }
  if (error.validation) return refuse(reply, 400, 'bad-request', `This request is not of the form it must have: ${nameField(error)}.`);
  if (error.statusCode === 429) return refuse(reply, 429, 'too-many-requests', 'Too many requests. Wait a little.');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return refuse(reply, error.statusCode, 'bad-request', 'This request cannot be understood.');
  complain('out-of-order', error.stack ?? error.message);
  return refuse(reply, 503, 'out-of-order', say(outOfOrder, preferred(request.headers['accept-language']), 'sentence'));
}

/** Names the field and the rule, never what was sent in it: that may be a secret (I8). */
function nameField({ validation = [], validationContext }: FastifyError): string {
  const [first] = validation;
  return `${validationContext ?? 'request'}${(first?.instancePath ?? '').replaceAll('/', '.')} ${first?.message ?? 'is wrong'}`;
}

function refuse(reply: FastifyReply, status: number, code: string, sentence: string): FastifyReply {
  return reply.code(status).send({ error: { code, sentence } });
}
