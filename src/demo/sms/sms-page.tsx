import type { FastifyInstance } from 'fastify';
import { Facts } from '#pages';
import { clock, day, type Language, say } from '#texts';
import type { DemoParts } from '../parts.ts';
import { type Person, people } from '../people.ts';
import { sendSheet } from '../sheet.tsx';
import { demoTexts } from '../texts.ts';
import type { Received } from './box.ts';
import { smsTexts } from './texts.ts';

/** Every SMS that left, the newest first. Works without JavaScript; with it the list renews itself and a code can be copied. */
export function addSms(server: FastifyInstance, parts: DemoParts, language: Language): void {
  const address = `/${language}/demo/sms`;
  server.get(address, { schema: { hide: true } }, (_, reply) =>
    sendSheet(parts, reply, {
      language,
      heading: say(demoTexts, language, 'sms'),
      place: 'demo/sms',
      script: 'sms',
      children: (
        <>
          <p>
            <a href={`/${language}/demo`}>{say(demoTexts, language, 'toKitchen')}</a>
          </p>
          <p>
            <a href={address}>{say(smsTexts, language, 'renew')}</a>
          </p>
          <div class="stack" data-messages aria-live="polite">
            <Messages parts={parts} language={language} />
          </div>
          <p role="status" data-copied={say(smsTexts, language, 'copied')} />
        </>
      ),
    }),
  );
}

function Messages({ parts, language }: { readonly parts: DemoParts; readonly language: Language }) {
  const all = parts.sms.list();
  if (all.length === 0) return <p data-message="none">{say(smsTexts, language, 'none')}</p>;
  return (
    <>
      {all.map((message) => (
        <Message key={message.id} parts={parts} message={message} language={language} />
      ))}
    </>
  );
}

type Shown = { readonly parts: DemoParts; readonly message: Received; readonly language: Language };

function Message({ parts: { brand, timeZone }, message, language }: Shown) {
  const { id, to, text, at, state } = message;
  const moment = clock(language, at, timeZone);
  const heading = `${id}-heading`;
  const code = codeIn(text);
  return (
    <article class="panel stack stack-near" aria-labelledby={heading} data-message={id}>
      <h2 id={heading}>{say(smsTexts, language, 'from', { bank: brand[language].bank, clock: moment })}</h2>
      <p>{text.split('\n').flatMap((line, at) => (at > 0 ? [<br key={line} />, line] : [line]))}</p>
      <Facts
        facts={[
          { term: say(smsTexts, language, 'number'), fact: <Recipient number={writeNumber(to)} /> },
          { term: say(smsTexts, language, 'sent'), fact: `${day(language, at, timeZone)} ${moment}` },
          { term: say(smsTexts, language, 'state'), fact: <span data-state>{say(smsTexts, language, state)}</span> },
        ]}
      />
      {code !== undefined && (
        <button type="button" class="button" data-copy={code} hidden>
          {say(smsTexts, language, 'copy')}
        </button>
      )}
    </article>
  );
}

/** Whose telephone it is, if it is one of ours. */
function Recipient({ number }: { readonly number: string }) {
  const owner = (people as readonly Person[]).find(({ phoneNumber }) => phoneNumber === number)?.name;
  return (
    <>
      <span class="mono">{number}</span>
      {owner && ` ${owner}`}
    </>
  );
}

/** Six digits, written in threes. */
function codeIn(text: string): string | undefined {
  return /\b(\d{3}) ?(\d{3})\b/.exec(text)?.slice(1).join('');
}

/** `070-174 06 05`, as the demo's numbers are written; others as they are. */
function writeNumber(number: string): string {
  const [, own, ...pairs] = /^\+46(7\d)(\d{3})(\d{2})(\d{2})$/.exec(number) ?? [];
  return own === undefined ? number : `0${own}-${pairs.join(' ')}`;
}
