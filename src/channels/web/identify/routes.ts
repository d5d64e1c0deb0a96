import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { View } from '#identification';
import { Broken } from '#ports';
import { type Language, languages } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { addressToBegin, type End, type Ends, type Visit } from './ends.ts';
import { refuseForeignFlow } from './own-flow.ts';
import { sendFailed, sendStep } from './pages.tsx';
import { addressOf, type OwnPlace, ownPlaces, placeOf } from './place.ts';
import { questionOf } from './question.ts';
import { findFormFault, joinTyped, readMade, type Typed } from './read-form.ts';

const strict = { additionalProperties: false } as const;
const text = Type.Optional(Type.String({ maxLength: 200 }));
/** A browser's answer has an id of at most 1,364 signs and some hundred bytes beside (WebAuthn L3 §5.1). */
const made = Type.Optional(Type.String({ maxLength: 10_000 }));
const ticked = Type.Optional(Type.Literal('yes'));
const Ticks = Type.Object({ 'noted-password': ticked, 'agreed-terms': ticked, 'agreed-web-bank': ticked }, strict);
const Answer = Type.Object(
  { question: Type.String({ maxLength: 200 }), code: text, next: text, repeat: text, made, ...Ticks.properties },
  strict,
);
const Again = Type.Object({ question: Type.String({ maxLength: 200 }) }, strict);
const OtherWay = Type.Object({ to: Type.String({ maxLength: 64 }) }, strict);
const shown = { wrong: Type.Optional(Type.String({ maxLength: 60 })), of: text, pressed: Type.Optional(Type.Literal('1')) };
const Shown = Type.Object(shown, strict);
const id = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
const OfFlow = Type.Object({ id }, strict);
const AtOwnPlace = Type.Object({ ...shown, flow: Type.Optional(id) }, strict);

type OfFlow = { Params: Static<typeof OfFlow> };
type Scope = { readonly parts: PersonalParts; readonly ends: Ends; readonly language: Language };

const options = { config: { open: true }, schema: { hide: true, params: OfFlow } } as const;

/** One address for all later steps of one identification; Back never breaks it, for an answer to an older question is none. */
export function registerIdentify(server: FastifyInstance, parts: PersonalParts, ends: Ends): void {
  for (const language of languages) {
    const scope = { parts, ends, language };
    addLook(server, scope);
    for (const place of ownPlaces) addOwnPlace(server, scope, place);
    addAnswer(server, scope);
    addOthers(server, scope);
  }
}

function addLook(server: FastifyInstance, scope: Scope): void {
  server.get<OfFlow & { Querystring: Static<typeof Shown> }>(
    `/${scope.language}/identify/:id`,
    { ...options, schema: { ...options.schema, querystring: Shown } },
    async (request, reply) => {
      const visit = { request, reply, language: scope.language };
      const view = await readOwnView(scope, visit, request.params.id);
      // The script of a page that waits asks so, and loads the page anew when nobody waits any more.
      if (!(request.headers.accept ?? '').includes('text/html')) return { waits: view.prompts[0]?.format.is === 'wait' };
      return showView(scope, visit, view, { shown: request.query });
    },
  );
}

/** Without an identification: where one begins that comes by this page, or where the same is done by whoever is logged in. */
const beginnings: Record<OwnPlace, string> = { 'password/temporary': 'password/new', 'password/change': 'my/password' };

function addOwnPlace(server: FastifyInstance, scope: Scope, place: OwnPlace): void {
  const { language } = scope;
  server.get<{ Querystring: Static<typeof AtOwnPlace> }>(
    `/${language}/${place}`,
    { config: { open: true }, schema: { hide: true, querystring: AtOwnPlace } },
    async (request, reply) => {
      const { flow, ...shown } = request.query;
      if (flow === undefined) return reply.redirect(`/${language}/${beginnings[place]}`, 303);
      const visit = { request, reply, language };
      return showView(scope, visit, await readOwnView(scope, visit, flow), { shown, place });
    },
  );
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
      if (prompt.format.is === 'wait') return lookAgain(reply, language, view, { pressed: '1' });
      const wrong =
        findFormFault(view.prompts, request.body, { ...parts.policy, ...endOf(scope, view) }) ?? (await answer(parts, view, request.body));
      return lookAgain(reply, language, view, wrong ? { wrong, of: questionOf(prompt) } : {});
    },
  );
}

/** With which rule a new secret was refused; undefined: it was answered. */
async function answer(parts: PersonalParts, view: View, typed: Typed): Promise<string | undefined> {
  const { identify } = parts;
  const { flow, is, question, prompts } = view;
  if (prompts[0]?.format.is === 'ceremony') return answerCeremony(parts, view, typed);
  if (is === 'give' || is === 'agree') return finish(parts, view);
  // A form that is sent twice answers once: meanwhile the next question may stand there.
  if (is !== 'renew') return void (await identify.answer(flow, joinTyped(typed), question));
  const renewed = await identify.renew(flow, typed.code ?? '');
  return renewed.is === 'refused' && 'why' in renewed ? renewed.why : undefined;
}

/** A passkey that says itself whose it is, or that of whoever was claimed. */
async function answerCeremony({ identify }: PersonalParts, { flow, is, question }: View, typed: Typed): Promise<'ceremony' | undefined> {
  const given = readMade(typed);
  if (given === undefined) return 'ceremony';
  if (is === 'claim') return (await identify.claim(flow, given)) === 'malformed' ? 'ceremony' : undefined;
  await identify.answer(flow, given, question);
  return undefined;
}

/** Each notice on the page is a step of its own; whatever comes after them is not finished with them. */
async function finish({ identify }: PersonalParts, { flow, is, prompts }: View): Promise<undefined> {
  const next = await identify.done(flow);
  if (is === 'give' && prompts.length > 1 && next.is === 'agree') await identify.done(flow);
  return undefined;
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

/** Every page is asked for by its address, so that Back and loading anew send no answer again. */
function lookAgain(reply: FastifyReply, language: Language, { flow }: View, query: Readonly<Record<string, string>> = {}): FastifyReply {
  const more = new URLSearchParams(query).toString();
  return reply.redirect(`/${language}/identify/${flow}${more && `?${more}`}`, 303);
}

type Looked = { readonly shown: Static<typeof Shown>; readonly place?: OwnPlace };

async function showView(scope: Scope, visit: Visit, view: View, { shown, place: at }: Looked): Promise<FastifyReply> {
  const { parts, language } = scope;
  const { reply } = visit;
  const end = endOf(scope, view);
  const page = { language, view, end };
  const place = view.result ? await end.carryOut(parts, visit, view.result, view) : undefined;
  if (typeof place === 'object') return reply.redirect(place.leave, 303);
  if (place !== undefined) return reply.redirect(`/${language}/${place}`, 303);
  if (view.outcome === 'refused' || view.result) return sendFailed(parts, reply, page);
  if (view.outcome || (view.is === 'claim' && view.prompts[0]?.format.is !== 'ceremony'))
    return reply.redirect(`/${language}/${addressToBegin(end, view)}`, 303);
  if (placeOf(view) !== at) return reply.redirect(addressOf(language, view, shown), 303);
  // Back may bring the address of a fault in the answer to an earlier question.
  const [prompt] = view.prompts;
  const wrong = prompt && shown.of === questionOf(prompt) ? shown.wrong : undefined;
  return sendStep(parts, reply, { ...page, wrong, pressed: shown.pressed === '1' });
}
