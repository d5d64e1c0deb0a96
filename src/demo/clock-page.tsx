import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { Button, Panel } from '#pages';
import { clock, day, type Language, say } from '#texts';
import { type Leap, leaps, lengthOf, passTime } from './clock.ts';
import { sayWaiting } from './letters/waiting-letters.tsx';
import { fromOurselves } from './own-origin.ts';
import type { WaitingState } from './page-state.ts';
import type { DemoParts } from './parts.ts';
import type { Pending } from './pending.ts';
import { people } from './people.ts';
import { sendSheet } from './sheet.tsx';
import { demoTexts } from './texts.ts';

const Body = Type.Object({ by: Type.Union(leaps.map((leap) => Type.Literal(leap))) }, { additionalProperties: false });

const farewell = 2_000;

/** The bank's time, forward only, and the way back to a clean bank. */
export function addClock(server: FastifyInstance, parts: DemoParts, pending: Pending, opened: number, language: Language): void {
  const address = `/${language}/demo/clock`;
  server.get(address, { schema: { hide: true } }, async (_, reply) =>
    sendClock(parts, await listWaits(parts, pending, language), reply, language),
  );
  server.post<{ Body: Static<typeof Body> }>(address, { schema: { hide: true, body: Body } }, async (request, reply) => {
    if (fromOurselves(parts, request)) await passTime(parts.clock, lengthOf(request.body.by as Leap, parts.clock.now()));
    return reply.redirect(address, 303);
  });
  // Where a browser without JavaScript asks again.
  server.get(`${address}/afresh`, { schema: { hide: true } }, (_, reply) => reply.redirect(`/${language}/demo`));
  server.post(`${address}/afresh`, { schema: { hide: true } }, (request, reply) => {
    if (!fromOurselves(parts, request)) return reply.redirect(address, 303);
    // The page that waits needs its script and its look before there is nobody to send them.
    parts.clock.at(parts.clock.now() + farewell, parts.startAfresh);
    return sendWaiting(parts, reply, opened, language);
  });
}

function sendClock(parts: DemoParts, waits: readonly string[], reply: FastifyReply, language: Language): FastifyReply {
  const now = sayMoment(parts, language, parts.clock.now());
  return sendSheet(parts, reply, {
    language,
    heading: say(demoTexts, language, 'clock'),
    place: 'demo/clock',
    children: (
      <>
        <p>
          <a href={`/${language}/demo`}>{say(demoTexts, language, 'toKitchen')}</a>
        </p>
        <p>{say(demoTexts, language, 'now', now)}</p>
        <form class="stack stack-near" method="post" action={`/${language}/demo/clock`}>
          <p class="soft">{say(demoTexts, language, 'clockHint')}</p>
          <div class="row">
            {leaps.map((leap) => (
              <Button key={leap} name="by" value={leap}>
                {say(demoTexts, language, leap)}
              </Button>
            ))}
          </div>
        </form>
        <Panel name="pending" heading={say(demoTexts, language, 'pending')}>
          <WaitList waits={waits} language={language} />
        </Panel>
        <form class="stack stack-near" method="post" action={`/${language}/demo/clock/afresh`}>
          <p class="soft">{say(demoTexts, language, 'afreshHint')}</p>
          <Button look="stop">{say(demoTexts, language, 'afresh')}</Button>
        </form>
      </>
    ),
  });
}

/** All that happens when the clock gets there, a sentence each. */
async function listWaits(parts: DemoParts, pending: Pending, language: Language): Promise<readonly string[]> {
  const handed = pending
    .list()
    .map(({ name, expires }) => say(demoTexts, language, 'activationEnds', { name, ...sayMoment(parts, language, expires) }));
  const letters = (await parts.waitingLetters()).map((letter) => sayWaiting(parts, language, letter));
  const numbers = await Promise.all(people.map(({ id, name }) => sayNumber(parts, language, id, name)));
  return [...handed, ...letters, ...numbers.flat()];
}

async function sayNumber(parts: DemoParts, language: Language, id: string, name: string): Promise<readonly string[]> {
  const due = await parts.whenNumberChanges(id);
  return due === null ? [] : [say(demoTexts, language, 'numberChanges', { name, ...sayMoment(parts, language, due) })];
}

function WaitList({ waits, language }: { waits: readonly string[]; language: Language }) {
  if (waits.length === 0) return <p>{say(demoTexts, language, 'nothingPending')}</p>;
  return (
    <ul>
      {waits.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function sendWaiting(parts: DemoParts, reply: FastifyReply, opened: number, language: Language): FastifyReply {
  const heading = say(demoTexts, language, 'afreshNow');
  const state: WaitingState = {
    is: 'waiting',
    opened,
    language,
    heading,
    bank: parts.brand[language].bank,
    body: say(demoTexts, language, 'afreshWait'),
  };
  return sendSheet(parts, reply, { language, heading, place: 'demo', children: null, live: { state }, refresh: 30 });
}

function sayMoment({ timeZone }: DemoParts, language: Language, moment: number) {
  return { day: day(language, moment, timeZone), clock: clock(language, moment, timeZone) };
}
