import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language, preferred } from '#texts';

/** The language of the address; of the browser where the address has none. */
export function languageIn({ url, headers }: FastifyRequest): Language {
  const [, first] = url.split(/[/?]/);
  return isLanguage(first) ? first : preferred(headers['accept-language']);
}
