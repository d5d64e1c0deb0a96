import type { FastifyInstance } from 'fastify';
import { Button, Facts } from '#pages';
import { clock, day, type Language, say } from '#texts';
import type { DemoParts } from '../parts.ts';
import { sendSheet } from '../sheet.tsx';
import { demoTexts } from '../texts.ts';
import { LetterView } from './letter-view.tsx';
import { trayTexts } from './texts.ts';
import type { Envelope } from './tray.ts';
import { WaitingLetters } from './waiting-letters.tsx';

type Query = { readonly open?: unknown; readonly as?: unknown };

/** Every letter that was posted, in its envelope; `?open=` opens one, `&as=text` shows what stands in it. */
export function addLetters(server: FastifyInstance, parts: DemoParts, language: Language): void {
  const address = `/${language}/demo/letters`;
  server.get<{ Querystring: Query }>(address, { schema: { hide: true } }, async (request, reply) => {
    const waiting = await parts.waitingLetters();
    return sendSheet(parts, reply, {
      language,
      heading: say(demoTexts, language, 'letters'),
      place: 'demo/letters',
      children: (
        <>
          <p>
            <a href={`/${language}/demo`}>{say(demoTexts, language, 'toKitchen')}</a>
          </p>
          <WaitingLetters parts={parts} letters={waiting} language={language} />
          <Envelopes parts={parts} language={language} query={request.query} />
        </>
      ),
    });
  });
  server.get<{ Params: { id: string } }>(`${address}/:id/paper`, { schema: { hide: true } }, (request, reply) => {
    const envelope = parts.letters.find(request.params.id);
    if (!envelope) return reply.redirect(address);
    const isPdf = envelope.form === 'pdf';
    // A browser's own reader of PDF is a page too, and is not to be kept from its scripts.
    if (isPdf) reply.removeHeader('content-security-policy');
    else reply.header('content-disposition', `attachment; filename="${envelope.kind}.brf"`);
    return reply
      .type(isPdf ? 'application/pdf' : 'text/plain; charset=us-ascii')
      .header('cache-control', 'no-store')
      .send(parts.letters.paper(envelope));
  });
}

function Envelopes({ parts, language, query }: { readonly parts: DemoParts; readonly language: Language; readonly query: Query }) {
  const envelopes = parts.letters.list();
  if (envelopes.length === 0) return <p>{say(trayTexts, language, 'none')}</p>;
  return (
    <>
      {envelopes.map((envelope) => {
        const isOpen = query.open === envelope.id;
        const own = { key: envelope.id, parts, language, envelope };
        return <Letter {...own} isOpen={isOpen} asText={isOpen && query.as === 'text'} />;
      })}
    </>
  );
}

type Shown = {
  readonly parts: DemoParts;
  readonly language: Language;
  readonly envelope: Envelope;
  readonly isOpen: boolean;
  readonly asText: boolean;
};

function Letter({ parts: { timeZone }, language, envelope, isOpen, asText }: Shown) {
  const { id, kind, to, posted, keptApart, text } = envelope;
  const what = say(trayTexts, language, kind);
  const moment = { day: day(language, posted, timeZone), clock: clock(language, posted, timeZone) };
  return (
    <article class="panel stack stack-near" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{say(trayTexts, language, 'to', { what, name: to[0] ?? '' })}</h2>
      <Facts
        facts={[
          { term: say(trayTexts, language, 'address'), fact: <Address lines={to} /> },
          { term: say(trayTexts, language, 'posted'), fact: say(trayTexts, language, 'moment', moment) },
        ]}
      />
      {keptApart && <p class="soft">{say(trayTexts, language, 'keptApart')}</p>}
      {isOpen ? <Looks envelope={envelope} language={language} /> : <Open id={id} language={language} />}
      {asText && <LetterView id={id} language={language} text={text} />}
    </article>
  );
}

/** Line by line, as on the envelope. */
function Address({ lines }: { readonly lines: readonly string[] }) {
  return <>{lines.flatMap((line, at) => (at > 0 ? [<br key={at} />, line] : [line]))}</>;
}

function Open({ id, language }: { readonly id: string; readonly language: Language }) {
  return (
    <form method="get" action={`/${language}/demo/letters#${id}`}>
      <Button name="open" value={id}>
        {say(trayTexts, language, 'open')}
      </Button>
    </form>
  );
}

function Looks({ envelope: { id, form }, language }: { readonly envelope: Envelope; readonly language: Language }) {
  const address = `/${language}/demo/letters`;
  return (
    <p class="row">
      <a href={`${address}/${id}/paper`}>{say(trayTexts, language, form)}</a>
      <a href={`${address}?open=${id}&as=text#${id}`}>{say(trayTexts, language, 'text')}</a>
      <a href={`${address}#${id}`}>{say(trayTexts, language, 'close')}</a>
    </p>
  );
}
