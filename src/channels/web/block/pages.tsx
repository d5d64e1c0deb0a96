import type { FastifyReply } from 'fastify';
import { Button, CallLink, ErrorSummary, type FieldError, LinkList, Status } from '#pages';
import { type Language, say } from '#texts';
import { answerForm, type Entered, EnterFields, enterTexts } from '../enter/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { blockTexts } from './texts.ts';
import { type BlockWay, blockWays } from './ways.ts';

type BlockPage = {
  readonly language: Language;
  readonly way: BlockWay;
  readonly errors?: readonly FieldError[];
  readonly given: Entered;
};

/** What stops working, what proves that it is you, and the numbers for those who have lost everything. */
export function sendBlock(parts: PersonalParts, reply: FastifyReply, { language, way, errors = [], given }: BlockPage): FastifyReply {
  const { app } = parts.brand[language];
  const hasApp = parts.ways.some((one) => one.way === 'app');
  const others = blockWays(parts).filter(({ place }) => place !== way.place);
  return sendSheet(parts, answerForm(reply, errors), {
    language,
    heading: say(blockTexts, language, 'heading'),
    inLanguage: (other) => `/${other}/${way.place}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        <p>{hasApp ? say(blockTexts, language, 'whatStopsApp', { app }) : say(blockTexts, language, 'whatStops')}</p>
        <p>{say(blockTexts, language, 'newCodes')}</p>
        <form class="stack" method="post">
          <p>{say(blockTexts, language, way.text, { app })}</p>
          <EnterFields language={language} password={way.password} who={way.who} errors={errors} given={given} />
          <Button look="stop">{way.password ? say(blockTexts, language, 'block') : say(enterTexts, language, 'go')}</Button>
        </form>
        <h2>{say(blockTexts, language, 'otherWays')}</h2>
        <LinkList
          links={others.map(({ place, link }) => ({
            href: `/${language}/${place}`,
            text: say(blockTexts, language, link, { app }),
          }))}
        />
        <p>{say(blockTexts, language, 'lostAll')}</p>
        <ul>
          {parts.numbers
            .filter((one) => one.language === language)
            .map(({ number }) => (
              <li key={number}>
                <CallLink number={number} />
              </li>
            ))}
        </ul>
      </>
    ),
  });
}

export function sendBlocked(parts: PersonalParts, reply: FastifyReply, language: Language): FastifyReply {
  return sendSheet(parts, reply, {
    language,
    heading: say(blockTexts, language, 'doneHeading'),
    inLanguage: (other) => `/${other}/block/done`,
    children: (
      <>
        <Status>{say(blockTexts, language, 'done')}</Status>
        <p>
          <a href={`/${language}/help/lost`}>{say(blockTexts, language, 'help')}</a>
        </p>
      </>
    ),
  });
}
