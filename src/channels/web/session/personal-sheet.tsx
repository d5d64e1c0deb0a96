import type { FastifyReply } from 'fastify';
import { Button } from '#pages';
import { say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { type Sheet, sendSheet } from '../sheet.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { sessionTexts } from './texts.ts';

/** The last fifth is warned of: from minute 4 of 5. */
const warnFrom = 4 / 5;

/** A page of somebody who is logged in: with the way out, and the warning before the session ends by itself. */
export function sendPersonalSheet(parts: PersonalParts, reply: FastifyReply, sheet: Sheet): FastifyReply {
  const { language } = sheet;
  const { idle } = parts.policy;
  const warnAfter = Math.floor(idle * warnFrom);
  return sendSheet(parts, reply, {
    ...sheet,
    page: 'web',
    withoutScript: {
      seconds: Math.floor(warnAfter / 1_000),
      to: `/${language}/session?to=${encodeURIComponent(sheet.inLanguage(language))}`,
    },
    children: (
      <>
        {sheet.children}
        <form method="post" action={`/${language}/logout`}>
          <Button>{say(sessionTexts, language, 'logOut')}</Button>
        </form>
        <IdleWarning language={language} warnAfter={warnAfter} warning={idle - warnAfter} />
      </>
    ),
  });
}
