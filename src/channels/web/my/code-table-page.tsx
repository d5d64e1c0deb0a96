import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { normaliseTyped } from '#identification';
import { Button, Facts, Field, type FieldError, Panel } from '#pages';
import { day, type Language, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { beginChange, confirmPlanOf } from './changes.ts';
import { codeTableTexts } from './code-table-texts.ts';
import { errorAt, sendMine } from './my-sheet.tsx';
import type { Holdings } from './own-codes.ts';
import { myTexts } from './texts.ts';
import { addDeed, addPage, goTo, type MyVisit } from './visit.ts';

const place = 'my/code-table';
const Body = Type.Object({ number: Type.String({ maxLength: 60 }) }, { additionalProperties: false });

/** S56, S58, T21: how many codes are left, a new table by letter, and the step with which it begins to work. */
export function addCodeTable(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, place, async (visit) => sendPage(parts, visit, await look(parts, visit)));
  addDeed(server, parts, `${place}/order`, async (visit) => {
    const done = await parts.codes.orderTable(visit.session.customer.id);
    return goTo(visit, `${place}?said=${done === 'ordered' ? 'table-ordered' : done}`);
  });
  addDeed<{ number: string }>(server, parts, `${place}/activate`, (visit, { number }) => activate(parts, visit, number), Body);
}

function look({ codes }: PersonalParts, { session }: MyVisit): Promise<Holdings> {
  return codes.look(session.customer.id);
}

/** The number on the paper says that the letter has come: a table that is still in the post must not take the old one away. */
async function activate(parts: PersonalParts, visit: MyVisit, typed: string): Promise<FastifyReply> {
  const has = await look(parts, visit);
  const plan = confirmPlanOf(parts, has);
  if (!plan || has.nextTable?.posted == null) return sendPage(parts, visit, has);
  if (normaliseTyped(typed) !== has.nextTable.number)
    return sendPage(parts, visit, has, { typed, sentence: say(codeTableTexts, visit.language, 'otherNumber') });
  return goTo(visit, await beginChange(parts, visit.session, plan, { change: 'code-table' }));
}

type Refused = { readonly typed: string; readonly sentence: string };

function sendPage(parts: PersonalParts, visit: MyVisit, has: Holdings, refused?: Refused): FastifyReply {
  const { language } = visit;
  const errors: FieldError[] = refused ? [{ field: 'number', sentence: refused.sentence }] : [];
  return sendMine(parts, visit, {
    place,
    heading: say(myTexts, language, 'codeTable'),
    errors,
    children: (
      <>
        <Present parts={parts} language={language} table={has.table} />
        {has.nextTable ? (
          <Next parts={parts} language={language} has={has} next={has.nextTable} errors={errors} typed={refused?.typed ?? ''} />
        ) : (
          <form class="stack" method="post" action={`/${language}/${place}/order`}>
            <p>{say(codeTableTexts, language, 'orderBody', { low: parts.policy.tableLow })}</p>
            <Button>{say(codeTableTexts, language, 'order')}</Button>
          </form>
        )}
        <p>
          <a href={`/${language}/help/code-table`}>{say(codeTableTexts, language, 'help')}</a>
        </p>
      </>
    ),
  });
}

type Shown = { readonly parts: PersonalParts; readonly language: Language };

function Present({ parts, language, table }: Shown & { readonly table: Holdings['table'] }) {
  if (!table) return <p>{say(codeTableTexts, language, 'noTable')}</p>;
  return (
    <Facts
      facts={[
        { term: say(codeTableTexts, language, 'number'), fact: table.number },
        { term: say(codeTableTexts, language, 'left'), fact: String(table.left) },
        { term: say(codeTableTexts, language, 'since'), fact: day(language, table.since, parts.timeZone) },
      ]}
    />
  );
}

type NextProps = Shown & {
  readonly has: Holdings;
  readonly next: NonNullable<Holdings['nextTable']>;
  readonly errors: readonly FieldError[];
  readonly typed: string;
};

function Next({ parts, language, has, next, errors, typed }: NextProps) {
  const { posted, due } = next;
  return (
    <Panel name="next" heading={say(codeTableTexts, language, 'next')}>
      <p>
        {posted !== null && say(codeTableTexts, language, 'posted', { day: day(language, posted, parts.timeZone) })}
        {posted === null && due !== null && say(codeTableTexts, language, 'willBePosted', { day: day(language, due, parts.timeZone) })}
      </p>
      {posted !== null && !confirmPlanOf(parts, has) && <p>{say(codeTableTexts, language, 'servicePoint')}</p>}
      {posted !== null && confirmPlanOf(parts, has) && (
        <form class="stack" method="post" action={`/${language}/${place}/activate`}>
          <p>{say(codeTableTexts, language, 'activateBody')}</p>
          <Field
            name="number"
            label={say(codeTableTexts, language, 'newNumber')}
            error={errorAt(errors, 'number')}
            value={typed}
            inputMode="numeric"
            digits={4}
            autocomplete="off"
          />
          <Button look="main">{say(codeTableTexts, language, 'activate')}</Button>
        </form>
      )}
    </Panel>
  );
}
