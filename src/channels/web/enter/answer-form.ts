import type { FastifyReply } from 'fastify';
import type { FieldError } from '#pages';

/**
 * A first page that answers its own form, because what was typed must stay there: kept by this browser, or Back would ask whether to
 * send it again. It holds no secret.
 */
export function answerForm(reply: FastifyReply, errors: readonly FieldError[]): FastifyReply {
  return errors.length > 0 ? reply.code(422).header('cache-control', 'private, no-cache') : reply;
}
