import type { FastifyReply } from 'fastify';
import { Button, ErrorSummary, type FieldError, LinkList, Status } from '#pages';
import { type Language, say } from '#texts';
import { answerForm, type Entered, EnterFields, enterTexts } from '../enter/index.ts';
import { WithoutScript } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { loginTexts } from './texts.ts';
import { type LoginWay, listWays } from './ways.ts';

type WaysPage = { readonly language: Language; readonly said: 'out' | 'ended' | undefined };

export function sendWays(parts: PersonalParts, reply: FastifyReply, { language, said }: WaysPage): FastifyReply {
  const { app } = parts.brand[language];
  const links = listWays(parts).map(({ place, text }) => ({
    href: `/${language}/${place}`,
    text: say(loginTexts, language, text, { app }),
  }));
  return sendSheet(parts, reply, {
    language,
    heading: say(loginTexts, language, 'heading'),
    inLanguage: (other) => `/${other}/login`,
    children: (
      <>
        {said && <Status>{say(loginTexts, language, said)}</Status>}
        <LinkList links={links} />
      </>
    ),
  });
}

type FirstPage = {
  readonly language: Language;
  readonly way: LoginWay;
  readonly errors?: readonly FieldError[];
  /** What was typed stays, but secrets. */
  readonly given?: Entered;
  /** It follows the page with the temporary password (K11). */
  readonly isFirst?: boolean;
};

export function sendFirst(parts: PersonalParts, reply: FastifyReply, page: FirstPage): FastifyReply {
  const { language, way, errors = [], given = {}, isFirst = false } = page;
  const { app } = parts.brand[language];
  return sendSheet(parts, answerForm(reply, errors), {
    language,
    heading: say(loginTexts, language, 'heading'),
    inLanguage: (other) => `/${other}/${way.place}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        <h2>{say(loginTexts, language, way.text, { app })}</h2>
        {isFirst && <p>{say(loginTexts, language, 'first')}</p>}
        {way.who === null && <AboutPasskey language={language} />}
        <form class="stack" method="post" action={`/${language}/${way.place}`}>
          {isFirst && <input type="hidden" name="first" value="1" />}
          {way.who && <EnterFields language={language} password={way.password} who={way.who} errors={errors} given={given} />}
          <Button look="main">{say(enterTexts, language, 'go')}</Button>
        </form>
        {isFirst && (
          <p>
            <a href={`/${language}/${way.place}?own=1`}>{say(loginTexts, language, 'ownPassword')}</a>
          </p>
        )}
        {way.password && (
          <p>
            {way.who === 'number' ? (
              <a href={`/${language}/password/new`}>{say(enterTexts, language, 'newPassword')}</a>
            ) : (
              <a href={`/${language}/password/forgotten`}>{say(enterTexts, language, 'forgotten')}</a>
            )}
          </p>
        )}
        <p>
          <a href={`/${language}/login`}>{say(enterTexts, language, 'cancel')}</a>
        </p>
      </>
    ),
  });
}

function AboutPasskey({ language }: { readonly language: Language }) {
  return (
    <>
      <p>{say(loginTexts, language, 'passkeyBody')}</p>
      <WithoutScript language={language} />
      <p>
        {say(loginTexts, language, 'passkeyNone')} <a href={`/${language}/help/passkey`}>{say(loginTexts, language, 'passkeyHelp')}</a>
      </p>
    </>
  );
}
