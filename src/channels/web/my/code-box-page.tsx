import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { normaliseTyped } from '#identification';
import { Button, CodeField, Facts, type FieldError, Panel } from '#pages';
import { day, type Language, say } from '#texts';
import { boxWords, formTexts, isBoxCode } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { goOnAlone } from '../session/index.ts';
import { boxLockTexts } from './box-lock-texts.ts';
import { beginChange } from './changes.ts';
import { askBlock } from './code-box-block.tsx';
import { codeBoxTexts } from './code-box-texts.ts';
import { errorAt, sendMine } from './my-sheet.tsx';
import type { Holdings, OwnBox } from './own-codes.ts';
import { myTexts } from './texts.ts';
import { addDeed, addPage, goTo, type MyVisit } from './visit.ts';

const place = 'my/code-box';
const typed = Type.String({ maxLength: 200 });
const strict = { additionalProperties: false } as const;
const Activate = Type.Object({ code: typed }, strict);
const Pair = Type.Object({ first: typed, second: typed }, strict);
const Block = Type.Object({ serial: Type.String({ maxLength: 100 }), sure: Type.Optional(Type.Literal('yes')) }, strict);
type Pair = { readonly first: string; readonly second: string };

/** K26, K27, K36, K37: the boxes by their serials, a new one, one that begins to work, one that is blocked, two codes in a row. */
export function addCodeBox(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, place, (visit) => sendPage(parts, visit));
  addDeed(server, parts, `${place}/order`, (visit) => order(parts, visit));
  addDeed<{ code: string }>(server, parts, `${place}/activate`, (visit, { code }) => activate(parts, visit, code), Activate);
  addDeed<Pair>(server, parts, `${place}/synchronise`, (visit, pair) => synchronise(parts, visit, pair), Pair);
  addDeed<{ serial: string; sure?: 'yes' }>(server, parts, `${place}/block`, (visit, given) => block(parts, visit, given), Block);
}

async function order({ boxes }: PersonalParts, visit: MyVisit): Promise<FastifyReply> {
  const done = await boxes?.order(visit.session.customer.id);
  const said = done === undefined || done === 'no-customer' ? 'not-done' : done === 'ordered' ? 'box-ordered' : done;
  return goTo(visit, `${place}?said=${said}`);
}

/** A failure of form uses no code. */
async function activate(parts: PersonalParts, visit: MyVisit, code: string): Promise<FastifyReply> {
  if (!isBoxCode(code, parts.policy))
    return sendPage(parts, visit, [{ field: 'code', sentence: sayDigits(parts, visit.language, 'digits') }]);
  const serials = await listUnused(parts, visit);
  return goTo(visit, await beginChange(parts, visit.session, 'activate-box', { change: 'activate-box', serials }, code));
}

/** What a code of theirs, or two in a row, takes into use. */
async function listUnused({ codes }: PersonalParts, { session }: MyVisit): Promise<readonly string[]> {
  const { boxes } = await codes.look(session.customer.id);
  return boxes.filter(({ status }) => status === 'handed-out').map(({ serial }) => serial);
}

async function synchronise(parts: PersonalParts, visit: MyVisit, { first, second }: Pair): Promise<FastifyReply> {
  const wrong = !isBoxCode(first, parts.policy) ? 'first' : !isBoxCode(second, parts.policy) ? 'second' : undefined;
  if (wrong) return sendPage(parts, visit, [{ field: wrong, sentence: sayDigits(parts, visit.language, 'codes') }]);
  const both = `${normaliseTyped(first)}${normaliseTyped(second)}`;
  const serials = await listUnused(parts, visit);
  return goTo(visit, await beginChange(parts, visit.session, 'synchronise', { change: 'synchronise', serials }, both));
}

async function block(parts: PersonalParts, visit: MyVisit, { serial, sure }: { serial: string; sure?: 'yes' }): Promise<FastifyReply> {
  const customer = visit.session.customer.id;
  const { boxes } = await parts.codes.look(customer);
  const found = boxes.find((box) => box.serial === serial && canBeBlocked(box));
  if (!found) return goTo(visit, place);
  if (!sure) return askBlock(parts, visit, found.serial);
  const done = await parts.codes.blockBox(customer, serial);
  if (done === 'blocked') await goOnAlone(parts, visit.reply, customer);
  return goTo(visit, `${place}?said=${done === 'blocked' ? 'box-blocked' : 'not-done'}`);
}

function canBeBlocked({ status }: OwnBox): boolean {
  return status === 'active' || status === 'handed-out';
}

function sayDigits({ policy }: PersonalParts, language: Language, id: 'digits' | 'codes'): string {
  return say(formTexts, language, id, { least: policy.boxDigits, most: policy.boxDigits });
}

async function sendPage(parts: PersonalParts, visit: MyVisit, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const { language, session } = visit;
  const { boxes, boxLocks } = await parts.codes.look(session.customer.id);
  const isLocked = boxLocks.includes('box');
  const shown = { parts, language, errors };
  return sendMine(parts, visit, {
    place,
    heading: say(myTexts, language, 'codeBox'),
    errors,
    children: (
      <>
        {boxes.length > 0 && chooseLockWords(boxLocks).map((id) => <p key={id}>{say(boxLockTexts, language, id)}</p>)}
        {boxes.length === 0 ? (
          <p>{say(codeBoxTexts, language, 'noBox')}</p>
        ) : (
          boxes.map((box) => <Box key={box.serial} parts={parts} language={language} box={box} isLocked={isLocked} />)
        )}
        {boxes.length > 0 && <p>{say(codeBoxTexts, language, 'compare')}</p>}
        {boxes.some(({ status }) => status === 'handed-out') && <Activation {...shown} />}
        {boxes.some(canBeBlocked) && <Synchronisation {...shown} />}
        {parts.boxes && <Order parts={parts} language={language} ordered={await parts.boxes.ordered(session.customer.id)} />}
        <p>
          <a href={`/${language}/help/code-box`}>{say(codeBoxTexts, language, 'help')}</a>
        </p>
      </>
    ),
  });
}

type Shown = { readonly parts: PersonalParts; readonly language: Language };
type WithErrors = Shown & { readonly errors: readonly FieldError[] };

/** Who can make no new password either is told what is left. */
function chooseLockWords(locks: Holdings['boxLocks']): readonly (keyof typeof boxLockTexts)[] {
  if (!locks.includes('box') || !locks.includes('new-password')) return locks;
  return ['boxAndPassword', ...locks.filter((lock) => lock === 'in-session')];
}

function Box({ parts, language, box, isLocked }: Shown & { readonly box: OwnBox; readonly isLocked: boolean }) {
  const { serial, status, since, until } = box;
  const endsSoon = canBeBlocked(box) && until !== null && until < parts.clock.now() + parts.policy.boxRenewAhead;
  return (
    <Panel name={`box-${serial}`} heading={serial}>
      <Facts
        facts={[
          {
            term: say(codeBoxTexts, language, 'state'),
            fact: isLocked && status === 'active' ? say(boxLockTexts, language, 'locked') : say(codeBoxTexts, language, status),
          },
          { term: say(codeBoxTexts, language, 'since'), fact: day(language, since, parts.timeZone) },
        ]}
      />
      {endsSoon && <p>{say(codeBoxTexts, language, 'endsSoon', { day: day(language, until, parts.timeZone) })}</p>}
      {canBeBlocked(box) && (
        <form method="post" action={`/${language}/${place}/block`}>
          <input type="hidden" name="serial" value={serial} />
          <Button>{say(codeBoxTexts, language, 'block')}</Button>
        </form>
      )}
    </Panel>
  );
}

function Activation({ parts, language, errors }: WithErrors) {
  return (
    <Panel name="activate" heading={say(codeBoxTexts, language, 'activateHeading')}>
      <form class="stack" method="post" action={`/${language}/${place}/activate`}>
        <p>{say(codeBoxTexts, language, 'activateBody')}</p>
        <CodeField name="code" label={say(boxWords, language, 'code')} error={errorAt(errors, 'code')} digits={parts.policy.boxDigits} />
        <Button look="main">{say(codeBoxTexts, language, 'activate')}</Button>
      </form>
    </Panel>
  );
}

function Synchronisation({ parts, language, errors }: WithErrors) {
  const digits = parts.policy.boxDigits;
  return (
    <Panel name="synchronise" heading={say(codeBoxTexts, language, 'synchroniseHeading')}>
      <form class="stack" method="post" action={`/${language}/${place}/synchronise`}>
        <p>{say(codeBoxTexts, language, 'synchroniseBody')}</p>
        <CodeField name="first" label={say(boxWords, language, 'firstCode')} error={errorAt(errors, 'first')} digits={digits} />
        <CodeField name="second" label={say(boxWords, language, 'nextCode')} error={errorAt(errors, 'second')} digits={digits} />
        <Button>{say(codeBoxTexts, language, 'synchronise')}</Button>
      </form>
    </Panel>
  );
}

function Order({ parts, language, ordered }: Shown & { readonly ordered: number | null }) {
  return (
    <Panel name="order" heading={say(codeBoxTexts, language, 'orderHeading')}>
      {ordered !== null ? (
        <p>{say(codeBoxTexts, language, 'ordered', { day: day(language, ordered, parts.timeZone) })}</p>
      ) : (
        <form class="stack" method="post" action={`/${language}/${place}/order`}>
          <p>{say(codeBoxTexts, language, 'orderBody')}</p>
          <Button>{say(codeBoxTexts, language, 'order')}</Button>
        </form>
      )}
    </Panel>
  );
}
