import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Button, ErrorSummary, type FieldError, Masked } from '#pages';
import { type Language, languages, say } from '#texts';
import { findPasswordError } from '../enter/index.ts';
import { boxWords, refuseForeignFlow, type Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { requireSession, sendPersonalSheet } from '../session/index.ts';
import { isToBeAsked } from './is-to-be-asked.ts';
import { joinTexts } from './texts.ts';

const strict = { additionalProperties: false } as const;
const flow = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
const Shown = Type.Object({ flow: Type.Optional(flow) }, strict);
const Approval = Type.Object({ flow, password: Type.String({ maxLength: 200 }) }, strict);
type Approval = Static<typeof Approval>;

/** K16: *Anslut…*, then *OK* for the agreement, approved with the personal password. */
export function registerJoin(server: FastifyInstance, parts: PersonalParts): void {
  if (!parts.ways.some(({ way }) => way === 'code-box')) return;
  for (const language of languages) {
    const address = `/${language}/join`;
    server.get<{ Querystring: Static<typeof Shown> }>(address, { schema: { hide: true, querystring: Shown } }, (request, reply) =>
      look(parts, { request, reply, language }, request.query.flow),
    );
    server.post(address, { schema: { hide: true } }, (request, reply) => begin(parts, { request, reply, language }));
    server.post<{ Body: Approval }>(
      `${address}/approve`,
      { config: { open: true }, schema: { hide: true, body: Approval } },
      (request, reply) => approve(parts, { request, reply, language }, request.body),
    );
  }
}

async function look(parts: PersonalParts, visit: Visit, begun: string | undefined): Promise<FastifyReply> {
  const { request, reply, language } = visit;
  const session = await requireSession(parts, request, reply);
  if (!session) return reply;
  if (!(await isToBeAsked(parts, session.customer.id))) return reply.redirect(`/${language}/my`, 303);
  if (begun === undefined) return sendJoin(parts, visit);
  const view = await parts.identify.look(begun);
  await refuseForeignFlow(parts, request, view);
  if (view.plan !== 'join' || view.is === 'over') return reply.redirect(`/${language}/identify/${begun}`, 303);
  return sendJoin(parts, visit, { flow: begun });
}

async function begin(parts: PersonalParts, { request, reply, language }: Visit): Promise<FastifyReply> {
  const session = await requireSession(parts, request, reply);
  if (!session) return reply;
  const { flow: begun } = await parts.identify.begin({
    plan: 'join',
    channel: 'web',
    purpose: 'change',
    boundTo: { session: session.id },
  });
  await parts.identify.claimFor(begun, session.customer.id);
  return reply.redirect(`/${language}/join?flow=${begun}`, 303);
}

/** A failure of form costs no try, a code of the box in this field neither (K32). */
async function approve(parts: PersonalParts, visit: Visit, { flow: begun, password }: Approval): Promise<FastifyReply> {
  const { request, reply, language } = visit;
  const session = await requireSession(parts, request, reply);
  if (!session) return reply;
  const view = await parts.identify.look(begun);
  await refuseForeignFlow(parts, request, view);
  const errors = findPasswordError(parts.policy, language, password, 'number');
  if (errors.length > 0 && view.is !== 'over') return sendJoin(parts, visit, { flow: begun, errors });
  const asked = view.plan === 'join' && view.is === 'agree' ? await parts.identify.done(begun) : view;
  if (asked.plan === 'join' && asked.is === 'prove') await parts.identify.answer(begun, password, asked.question);
  return reply.redirect(`/${language}/identify/${begun}`, 303);
}

type JoinPage = { readonly flow?: string; readonly errors?: readonly FieldError[] };

function sendJoin(parts: PersonalParts, { reply, language }: Visit, { flow: begun, errors = [] }: JoinPage = {}): FastifyReply {
  const { webBank } = parts.brand[language];
  return sendPersonalSheet(parts, errors.length > 0 ? reply.code(422) : reply, {
    language,
    heading: say(boxWords, language, 'joining', { webBank }),
    inLanguage: (other) => `/${other}/join`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        <p>{say(joinTexts, language, 'what', { webBank })}</p>
        <Agreement language={language} version={parts.policy.agreements['web-bank'] ?? ''} />
        {begun === undefined ? <JoinForm language={language} /> : <ApproveForm language={language} flow={begun} errors={errors} />}
        <p>
          <a href={`/${language}/my`}>{say(joinTexts, language, 'later')}</a>
        </p>
      </>
    ),
  });
}

function Agreement({ language, version }: { language: Language; version: string }) {
  return (
    <>
      <h2>{say(joinTexts, language, 'says')}</h2>
      <ul>
        {(['yours', 'keep', 'leave'] as const).map((each) => (
          <li key={each}>{say(joinTexts, language, each)}</li>
        ))}
      </ul>
      <p>
        {say(joinTexts, language, 'version', { version })} <a href={`/${language}/terms`}>{say(boxWords, language, 'readTerms')}</a>
      </p>
    </>
  );
}

function JoinForm({ language }: { language: Language }) {
  return (
    <form class="stack" method="post" action={`/${language}/join`}>
      <Button look="main">{say(joinTexts, language, 'join')}</Button>
    </form>
  );
}

type ApproveFormProps = { readonly language: Language; readonly flow: string; readonly errors: readonly FieldError[] };

function ApproveForm({ language, flow: begun, errors }: ApproveFormProps) {
  return (
    <form class="stack" method="post" action={`/${language}/join/approve`}>
      <p>{say(joinTexts, language, 'approve')}</p>
      <input type="hidden" name="flow" value={begun} />
      <Masked
        name="password"
        label={say(joinTexts, language, 'password')}
        error={errors.find(({ field }) => field === 'password')?.sentence}
        autocomplete="current-password"
      />
      <Button look="main">OK</Button>
    </form>
  );
}
