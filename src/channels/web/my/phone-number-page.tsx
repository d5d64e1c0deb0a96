import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Button, Facts, Field, type FieldError, Panel } from '#pages';
import { type Language, say } from '#texts';
import { writeTime } from '../help/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { beginChange, confirmPlanOf } from './changes.ts';
import { errorAt, sendMine } from './my-sheet.tsx';
import type { Holdings } from './own-codes.ts';
import { phoneNumberTexts } from './phone-number-texts.ts';
import { sayMoment } from './say-moment.ts';
import { myTexts } from './texts.ts';
import { addDeed, addPage, goTo, type MyVisit } from './visit.ts';
import { writeNumber } from './write-number.ts';

const place = 'my/phone-number';
const Body = Type.Object({ number: Type.String({ maxLength: 60 }) }, { additionalProperties: false });

/** S20, S63, T41: the number, what it is for, another one after strong authentication and its cooling-off, and the way back until then. */
export function addPhoneNumber(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, place, (visit) => sendPage(parts, visit));
  addDeed<{ number: string }>(server, parts, place, (visit, { number }) => propose(parts, visit, number), Body);
  addDeed(server, parts, `${place}/undo`, async (visit) => {
    const done = await parts.codes.undoNumber(visit.session.customer.id);
    return goTo(visit, done === 'undone' ? `${place}?said=number-undone` : place);
  });
}

async function propose(parts: PersonalParts, visit: MyVisit, typed: string): Promise<FastifyReply> {
  const { language, session } = visit;
  const customer = session.customer.id;
  const number = await parts.codes.sealNumber(customer, typed);
  if (number === undefined) return sendPage(parts, visit, typed);
  const plan = confirmPlanOf(parts, await parts.codes.look(customer));
  if (!plan) return sendPage(parts, visit);
  return goTo({ ...visit, language }, await beginChange(parts, session, plan, { change: 'phone-number', number }));
}

/** `refused`: what was typed and is no number. */
async function sendPage(parts: PersonalParts, visit: MyVisit, refused?: string): Promise<FastifyReply> {
  const { language, session } = visit;
  const customer = session.customer.id;
  const [has, number] = [await parts.codes.look(customer), await parts.codes.showNumber(customer)];
  const errors: FieldError[] = refused === undefined ? [] : [{ field: 'number', sentence: say(phoneNumberTexts, language, 'notANumber') }];
  return sendMine(parts, visit, {
    place,
    heading: say(myTexts, language, 'phoneNumber'),
    errors,
    children: (
      <>
        <Facts
          facts={[
            {
              term: say(phoneNumberTexts, language, 'yours'),
              fact: number === null ? say(phoneNumberTexts, language, 'noneYet') : writeNumber(number),
            },
          ]}
        />
        <p>{say(phoneNumberTexts, language, 'onlyFor')}</p>
        {has.numberChanges !== null && <Pending parts={parts} language={language} changes={has.numberChanges} />}
        {confirmPlanOf(parts, has) ? (
          <NewNumber parts={parts} language={language} error={errorAt(errors, 'number')} value={refused ?? ''} />
        ) : (
          <p>{say(phoneNumberTexts, language, 'servicePoint')}</p>
        )}
        <p>
          <a href={`/${language}/help/phone-number`}>{say(phoneNumberTexts, language, 'help')}</a>
        </p>
      </>
    ),
  });
}

type Shown = { readonly parts: PersonalParts; readonly language: Language };

function Pending({ parts, language, changes }: Shown & { readonly changes: NonNullable<Holdings['numberChanges']> }) {
  return (
    <Panel name="pending" heading={say(phoneNumberTexts, language, 'pending')}>
      <p>{say(phoneNumberTexts, language, 'pendingBody', sayMoment(parts, language, changes))}</p>
      <form method="post" action={`/${language}/${place}/undo`}>
        <Button>{say(phoneNumberTexts, language, 'undo')}</Button>
      </form>
    </Panel>
  );
}

function NewNumber({ parts, language, error, value }: Shown & { readonly error: string | undefined; readonly value: string }) {
  const { numberCoolingOff } = parts.policy;
  return (
    <form class="stack" method="post">
      <p>{say(phoneNumberTexts, language, 'coolingOff', { time: writeTime(language, numberCoolingOff, 'genitive') })}</p>
      <Field
        name="number"
        label={say(phoneNumberTexts, language, 'new')}
        hint={say(phoneNumberTexts, language, 'newHint')}
        error={error}
        value={value}
        type="tel"
        inputMode="tel"
        autocomplete="tel"
      />
      <Button look="main">{say(phoneNumberTexts, language, 'change')}</Button>
    </form>
  );
}
