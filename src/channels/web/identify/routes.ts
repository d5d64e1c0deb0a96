import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { View } from '#identification';
import { Broken } from '#ports';
import { type Language, languages } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import type { End, Ends, Visit } from './ends.ts';
import { refuseForeignFlow } from './own-flow.ts';
import { sendFailed, sendStep } from './pages.tsx';
import { questionOf } from './question.ts';
import { findFormErrors, sayRefusal, type Typed } from './read-form.ts';

const strict = { additionalProperties: false } as const;
const text = Type.Optional(Type.String({ maxLength: 200 }));
const Answer = Type.Object({ question: Type.String({ maxLength: 200 }), code: text, repeat: text }, strict);
const Again = Type.Object({ question: Type.String({ maxLength: 200 }) }, strict);
const OtherWay = Type.Object({ to: Type.String({ maxLength: 64 }) }, strict);
const OfFlow = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) }, strict);

type OfFlow = { Params: Static<typeof OfFlow> };
type Scope = { readonly parts: PersonalParts; readonly ends: Ends; readonly language: Language };

const options = { config: { open: true }, schema: { hide: true, params: OfFlow } } as const;

/** One address for all later steps of one identification; Back never breaks it, for an answer to an older question is none. */
export function registerIdentify(server: FastifyInstance, parts: PersonalParts, ends: Ends): void {
  for (const language of languages) {
    const scope = { parts, ends, language };
    addLook(server, scope);
    addAnswer(server, scope);
    addOthers(server, scope);
  }
}

function addLook(server: FastifyInstance, scope: Scope): void {
  server.get<OfFlow>(`/${scope.language}/identify/:id`, options, async (request, reply) => {
    const visit = { request, reply, language: scope.language };
    const view = await readOwnView(scope, visit, request.params.id);
    // The script of a page that waits asks so, and loads the page anew when nobody waits any more.
    if (!(request.headers.accept ?? '').includes('text/html')) return { waits: view.prompts[0]?.format.is === 'wait' };
    return showView(scope, visit, view);
  });
}

function addAnswer(server: FastifyInstance, scope: Scope): void {
  const { language, parts } = scope;
  server.post<OfFlow & { Body: Static<typeof Answer> }>(
    `/${language}/identify/:id`,
    { ...options, schema: { ...options.schema, body: Answer } },
    async (request, reply) => {
      const visit = { request, reply, language };
      const view = await readOwnView(scope, visit, request.params.id);
      const [prompt] = view.prompts;
      if (!prompt || questionOf(prompt) !== request.body.question) return lookAgain(reply, language, view);
      const end = endOf(scope, view);
      if (prompt.format.is === 'wait') return sendStep(parts, reply, { language, view, end, pressed: true });
      const errors = findFormErrors(prompt, request.body, language);
      if (errors.length > 0) return sendStep(parts, reply, { language, view, end, errors });
      return answer(scope, visit, view, request.body);
    },
  );
}

/** The next page is another one, so that to load it anew sends no answer again. */
async function answer({ parts, language, ends }: Scope, { reply }: Visit, view: View, { code = '' }: Typed): Promise<FastifyReply> {
  const [prompt] = view.prompts;
  if (view.is !== 'renew') await parts.identify.answer(view.flow, code);
  else {
    const renewed = await parts.identify.renew(view.flow, code);
    if (renewed.is === 'refused' && 'why' in renewed && prompt) {
      const errors = [sayRefusal(renewed.why, prompt, language)];
      return sendStep(parts, reply, { language, view, end: endOf({ ends }, view), errors });
    }
  }
  return lookAgain(reply, language, view);
}

function addOthers(server: FastifyInstance, scope: Scope): void {
  const { language, parts } = scope;
  server.post<OfFlow & { Body: Static<typeof Again> }>(
    `/${language}/identify/:id/again`,
    { ...options, schema: { ...options.schema, body: Again } },
    async (request, reply) => {
      const view = await readOwnView(scope, { request, reply, language }, request.params.id);
      const [prompt] = view.prompts;
      if (prompt && questionOf(prompt) === request.body.question) await parts.identify.again(view.flow);
      return lookAgain(reply, language, view);
    },
  );
  server.post<OfFlow & { Body: Static<typeof OtherWay> }>(
    `/${language}/identify/:id/other-way`,
    { ...options, schema: { ...options.schema, body: OtherWay } },
    async (request, reply) => {
      const view = await readOwnView(scope, { request, reply, language }, request.params.id);
      if (view.is !== 'over') await parts.identify.switchTo(view.flow, request.body.to);
      return lookAgain(reply, language, view);
    },
  );
}

async function readOwnView({ parts }: Scope, { request }: Visit, id: string): Promise<View> {
  const view = await parts.identify.look(id);
  await refuseForeignFlow(parts, request, view);
  return view;
}

/** Throws for a plan that is not carried through on the web. */
function endOf({ ends }: Pick<Scope, 'ends'>, { plan }: View): End {
  const end = ends[plan];
  if (!end) throw new Broken('no-such-plan', 'There is no such way to identify oneself here.', plan);
  return end;
}

function lookAgain(reply: FastifyReply, language: Language, { flow }: View): FastifyReply {
  return reply.redirect(`/${language}/identify/${flow}`, 303);
}

async function showView(scope: Scope, visit: Visit, view: View): Promise<FastifyReply> {
  const { parts, language } = scope;
  const { reply } = visit;
  const end = endOf(scope, view);
  const page = { language, view, end };
  if (view.result) return reply.redirect(`/${language}/${await end.carryOut(parts, visit, view.result, view)}`, 303);
  if (view.outcome === 'refused') return sendFailed(parts, reply, page);
  if (view.outcome || view.is === 'claim') return reply.redirect(`/${language}/${end.begin}`, 303);
  return sendStep(parts, reply, page);
}
