import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { normaliseTyped, recogniseIdentifier, userCodeDigits } from '#identification';
import type { FieldError } from '#pages';
import { type Language, languages, say } from '#texts';
import { bindToBrowser, formTexts, type Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { readKnown } from './known-browser.ts';
import { sendFirst, sendWays } from './pages.tsx';
import { type LoginWay, loginWays } from './ways.ts';

const strict = { additionalProperties: false } as const;
const typed = Type.String({ maxLength: 200 });
const WithPassword = Type.Object({ 'user-code': typed, password: typed }, strict);
const WithoutPassword = Type.Object({ 'user-code': typed }, strict);
const Said = Type.Object({ out: Type.Optional(Type.Literal('1')), ended: Type.Optional(Type.Literal('1')) }, strict);
type Entered = { readonly 'user-code': string; readonly password?: string };

/** Ways to log in, and the first page of each. */
export function registerLogin(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages) {
    server.get<{ Querystring: Static<typeof Said> }>(
      `/${language}/login`,
      { schema: { hide: true, querystring: Said } },
      (request, reply) => sendWays(parts, reply, { language, said: request.query.out ? 'out' : request.query.ended ? 'ended' : undefined }),
    );
    for (const way of loginWays(parts)) addFirstPage(server, parts, language, way);
  }
}

function addFirstPage(server: FastifyInstance, parts: PersonalParts, language: Language, way: LoginWay): void {
  const address = `/${language}/${way.place}`;
  server.get(address, { schema: { hide: true } }, (_, reply) => sendFirst(parts, reply, { language, way }));
  server.post<{ Body: Entered }>(
    address,
    { config: { open: true }, schema: { hide: true, body: way.password ? WithPassword : WithoutPassword } },
    (request, reply) => begin(parts, { request, reply, language }, way, request.body),
  );
}

/** A failure of form is told at once, and none of it was claimed; what is true is told in the end. */
async function begin(parts: PersonalParts, visit: Visit, way: LoginWay, entered: Entered): Promise<FastifyReply> {
  const { request, reply, language } = visit;
  const userCode = entered['user-code'];
  const refuse = (errors: readonly FieldError[]) => sendFirst(parts, reply, { language, way, errors, userCode });
  const errors = findErrors(parts, language, way, entered);
  if (errors.length > 0) return refuse(errors);
  const boundTo = await bindToBrowser(parts, request, reply);
  const { flow } = await parts.identify.begin({ plan: way.plan, channel: 'web', purpose: 'login', boundTo });
  const claimed = await parts.identify.claim(flow, userCode, await readKnown(parts, request));
  if (claimed === 'malformed') return refuse([userCodeError(language)]);
  if (way.password) await parts.identify.answer(flow, entered.password ?? '');
  return reply.redirect(`/${language}/identify/${flow}`, 303);
}

function findErrors(parts: PersonalParts, language: Language, { password: asked }: LoginWay, entered: Entered): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (recogniseIdentifier(entered['user-code'])?.kind !== 'user-code') errors.push(userCodeError(language));
  const lengths = passwordDigits(parts);
  const password = normaliseTyped(entered.password ?? '');
  if (asked && !new RegExp(`^\\d{${lengths.least},${lengths.most}}$`).test(password))
    errors.push({ field: 'password', sentence: say(formTexts, language, 'digits', lengths) });
  return errors;
}

function userCodeError(language: Language): FieldError {
  return { field: 'user-code', sentence: say(formTexts, language, 'userCode', userCodeDigits) };
}

/** As the engine asks for it on the web; a test compares them. Nothing is claimed before the form is right, so nobody can be asked yet. */
function passwordDigits({ policy }: Pick<PersonalParts, 'policy'>): { readonly least: number; readonly most: number } {
  return { least: 4, most: Math.max(6, policy.postedPasswordDigits) };
}
