import type { FastifyReply } from 'fastify';
import { Button, Plate } from '#pages';
import { type Language, money, say } from '#texts';
import { AskedFacts, factTexts } from '../asked-facts.tsx';
import type { Brought } from '../clients.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendPersonalSheet } from '../session/index.ts';
import { sendSheet } from '../sheet.tsx';
import { TurnBack } from '../turn-back.tsx';
import { confirmTexts } from './texts.ts';
import type { ConfirmWay } from './ways.ts';

type ConfirmPage = { readonly language: Language; readonly brought: Brought; readonly ways: readonly ConfirmWay[] };

/** S60, S61: what it is about, large, before anybody is asked for anything. */
export function sendConfirm(parts: PersonalParts, reply: FastifyReply, { language, brought, ways }: ConfirmPage): FastifyReply {
  const { uid, asking } = brought;
  const { payment, change } = asking;
  const client = asking.name[language];
  return sendPersonalSheet(parts, reply, {
    language,
    heading: say(confirmTexts, language, payment ? 'payment' : 'change'),
    inLanguage: (other) => `/${other}/confirm/${uid}`,
    children: (
      <>
        <p>{say(confirmTexts, language, 'from', { client })}</p>
        {payment && <Plate label={say(factTexts, language, 'amount')} code={money(language, payment)} />}
        {change && <h2>{change[language]}</h2>}
        <AskedFacts language={language} asking={{ ...asking, change: null }} without="amount" />
        {ways.length === 0 ? (
          <p>{say(confirmTexts, language, 'noWay')}</p>
        ) : (
          <Ways {...{ language, uid, ways }} app={parts.brand[language].app} />
        )}
        <TurnBack language={language} brought={brought} />
        <p>{say(confirmTexts, language, 'notYours')}</p>
      </>
    ),
  });
}

type WaysProps = { readonly language: Language; readonly uid: string; readonly ways: readonly ConfirmWay[]; readonly app: string };

function Ways({ language, uid, ways, app }: WaysProps) {
  return (
    <form class="stack" method="post" action={`/${language}/confirm/${uid}`}>
      {ways.map(({ way, text }, at) => (
        <Button key={way} look={at === 0 ? 'main' : 'plain'} name="way" value={way}>
          {say(confirmTexts, language, text, { app })}
        </Button>
      ))}
    </form>
  );
}

export function sendNothingToConfirm(parts: PersonalParts, reply: FastifyReply, language: Language): FastifyReply {
  return sendSheet(parts, reply.code(404), {
    language,
    heading: say(confirmTexts, language, 'over'),
    inLanguage: (other) => `/${other}/my`,
    children: <p>{say(confirmTexts, language, 'overBody')}</p>,
  });
}
