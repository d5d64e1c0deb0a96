import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { type Language, say } from '#texts';
import { fromOurselves } from '../own-origin.ts';
import type { DemoParts } from '../parts.ts';
import { people } from '../people.ts';
import { sendSheet } from '../sheet.tsx';
import { demoTexts } from '../texts.ts';
import type { CodeBoxState, GivenBox } from './page-state.ts';
import { asGiven, type HandedBox } from './shelf.ts';

/** The box on screen; `?box=` says which of them. */
export function addCodeBox(server: FastifyInstance, parts: DemoParts, language: Language): void {
  const heading = say(demoTexts, language, 'code-box');
  server.get<{ Querystring: { box?: unknown } }>(`/${language}/demo/code-box`, { schema: { hide: true } }, (request, reply) => {
    const boxes = parts.shelf.list().map((box) => describeBox(box, language));
    const chosen = boxes.find(({ serial }) => serial === request.query.box) ?? boxes[0];
    if (!chosen) return reply.redirect(`/${language}/demo`);
    const state: CodeBoxState = { language, heading, bank: parts.brand[language].bank, boxes, chosen: chosen.serial };
    return sendSheet(parts, reply, { language, heading, place: 'demo/code-box', children: null, live: { state, page: 'code-box' } });
  });
}

function describeBox(handed: HandedBox, language: Language): GivenBox {
  const { serial, owner, secret, answerSecret, given, handedOut } = handed;
  return {
    serial,
    owner: people.find(({ id }) => id === owner)?.name ?? owner,
    secret,
    answerSecret,
    box: asGiven(handed),
    handedOut,
    note: given.isStart ? say(demoTexts, language, 'startPinInLetter') : say(demoTexts, language, 'pinIs', { pin: given.pin }),
  };
}

const Body = Type.Object(
  {
    serial: Type.String({ maxLength: 40 }),
    handedOut: Type.Integer({ minimum: 0 }),
    of: Type.Union([Type.Literal('code'), Type.Literal('answer')]),
    counter: Type.Integer({ minimum: 0, maximum: 1e9 }),
  },
  { additionalProperties: false },
);

/** Whichever window a code of a box is made in, no other one makes the same: pages ask here, the terminal looks into the same file. */
export function addBoxCounter(server: FastifyInstance, parts: DemoParts): void {
  server.post<{ Body: Static<typeof Body> }>('/demo/v1/code-box', { schema: { hide: true, body: Body } }, (request, reply) => {
    if (!fromOurselves(parts, request))
      return reply.code(403).send(refusal('foreign-origin', 'This request does not come from our own pages.'));
    const counter = parts.shelf.claim(request.body);
    if (counter === undefined) return reply.code(404).send(refusal('not-found', 'The demo bank has handed out no such box.'));
    return reply.header('cache-control', 'no-store').send({ counter });
  });
}

function refusal(code: string, sentence: string) {
  return { error: { code, sentence } };
}
