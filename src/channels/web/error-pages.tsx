import type { FastifyReply, FastifyRequest } from 'fastify';
import { say } from '#texts';
import type { WebParts } from './parts.ts';
import { languageIn } from './session/index.ts';
import { sendSheet } from './sheet.tsx';
import { webTexts } from './texts.ts';

const pages = {
  404: ['noPage', 'noPageBody'],
  400: ['wrongRequest', 'wrongRequestBody'],
  429: ['tooMany', 'tooManyBody'],
  500: ['outOfOrder', 'outOfOrderBody'],
} as const;

/** Whether a person looks at the answer: then an error is a page, else JSON. */
export function wantsPage({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/html');
}

/** An error as a page, in the language of the address or of the browser. Says nothing about the cause, and repeats nothing of what was sent. */
export function sendErrorPage(parts: WebParts, request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const language = languageIn(request);
  const [heading, body] = pages[status === 404 || status === 429 ? status : status < 500 ? 400 : 500];
  return sendSheet(parts, reply.code(status), {
    language,
    heading: say(webTexts, language, heading),
    inLanguage: (other) => `/${other}`,
    children: (
      <>
        <p>{say(webTexts, language, body)}</p>
        <p>
          <a href={`/${language}/help`}>{say(webTexts, language, 'toHelp')}</a>
        </p>
      </>
    ),
  });
}
