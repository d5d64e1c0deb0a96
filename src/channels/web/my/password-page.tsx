import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { hasUserCode, normaliseTyped } from '#identification';
import { Button, type FieldError, Masked } from '#pages';
import { type Language, say } from '#texts';
import { answerForm, enterTexts } from '../enter/index.ts';
import { formTexts, isBoxCode } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { beginSession } from '../session/index.ts';
import { errorAt, sendMine } from './my-sheet.tsx';
import type { Holdings } from './own-codes.ts';
import { passwordTexts } from './password-texts.ts';
import { myTexts } from './texts.ts';
import { addDeed, addPage, goTo, type MyVisit } from './visit.ts';

const typed = Type.String({ maxLength: 200 });
const Body = Type.Object({ current: typed, new: typed, repeat: typed }, { additionalProperties: false });
type Typed = { readonly current: string; readonly new: string; readonly repeat: string };

/** K12, K34, S50, D4: the present one, and the new one twice. */
export function addPassword(server: FastifyInstance, parts: PersonalParts): void {
  addPage(server, parts, 'my/password', (visit) => sendPage(parts, visit, []));
  addDeed<Typed>(server, parts, 'my/password', (visit, entered) => change(parts, visit, entered), Body);
}

/** A failure of form costs no try. What follows a refused one begins anew, with the present password too: all were secrets. */
async function change(parts: PersonalParts, visit: MyVisit, entered: Typed): Promise<FastifyReply> {
  const { language, session } = visit;
  const { newPassword: lengths, hasNumber } = await parts.codes.look(session.customer.id);
  const errors = findErrors(language, entered, lengths, hasUserCode(session.customer) ? undefined : parts.policy);
  if (errors.length > 0) return sendPage(parts, visit, errors);
  const start = { plan: 'change-password', channel: 'web', purpose: 'change', boundTo: { session: session.id } } as const;
  const { flow } = await parts.identify.begin(start);
  await parts.identify.claimFor(flow, session.customer.id);
  const proved = await parts.identify.answer(flow, entered.current);
  if (proved.is !== 'renew') return sendPage(parts, visit, [{ field: 'current', sentence: say(passwordTexts, language, 'notChanged') }]);
  const renewed = await parts.identify.renew(flow, entered.new);
  if ('why' in renewed) {
    await parts.identify.end(flow, 'left');
    return sendPage(parts, visit, [{ field: 'new', sentence: sayRule(language, renewed.why, lengths) }]);
  }
  if (!renewed.result) return sendPage(parts, visit, [{ field: 'current', sentence: say(passwordTexts, language, 'notChanged') }]);
  await beginSession(parts, visit.reply, session.customer.id, flow);
  return goTo(visit, `my?said=password-changed${hasNumber ? '' : '-quietly'}`);
}

type Lengths = Holdings['newPassword'];

/** `box`: of whoever has a code box and no user code (K32). */
function findErrors(language: Language, entered: Typed, { least, most }: Lengths, box?: PersonalParts['policy']): readonly FieldError[] {
  const [current, wanted, repeat] = [entered.current, entered.new, entered.repeat].map(normaliseTyped);
  const errors: FieldError[] = [];
  if (box && isBoxCode(entered.current, box)) errors.push({ field: 'current', sentence: say(passwordTexts, language, 'boxCode') });
  else if (!current) errors.push({ field: 'current', sentence: say(passwordTexts, language, 'enterCurrent') });
  if (!new RegExp(`^\\d{${least},${most}}$`).test(wanted ?? ''))
    errors.push({ field: 'new', sentence: say(formTexts, language, 'password-length', { least, most }) });
  else if (wanted !== repeat) errors.push({ field: 'repeat', sentence: say(formTexts, language, 'repeat') });
  return errors;
}

/** `why`: with which id the engine refused it. */
function sayRule(language: Language, why: string, lengths: Lengths): string {
  const id = Object.hasOwn(formTexts, why) ? (why as keyof typeof formTexts) : 'password-weak';
  return say(formTexts, language, id, lengths);
}

async function sendPage(parts: PersonalParts, visit: MyVisit, errors: readonly FieldError[]): Promise<FastifyReply> {
  const { language } = visit;
  const { customer } = visit.session;
  const hasCode = hasUserCode(customer);
  const { newPassword } = await parts.codes.look(customer.id);
  const at = (field: keyof Typed) => errorAt(errors, field);
  const label = (id: 'current' | 'new' | 'repeat') => say(passwordTexts, language, id);
  answerForm(visit.reply, errors);
  return sendMine(parts, visit, {
    place: 'my/password',
    heading: say(myTexts, language, 'password'),
    errors,
    children: (
      <form class="stack" method="post">
        <p>{say(passwordTexts, language, 'advice')}</p>
        <p>{say(formTexts, language, hasCode ? 'password-rules' : 'box-password-rules', newPassword)}</p>
        <Masked name="current" label={label('current')} error={at('current')} autocomplete="current-password" />
        <Masked name="new" label={label('new')} error={at('new')} autocomplete="new-password" />
        <Masked name="repeat" label={label('repeat')} error={at('repeat')} autocomplete="new-password" />
        <Button look="main">OK</Button>
        <p>
          <a href={`/${language}/password/${hasCode ? 'forgotten' : 'new'}`}>{say(enterTexts, language, 'forgotten')}</a>
        </p>
      </form>
    ),
  });
}
