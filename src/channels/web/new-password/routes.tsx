import type { FastifyInstance, FastifyReply } from 'fastify';
import { normaliseTyped } from '#identification';
import { Button, ErrorSummary, type FieldError } from '#pages';
import { type Language, languages, say } from '#texts';
import { answerForm, type Entered, EnterFields, entered, enterTexts, findErrors, startIdentification, whoError } from '../enter/index.ts';
import { boxWords, formTexts, isBoxCode, type Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { newPasswordTexts } from './texts.ts';

const place = 'password/new';

/** K5–K8, K33: who, and a code of the box; what follows is shown at `password/temporary`. */
export function registerNewPassword(server: FastifyInstance, parts: PersonalParts): void {
  if (!parts.ways.some(({ way }) => way === 'code-box')) return;
  for (const language of languages) {
    const address = `/${language}/${place}`;
    server.get(address, { schema: { hide: true } }, (_, reply) => sendPage(parts, reply, { language }));
    server.post<{ Body: Entered }>(address, { config: { open: true }, schema: { hide: true, body: entered.withCode } }, (request, reply) =>
      begin(parts, { request, reply, language }, request.body),
    );
  }
}

async function begin(parts: PersonalParts, visit: Visit, given: Entered): Promise<FastifyReply> {
  const { reply, language } = visit;
  const refuse = (errors: readonly FieldError[]) => sendPage(parts, reply, { language, errors, given });
  const errors = [...findErrors(parts, language, given, { password: false, who: 'number' }), ...findCodeError(parts, language, given)];
  if (errors.length > 0) return refuse(errors);
  const start = { plan: 'new-password', purpose: 'change' } as const;
  const flow = await startIdentification(parts, visit, start, { ...given, code: normaliseTyped(given.code ?? '') });
  return flow === 'malformed' ? refuse([whoError(language, 'number')]) : reply.redirect(`/${language}/identify/${flow}`, 303);
}

function findCodeError({ policy }: PersonalParts, language: Language, { code = '' }: Entered): FieldError[] {
  const { boxDigits } = policy;
  if (isBoxCode(code, policy)) return [];
  return [{ field: 'code', sentence: say(formTexts, language, 'digits', { least: boxDigits, most: boxDigits }) }];
}

type NewPasswordPage = { readonly language: Language; readonly errors?: readonly FieldError[]; readonly given?: Entered };

function sendPage(parts: PersonalParts, reply: FastifyReply, { language, errors = [], given = {} }: NewPasswordPage): FastifyReply {
  return sendSheet(parts, answerForm(reply, errors), {
    language,
    heading: say(newPasswordTexts, language, 'heading'),
    inLanguage: (other) => `/${other}/${place}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        <p>{say(newPasswordTexts, language, 'body')}</p>
        <form class="stack" method="post">
          <EnterFields
            language={language}
            password={false}
            who="number"
            errors={errors}
            given={given}
            codeDigits={parts.policy.boxDigits}
            codeHint={say(boxWords, language, 'makeCode')}
          />
          <Button look="main">{say(boxWords, language, 'logIn')}</Button>
        </form>
        <p>
          <a href={`/${language}/help/lost`}>{say(newPasswordTexts, language, 'noBox')}</a>
        </p>
        <p>
          <a href={`/${language}/login/code-box`}>{say(enterTexts, language, 'cancel')}</a>
        </p>
      </>
    ),
  });
}
