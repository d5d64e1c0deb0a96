import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { View } from '#identification';
import { Button } from '#pages';
import { languages, say } from '#texts';
import { CeremonyForm, readMade } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { requireSession, type WebSession } from '../session/index.ts';
import { goodFor, isFirstUnlessEnded, readChange } from './changes.ts';
import { sendMine } from './my-sheet.tsx';
import { passkeysTexts } from './passkeys-texts.ts';
import { goTo, type MyVisit } from './visit.ts';

const place = 'my/passkeys/new';
const strict = { additionalProperties: false } as const;
const flow = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
const OfFlow = Type.Object({ flow }, strict);
const Made = Type.Object({ flow, made: Type.String({ maxLength: 20_000 }) }, strict);

/** After it was confirmed: the browser makes the passkey, and sends it here. */
export function addNewPasskey(server: FastifyInstance, parts: PersonalParts): void {
  for (const language of languages) {
    const address = `/${language}/${place}`;
    server.get<{ Querystring: Static<typeof OfFlow> }>(address, { schema: { hide: true, querystring: OfFlow } }, async (request, reply) => {
      const session = await requireSession(parts, request, reply);
      return session ? sendNew(parts, { request, reply, language, session, said: undefined }, request.query.flow) : reply;
    });
    server.post<{ Body: Static<typeof Made> }>(address, { schema: { hide: true, body: Made } }, async (request, reply) => {
      const session = await requireSession(parts, request, reply);
      return session ? add(parts, { request, reply, language, session, said: undefined }, request.body) : reply;
    });
  }
}

async function sendNew(parts: PersonalParts, visit: MyVisit, flow: string): Promise<FastifyReply> {
  const { language, session } = visit;
  if (!(await findConfirmed(parts, session, flow))) return goTo(visit, 'my/passkeys?said=not-done');
  const { id, name } = session.customer;
  const options = await parts.codes.offerPasskey(id, { flow, bank: parts.brand[language].bank, name });
  return sendMine(parts, visit, {
    place: 'my/passkeys',
    heading: say(passkeysTexts, language, 'newHeading'),
    children: (
      <>
        <p>{say(passkeysTexts, language, 'newBody')}</p>
        <CeremonyForm language={language} does="new" options={options} action={`/${language}/${place}`} starts={false}>
          <input type="hidden" name="flow" value={flow} />
          <Button look="main">{say(passkeysTexts, language, 'make')}</Button>
        </CeremonyForm>
      </>
    ),
  });
}

/** What was confirmed is good for one passkey, whatever comes of it. */
async function add(parts: PersonalParts, visit: MyVisit, { flow, made }: Static<typeof Made>): Promise<FastifyReply> {
  const { session } = visit;
  const given = readMade({ made });
  if (given === undefined) return goTo(visit, `${place}?flow=${flow}`);
  const confirmed = await findConfirmed(parts, session, flow);
  const turn = confirmed && (await isFirstUnlessEnded(parts, flow, confirmed));
  if (turn === 'again') return goTo(visit, 'my/passkeys');
  const added = turn === 'first' ? await parts.codes.addPasskey(session.customer.id, { flow, made: given }) : 'refused';
  return goTo(visit, `my/passkeys?said=${{ added: 'passkey-added', 'too-many': 'too-many-passkeys', refused: 'not-done' }[added]}`);
}

/** The identification in which the owner of this session, in this session (I9) and not long ago, has confirmed a new passkey. */
async function findConfirmed(
  { identify, clock }: PersonalParts,
  { id, customer }: WebSession,
  flow: string,
): Promise<View['result'] | undefined> {
  const { boundTo, about, result } = await identify.look(flow);
  const isOwn = 'session' in boundTo && boundTo.session === id && result?.customer === customer.id;
  return isOwn && readChange(about).change === 'passkey' && clock.now() < result.at + goodFor ? result : undefined;
}
