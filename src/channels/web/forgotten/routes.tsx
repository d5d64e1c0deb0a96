import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Button, ErrorSummary, type FieldError, Status } from '#pages';
import { type Language, languages, say } from '#texts';
import { answerForm, type Entered, EnterFields, entered, enterTexts, findErrors, startIdentification, whoError } from '../enter/index.ts';
import { writeTime } from '../help/index.ts';
import type { Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { forgottenTexts } from './texts.ts';

const place = 'password/forgotten';
const Said = Type.Object(
  { said: Type.Optional(Type.Union([Type.Literal('ordered'), Type.Literal('no-address'), Type.Literal('not-done')])) },
  { additionalProperties: false },
);

/** S54: a one-time password by letter, for whoever shows a cell and an SMS code, or approves in the app. */
export function registerForgotten(server: FastifyInstance, parts: PersonalParts): void {
  if (!parts.ways.some(({ way }) => way === 'code-table')) return;
  for (const language of languages) {
    const address = `/${language}/${place}`;
    server.get(address, { schema: { hide: true } }, (_, reply) => sendForgotten(parts, reply, { language }));
    server.post<{ Body: Entered }>(
      address,
      { config: { open: true }, schema: { hide: true, body: entered.withoutPassword } },
      (request, reply) => begin(parts, { request, reply, language }, request.body),
    );
    server.get<{ Querystring: Static<typeof Said> }>(
      `${address}/ordered`,
      { schema: { hide: true, querystring: Said } },
      (request, reply) => sendOrdered(parts, reply, language, request.query.said ?? 'ordered'),
    );
  }
}

async function begin(parts: PersonalParts, visit: Visit, given: Entered): Promise<FastifyReply> {
  const { reply, language } = visit;
  const refuse = (errors: readonly FieldError[]) => sendForgotten(parts, reply, { language, errors, given });
  const errors = findErrors(parts, language, given, { password: false });
  if (errors.length > 0) return refuse(errors);
  const start = { plan: 'forgotten-password', purpose: 'change', about: { change: 'one-time-password' } } as const;
  const flow = await startIdentification(parts, visit, start, given);
  return flow === 'malformed' ? refuse([whoError(language, 'user-code')]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}

type ForgottenPage = { readonly language: Language; readonly errors?: readonly FieldError[]; readonly given?: Entered };

function sendForgotten(parts: PersonalParts, reply: FastifyReply, { language, errors = [], given = {} }: ForgottenPage): FastifyReply {
  const { postedPasswordDigits: digits, postedPasswordLife: life } = parts.policy;
  const { app } = parts.brand[language];
  const hasApp = parts.ways.some(({ way }) => way === 'app');
  return sendSheet(parts, answerForm(reply, errors), {
    language,
    heading: say(forgottenTexts, language, 'heading'),
    inLanguage: (other) => `/${other}/${place}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        <p>{say(forgottenTexts, language, 'body', { digits, time: writeTime(language, life) })}</p>
        <p>{hasApp ? say(forgottenTexts, language, 'proofOrApp', { app }) : say(forgottenTexts, language, 'proof')}</p>
        <form class="stack" method="post">
          <EnterFields language={language} password={false} errors={errors} given={given} />
          <Button look="main">{say(enterTexts, language, 'go')}</Button>
        </form>
        <p>{say(forgottenTexts, language, 'servicePoint')}</p>
        <p>
          <a href={`/${language}/login`}>{say(enterTexts, language, 'cancel')}</a>
        </p>
      </>
    ),
  });
}

function sendOrdered(parts: PersonalParts, reply: FastifyReply, language: Language, said: keyof typeof outcomes): FastifyReply {
  const { heading, body } = outcomes[said];
  return sendSheet(parts, reply, {
    language,
    heading: say(forgottenTexts, language, heading),
    inLanguage: (other) => `/${other}/${place}/ordered?said=${said}`,
    children: (
      <>
        <Status>{say(forgottenTexts, language, body)}</Status>
        <p>
          <a href={`/${language}/help/password`}>{say(forgottenTexts, language, 'help')}</a>
        </p>
      </>
    ),
  });
}

const outcomes = {
  ordered: { heading: 'orderedHeading', body: 'ordered' },
  'no-address': { heading: 'notOrderedHeading', body: 'servicePoint' },
  'not-done': { heading: 'notOrderedHeading', body: 'again' },
} as const;
