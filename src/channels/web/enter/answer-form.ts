import type { FastifyReply } from 'fastify';
import type { FieldError } from '#pages';

/**
 * A page that answers its own form: kept by this browser, or Back would ask whether to send it again. For pages that hold nothing of
 * a customer but the user code that was typed there.
 */
export function answerForm(reply: FastifyReply, errors: readonly FieldError[]): FastifyReply {
  return errors.length > 0 ? reply.code(422).header('cache-control', 'private, no-cache') : reply;
}
