import type { FastifyReply } from 'fastify';
import { Button, ErrorSummary, type FieldError, LinkList, Status } from '#pages';
import { type Language, say } from '#texts';
import { goingTo } from '../brought.ts';
import type { Brought } from '../clients.ts';
import { answerForm, type Entered, EnterFields, enterTexts } from '../enter/index.ts';
import { WithoutScript } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { TurnBack } from '../turn-back.tsx';
import { loginTexts } from './texts.ts';
import { type LoginWay, listWays } from './ways.ts';

type WaysPage = { readonly language: Language; readonly said: 'out' | 'ended' | 'over' | undefined; readonly brought: Brought | undefined };

export function sendWays(parts: PersonalParts, reply: FastifyReply, { language, said, brought }: WaysPage): FastifyReply {
  const { app } = parts.brand[language];
  const links = listWays(parts).map(({ place, text }) => ({
    href: `/${language}/${goingTo(place, brought?.uid)}`,
    text: say(loginTexts, language, text, { app }),
  }));
  return sendSheet(parts, reply, {
    language,
    heading: headingOf(language, brought),
    inLanguage: (other) => `/${other}/${goingTo('login', brought?.uid)}`,
    children: (
      <>
        {said && <Status>{say(loginTexts, language, said)}</Status>}
        <LinkList links={links} />
        {brought && <TurnBack language={language} brought={brought} />}
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
  readonly brought?: Brought | undefined;
};

export function sendFirst(parts: PersonalParts, reply: FastifyReply, page: FirstPage): FastifyReply {
  const { language, way, errors = [], given = {}, isFirst = false, brought } = page;
  const to = brought?.uid;
  const { app } = parts.brand[language];
  return sendSheet(parts, answerForm(reply, errors), {
    language,
    heading: headingOf(language, brought),
    inLanguage: (other) => `/${other}/${goingTo(way.place, to)}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        <h2>{say(loginTexts, language, way.text, { app })}</h2>
        {isFirst && <p>{say(loginTexts, language, 'first')}</p>}
        {way.who === null && <AboutPasskey language={language} />}
        <form class="stack" method="post" action={`/${language}/${way.place}`}>
          {isFirst && <input type="hidden" name="first" value="1" />}
          {to !== undefined && <input type="hidden" name="to" value={to} />}
          {way.who && <EnterFields language={language} password={way.password} who={way.who} errors={errors} given={given} />}
          <Button look="main">{say(enterTexts, language, 'go')}</Button>
        </form>
        {isFirst && (
          <p>
            <a href={`/${language}/${goingTo(`${way.place}?own=1`, to)}`}>{say(loginTexts, language, 'ownPassword')}</a>
          </p>
        )}
        {way.password && (
          <p>
            {way.who === 'number' ? (
              <a href={`/${language}/${goingTo('password/new', to)}`}>{say(enterTexts, language, 'newPassword')}</a>
            ) : (
              <a href={`/${language}/password/forgotten`}>{say(enterTexts, language, 'forgotten')}</a>
            )}
          </p>
        )}
        <p>
          <a href={`/${language}/${goingTo('login', to)}`}>{say(enterTexts, language, 'cancel')}</a>
        </p>
      </>
    ),
  });
}

function headingOf(language: Language, brought: Brought | undefined): string {
  return brought ? say(loginTexts, language, 'headingTo', { client: brought.asking.name[language] }) : say(loginTexts, language, 'heading');
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
