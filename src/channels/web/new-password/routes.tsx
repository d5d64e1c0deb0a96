import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Button, ErrorSummary, type FieldError } from '#pages';
import { type Language, languages, say } from '#texts';
import { findBrought, goingTo, OfClient } from '../brought.ts';
import {
  answerForm,
  type Entered,
  EnterFields,
  entered,
  enterTexts,
  findErrors,
  startFor,
  startIdentification,
  whoError,
} from '../enter/index.ts';
import { boxWords, formTexts, identifyTexts, isBoxCode, type Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { newPasswordTexts } from './texts.ts';
import { type NewPasswordWay, newPasswordWays } from './ways.ts';

type Typed = Entered & { readonly to?: string };

const Shown = Type.Object({ to: Type.Optional(OfClient) }, { additionalProperties: false });

/** K5–K8, K26c, K33: who, and a code of the box or two in a row; what follows is shown at `password/temporary`. */
export function registerNewPassword(server: FastifyInstance, parts: PersonalParts): void {
  if (!parts.ways.some(({ way }) => way === 'code-box')) return;
  for (const language of languages) for (const way of newPasswordWays) addFirstPage(server, parts, language, way);
}

function addFirstPage(server: FastifyInstance, parts: PersonalParts, language: Language, way: NewPasswordWay): void {
  const address = `/${language}/${way.place}`;
  const body = way.codes === 1 ? entered.withCode : entered.withCodes;
  server.get<{ Querystring: Static<typeof Shown> }>(address, { schema: { hide: true, querystring: Shown } }, (request, reply) =>
    sendPage(parts, reply, { language, way, to: request.query.to }),
  );
  server.post<{ Body: Typed }>(address, { config: { open: true }, schema: { hide: true, body } }, (request, reply) =>
    begin(parts, { request, reply, language }, way, request.body),
  );
}

async function begin(parts: PersonalParts, visit: Visit, way: NewPasswordWay, { to, ...given }: Typed): Promise<FastifyReply> {
  const { reply, language } = visit;
  const refuse = (errors: readonly FieldError[]) => sendPage(parts, reply, { language, way, errors, given, to });
  const errors = [...findErrors(parts, language, given, { password: false, who: 'number' }), ...findCodeError(parts, language, way, given)];
  if (errors.length > 0) return refuse(errors);
  const flow = await startIdentification(
    parts,
    visit,
    { plan: way.plan, ...startFor(await findBrought(parts, visit, to)), purpose: 'change' },
    given,
  );
  return flow === 'malformed' ? refuse([whoError(language, 'number')]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}

/** Of the first field that is wrong: the sentence is about both. */
function findCodeError({ policy }: PersonalParts, language: Language, { codes }: NewPasswordWay, given: Entered): FieldError[] {
  const { boxDigits } = policy;
  const wrong = (['code', 'next'] as const).slice(0, codes).find((field) => !isBoxCode(given[field] ?? '', policy));
  if (!wrong) return [];
  return [{ field: wrong, sentence: say(formTexts, language, codes === 1 ? 'digits' : 'codes', { least: boxDigits, most: boxDigits }) }];
}

type NewPasswordPage = {
  readonly language: Language;
  readonly way: NewPasswordWay;
  readonly errors?: readonly FieldError[];
  readonly given?: Entered;
  /** The client's request that the log-in after it is for. */
  readonly to: string | undefined;
};

function sendPage(
  parts: PersonalParts,
  reply: FastifyReply,
  { language, way, errors = [], given = {}, to }: NewPasswordPage,
): FastifyReply {
  const { place, codes } = way;
  return sendSheet(parts, answerForm(reply, errors), {
    language,
    heading: say(newPasswordTexts, language, 'heading'),
    inLanguage: (other) => `/${other}/${goingTo(place, to)}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        {codes === 2 && <h2>{say(boxWords, language, 'enterCodes')}</h2>}
        <p>{say(newPasswordTexts, language, 'body')}</p>
        <form class="stack" method="post">
          {to !== undefined && <input type="hidden" name="to" value={to} />}
          <EnterFields
            language={language}
            password={false}
            who="number"
            errors={errors}
            given={given}
            codes={{ count: codes, digits: parts.policy.boxDigits }}
          />
          <Button look="main">{say(boxWords, language, 'logIn')}</Button>
        </form>
        <OtherWay language={language} codes={codes} to={to} />
        <p>
          <a href={`/${language}/help/lost`}>{say(newPasswordTexts, language, 'noBox')}</a>
        </p>
        <p>
          <a href={`/${language}/${goingTo('login/code-box', to)}`}>{say(enterTexts, language, 'cancel')}</a>
        </p>
      </>
    ),
  });
}

/** Offered before anybody has said who they are, so that the offer says nothing (D6, D15). */
function OtherWay({
  language,
  codes,
  to,
}: { readonly language: Language; readonly to: string | undefined } & Pick<NewPasswordWay, 'codes'>) {
  const other = newPasswordWays.find((way) => way.codes !== codes);
  return (
    other && (
      <>
        {codes === 1 && <p>{say(identifyTexts, language, 'twoCodesWhen')}</p>}
        <p>
          <a href={`/${language}/${goingTo(other.place, to)}`}>
            {say(identifyTexts, language, codes === 1 ? 'useTwoCodes' : 'useOneCode')}
          </a>
        </p>
      </>
    )
  );
}
