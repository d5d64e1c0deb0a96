import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Broken } from '#ports';
import { defineTexts, preferred, say } from '#texts';

/** Every code of a broken promise, and those of every door, with its HTTP status; docs/errors.md is compared with it. */
export const errorCodes = {
  'activation-code-not-issued': 500,
  'asterisk-not-started': 500,
  'bad-request': 400,
  'call-code-not-issued': 500,
  'code-table-not-issued': 500,
  'configuration-no-asterisk': 500,
  'configuration-unreadable': 500,
  'configuration-wrong': 500,
  'data-folder-in-use': 503,
  'database-failed': 503,
  'export-unreadable': 500,
  'id-used-twice': 500,
  'identification-cannot-renew': 500,
  'identification-too-busy': 503,
  'identifier-malformed': 400,
  'key-file-open': 500,
  'keys-unreadable': 500,
  'migration-edited': 500,
  'migration-failed': 500,
  'migration-unknown': 500,
  'no-such-identification': 404,
  'no-such-plan': 400,
  'no-such-staff': 404,
  'not-authenticated': 401,
  'not-found': 404,
  'nothing-to-agree-to': 500,
  'notice-unknown': 500,
  'out-of-order': 503,
  'pages-not-built': 500,
  'password-not-issued': 500,
  'plans-wrong': 500,
  'sealed-value-damaged': 500,
  'sealing-key-missing': 500,
  sealed: 503,
  'signature-wrong': 401,
  'telephony-gone': 500,
  'telephony-no-address': 500,
  'telephony-unreadable': 500,
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

/** Answers somebody who looks at it with a page; undefined: not a person, send JSON. */
export type ErrorPage = (request: FastifyRequest, reply: FastifyReply, status: number) => FastifyReply | undefined;

const noPage: ErrorPage = () => undefined;

/** The one place where errors become answers: a public sentence outside, the detail in the log, a stack nowhere. */
export function handleErrors(server: FastifyInstance, complain: Complain, page: ErrorPage = noPage): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const answer = readError(error, request);
    if (answer.status >= 500) complain(answer.inside, answer.detail);
    return page(request, reply, answer.status) ?? refuse(reply, answer);
  });
  server.setNotFoundHandler(
    (request, reply) => page(request, reply, 404) ?? refuse(reply, { status: 404, code: 'not-found', sentence: 'There is nothing here.' }),
  );
}

/** What has no address that can be read, as `/%E0`: no handler sees it, and the framework would repeat what was sent. */
export function refuseUnread(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void refuse(reply, plain(400, 'bad-request', 'This request cannot be understood.'));
}

type Public = { readonly status: number; readonly code: string; readonly sentence: string };

function readError(error: FastifyError, request: FastifyRequest): Public & { readonly inside: string; readonly detail: string } {
  const status = error instanceof Broken ? (errorCodes[error.code as keyof typeof errorCodes] ?? 500) : (error.statusCode ?? 500);
  if (error.validation) return plain(400, 'bad-request', `This request is not of the form it must have: ${nameField(error)}.`);
  if (status < 500)
    return error instanceof Broken
      ? plain(status, error.code, error.message)
      : plain(status, 'bad-request', 'This request cannot be understood.');
  const sentence = say(outOfOrder, preferred(request.headers['accept-language']), 'sentence');
  const [inside, detail] = error instanceof Broken ? [error.code, error.detail] : ['out-of-order', error.stack ?? error.message];
  return { status: 503, code: 'out-of-order', sentence, inside, detail };
}

function plain(status: number, code: string, sentence: string) {
  return { status, code, sentence, inside: code, detail: '' };
}

/** Names the field and the rule, never what was sent in it: that may be a secret (I8). */
function nameField({ validation = [], validationContext }: FastifyError): string {
  const [first] = validation;
  return `${validationContext ?? 'request'}${(first?.instancePath ?? '').replaceAll('/', '.')} ${first?.message ?? 'is wrong'}`;
}

function refuse(reply: FastifyReply, { status, code, sentence }: Public): FastifyReply {
  return reply.code(status).send({ error: { code, sentence } });
}
