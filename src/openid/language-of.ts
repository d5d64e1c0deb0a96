import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language, preferred } from '#texts';

/** Of a client's `ui_locales` (RFC 5646 tags, the most wanted first); else of the browser. */
export function languageOf({ headers }: Pick<FastifyRequest['raw'], 'headers'>, locales: unknown): Language {
  const wanted = typeof locales === 'string' ? locales.split(' ').map((tag) => tag.toLowerCase().split('-')[0]) : [];
  return wanted.find(isLanguage) ?? preferred(headers['accept-language']);
}
