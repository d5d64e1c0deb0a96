import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Button, Panel } from '#pages';
import { day, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { goOnAlone } from '../session/index.ts';
import { sendMine } from './my-sheet.tsx';
import { phonesTexts } from './phones-texts.ts';
import { myTexts } from './texts.ts';
import { addDeed, addPage, goTo, type MyVisit } from './visit.ts';

const place = 'my/phones';
const Body = Type.Object(
  { phone: Type.String({ maxLength: 100 }), sure: Type.Optional(Type.Literal('yes')) },
  { additionalProperties: false },
);
type Given = { readonly phone: string; readonly sure?: 'yes' };

/** The phones with the app; one that is lost is removed here, and stops at once. */
export function addPhones(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, place, (visit) => sendList(parts, visit));
  addDeed<Given>(server, parts, place, (visit, given) => remove(parts, visit, given), Body);
}

async function remove(parts: PersonalParts, visit: MyVisit, { phone, sure }: Given): Promise<FastifyReply> {
  const customer = visit.session.customer.id;
  const phones = tellApart((await parts.codes.look(customer)).phones);
  const found = phones.find(({ id }) => id === phone);
  if (!found) return goTo(visit, place);
  if (!sure) return askAgain(parts, visit, found);
  // Whoever is logged in with it is logged out; whoever has taken it out goes on.
  if ((await parts.codes.endPhone(customer, phone)) === 'ended') await goOnAlone(parts, visit.reply, customer);
  return goTo(visit, `${place}?said=phone-removed`);
}

async function sendList(parts: PersonalParts, visit: MyVisit): Promise<FastifyReply> {
  const { language, session } = visit;
  const phones = tellApart((await parts.codes.look(session.customer.id)).phones);
  const { app } = parts.brand[language];
  return sendMine(parts, visit, {
    place,
    heading: say(myTexts, language, 'phones'),
    children: (
      <>
        {phones.length === 0 && <p>{say(myTexts, language, 'noPhones', { app })}</p>}
        {phones.map(({ id, name, since }, at) => (
          <Panel key={id} name={`phone-${at}`} heading={name}>
            <p>{say(phonesTexts, language, 'since', { day: day(language, since, parts.timeZone) })}</p>
            <form method="post">
              <input type="hidden" name="phone" value={id} />
              <Button>{say(phonesTexts, language, 'remove', { name })}</Button>
            </form>
          </Panel>
        ))}
        <p>
          <a href={`/${language}/help/app`}>{say(phonesTexts, language, 'add', { app })}</a>
        </p>
      </>
    ),
  });
}

/** Two of the same make and name are counted: one of them is to be removed, and not the other. */
export function tellApart<Phone extends { readonly name: string }>(phones: readonly Phone[]): readonly Phone[] {
  return phones.map((phone, at) => {
    const before = phones.slice(0, at).filter(({ name }) => name === phone.name).length;
    return before === 0 ? phone : { ...phone, name: `${phone.name} (${before + 1})` };
  });
}

function askAgain(parts: PersonalParts, visit: MyVisit, { id, name }: { readonly id: string; readonly name: string }): FastifyReply {
  const { language } = visit;
  return sendMine(parts, visit, {
    place,
    heading: say(phonesTexts, language, 'removeHeading', { name }),
    children: (
      <form class="stack" method="post">
        <p>{say(phonesTexts, language, 'removeBody', { app: parts.brand[language].app })}</p>
        <input type="hidden" name="phone" value={id} />
        <Button look="stop" name="sure" value="yes">
          {say(phonesTexts, language, 'remove', { name })}
        </Button>
        <p>
          <a href={`/${language}/${place}`}>{say(phonesTexts, language, 'keep')}</a>
        </p>
      </form>
    ),
  });
}
