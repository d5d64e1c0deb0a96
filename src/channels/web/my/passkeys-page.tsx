import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Button, Facts, Panel } from '#pages';
import { day, type Language, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { goOnAlone } from '../session/index.ts';
import { beginChange, confirmPlanOf } from './changes.ts';
import { sendMine } from './my-sheet.tsx';
import type { OwnPasskey } from './own-codes.ts';
import { passkeysTexts } from './passkeys-texts.ts';
import { myTexts } from './texts.ts';
import { addDeed, addPage, goTo, type MyVisit } from './visit.ts';

const place = 'my/passkeys';
const Body = Type.Object(
  { passkey: Type.String({ maxLength: 100 }), sure: Type.Optional(Type.Literal('yes')) },
  { additionalProperties: false },
);
type Given = { readonly passkey: string; readonly sure?: 'yes' };

/** The customer's passkeys. One is added after what they have has shown who they are (T46), and told to them (T48). */
export function addPasskeys(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, place, (visit) => sendList(parts, visit));
  addDeed<Given>(server, parts, place, (visit, given) => remove(parts, visit, given), Body);
  addDeed(server, parts, `${place}/add`, (visit) => add(parts, visit));
}

async function add(parts: PersonalParts, visit: MyVisit): Promise<FastifyReply> {
  const has = await parts.codes.look(visit.session.customer.id);
  const plan = confirmPlanOf(parts, has);
  if (has.passkeys.length >= parts.policy.passkeys) return goTo(visit, `${place}?said=too-many-passkeys`);
  return goTo(visit, plan ? await beginChange(parts, visit.session, plan, { change: 'passkey' }) : place);
}

async function remove(parts: PersonalParts, visit: MyVisit, { passkey, sure }: Given): Promise<FastifyReply> {
  const customer = visit.session.customer.id;
  const found = (await parts.codes.look(customer)).passkeys.find(({ id }) => id === passkey);
  if (!found) return goTo(visit, place);
  if (!sure) return askAgain(parts, visit, found);
  if ((await parts.codes.endPasskey(customer, passkey)) === 'ended') await goOnAlone(parts, visit.reply, customer);
  return goTo(visit, `${place}?said=passkey-removed`);
}

async function sendList(parts: PersonalParts, visit: MyVisit): Promise<FastifyReply> {
  const { language, session } = visit;
  const has = await parts.codes.look(session.customer.id);
  return sendMine(parts, visit, {
    place,
    heading: say(myTexts, language, 'passkeys'),
    children: (
      <>
        <p>{say(passkeysTexts, language, 'what')}</p>
        {has.passkeys.map((passkey) => (
          <Listed key={passkey.id} parts={parts} language={language} passkey={passkey} />
        ))}
        {confirmPlanOf(parts, has) ? (
          <form class="stack" method="post" action={`/${language}/${place}/add`}>
            <p>{say(passkeysTexts, language, 'confirmFirst')}</p>
            <Button look="main">{say(passkeysTexts, language, 'add')}</Button>
          </form>
        ) : (
          <p>{say(passkeysTexts, language, 'servicePoint')}</p>
        )}
        <p>
          <a href={`/${language}/help/passkey`}>{say(passkeysTexts, language, 'help')}</a>
        </p>
      </>
    ),
  });
}

type ListedProps = { readonly parts: PersonalParts; readonly language: Language; readonly passkey: OwnPasskey };

function Listed({ parts, language, passkey: { id, number, synced, since, used } }: ListedProps) {
  const { timeZone } = parts;
  return (
    <Panel name={`passkey-${number}`} heading={say(passkeysTexts, language, 'name', { number })}>
      <Facts
        facts={[
          { term: say(passkeysTexts, language, 'since'), fact: day(language, since, timeZone) },
          {
            term: say(passkeysTexts, language, 'used'),
            fact: used === null ? say(passkeysTexts, language, 'notUsed') : day(language, used, timeZone),
          },
          { term: say(passkeysTexts, language, 'kept'), fact: say(passkeysTexts, language, synced ? 'synced' : 'onDevice') },
        ]}
      />
      <form method="post">
        <input type="hidden" name="passkey" value={id} />
        <Button>{say(passkeysTexts, language, 'remove', { number })}</Button>
      </form>
    </Panel>
  );
}

function askAgain(parts: PersonalParts, visit: MyVisit, { id, number }: OwnPasskey): FastifyReply {
  const { language } = visit;
  return sendMine(parts, visit, {
    place,
    heading: say(passkeysTexts, language, 'removeHeading', { number }),
    children: (
      <form class="stack" method="post">
        <p>{say(passkeysTexts, language, 'removeBody')}</p>
        <input type="hidden" name="passkey" value={id} />
        <Button look="stop" name="sure" value="yes">
          {say(passkeysTexts, language, 'remove', { number })}
        </Button>
        <p>
          <a href={`/${language}/${place}`}>{say(passkeysTexts, language, 'keep')}</a>
        </p>
      </form>
    ),
  });
}
