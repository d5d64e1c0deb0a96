import type { FastifyReply } from 'fastify';
import { Button } from '#pages';
import { type Language, say } from '#texts';
import type { WebParts } from './parts.ts';
import { sendSheet } from './sheet.tsx';
import { webTexts } from './texts.ts';

/** The form is the OpenID Provider's: it asks whether the browser's customer has sent it. */
type AskedOut = {
  readonly language: Language;
  readonly action: string;
  readonly xsrf: string;
  readonly inLanguage: (language: Language) => string;
};

/** A client has sent somebody here to log out. Only the customer's own press logs out: a link from elsewhere does nothing. */
export function sendLogoutPage(
  parts: Pick<WebParts, 'brand' | 'assets' | 'demo'>,
  reply: FastifyReply,
  { language, action, xsrf, inLanguage }: AskedOut,
): FastifyReply {
  return sendSheet(parts, reply.header('cache-control', 'no-store'), {
    language,
    heading: say(webTexts, language, 'logOutHeading'),
    inLanguage,
    children: (
      <>
        <p>{say(webTexts, language, 'logOutBody', { bank: parts.brand[language].bank })}</p>
        <form class="stack" method="post" action={action}>
          <input type="hidden" name="xsrf" value={xsrf} />
          <Button look="main" name="logout" value="yes">
            {say(webTexts, language, 'logOut')}
          </Button>
          <Button>{say(webTexts, language, 'stayLoggedIn')}</Button>
        </form>
      </>
    ),
  });
}
