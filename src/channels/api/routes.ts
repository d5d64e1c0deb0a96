import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { Identify, View } from '#identification';
import { Broken, type Clock, drawId, type Random, readBearer, refuseStranger, type Signals } from '#ports';
import { preferred } from '#texts';
import { showView, ViewSchema } from './view.ts';

export type ApiParts = {
  readonly identify: Identify;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  /** The client whose bearer token this is; undefined for nobody's. */
  readonly findClient: (token: string, may: 'api') => string | undefined;
};

const Begin = Type.Object(
  { plan: Type.String({ description: 'The way to identify, for example "app"' }), purpose: Type.Union([Type.Literal('login')]) },
  { additionalProperties: false },
);
const Claim = Type.Object(
  { identifier: Type.String({ maxLength: 40, description: 'The user code as it was typed' }) },
  { additionalProperties: false },
);
const AnswerBody = Type.Object({ value: Type.String({ maxLength: 4_000 }) }, { additionalProperties: false });
const Refusal = Type.Object({ error: Type.Object({ code: Type.String(), sentence: Type.String() }) }, { $id: 'Refusal' });
const IdOnly = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Wait = Type.Object({
  wait: Type.Optional(Type.String({ pattern: '^([0-9]|1[0-9]|2[0-5])$', description: 'Seconds to wait for a change, 25 at most' })),
});

/** A lost signal costs this much, ms. */
const pollEvery = 2_000;

type Asked = FastifyRequest & { client?: string };

/** Channel api: for applications that draw their own pages. Every identification can be carried through by it. */
export function registerApi(server: FastifyInstance, parts: ApiParts): void {
  server.register(async (api) => {
    api.addSchema(ViewSchema);
    api.addSchema(Refusal);
    api.addHook('onRequest', async (request: Asked) => {
      request.client = authenticate(parts, request);
    });
    addBegin(api, parts);
    addSteps(api, parts);
    addLook(api, parts);
  });
}

const identification = Type.Ref('Identification') as unknown as typeof ViewSchema;
const refusal = Type.Ref('Refusal');
const described = (summary: string, more: Record<string, TSchema> = {}, created = false) => ({
  schema: {
    tags: ['identification'],
    summary,
    security: [{ bearer: [] }],
    ...more,
    response: { [created ? 201 : 200]: identification, 400: refusal, 401: refusal, 404: refusal, 429: refusal, 503: refusal },
  },
});

function addBegin(api: FastifyInstance, parts: ApiParts): void {
  api.post<{ Body: Static<typeof Begin> }>(
    '/api/v1/identifications',
    described('Begin an identification', { body: Begin }, true),
    async (request, reply) => {
      const session = `${sessionsOf(request)}${drawId(parts.random)}`;
      const view = await parts.identify.begin({ ...request.body, channel: 'api', boundTo: { session } });
      return show(request, reply.code(201), view);
    },
  );
}

function addSteps(api: FastifyInstance, parts: ApiParts): void {
  const { identify } = parts;
  api.post<{ Params: { id: string }; Body: Static<typeof Claim> }>(
    '/api/v1/identifications/:id/claim',
    described('Say who: a failure of form is told at once, one of truth never', { params: IdOnly, body: Claim }),
    async (request, reply) => {
      await own(request, parts);
      const view = await identify.claim(request.params.id, request.body.identifier);
      if (view === 'malformed') throw new Broken('identifier-malformed', 'A user code has 6 to 8 digits.');
      return show(request, reply, view);
    },
  );
  api.post<{ Params: { id: string }; Body: Static<typeof AnswerBody> }>(
    '/api/v1/identifications/:id/answer',
    described('Answer the open question', { params: IdOnly, body: AnswerBody }),
    async (request, reply) => {
      await own(request, parts);
      return show(request, reply, await identify.answer(request.params.id, request.body.value));
    },
  );
  const acts = {
    again: ['Have the question sent anew', identify.again],
    done: ['Say that a renew, give or agree step is done', identify.done],
  } as const;
  for (const [name, [summary, act]] of Object.entries(acts)) {
    api.post<{ Params: { id: string } }>(
      `/api/v1/identifications/:id/${name}`,
      described(summary, { params: IdOnly }),
      async (request, reply) => {
        await own(request, parts);
        return show(request, reply, await act(request.params.id));
      },
    );
  }
}

function addLook(api: FastifyInstance, parts: ApiParts): void {
  api.get<{ Params: { id: string }; Querystring: Static<typeof Wait> }>(
    '/api/v1/identifications/:id',
    described('Look at an identification, or wait for it to change', { params: IdOnly, querystring: Wait }),
    async (request, reply) => {
      const seen = await own(request, parts);
      const view =
        seen.is === 'over' || !Number(request.query.wait) ? seen : await waitForChange(parts, seen, Number(request.query.wait) * 1_000);
      return show(request, reply, view);
    },
  );
  api.delete<{ Params: { id: string } }>(
    '/api/v1/identifications/:id',
    described('End it: the customer left', { params: IdOnly }),
    async (request, reply) => {
      await own(request, parts);
      await parts.identify.end(request.params.id, 'left');
      return show(request, reply, await parts.identify.look(request.params.id));
    },
  );
}

/**
 * Until there is something else to see, or patience ends. A signal alone is no answer: one comes at a decline too, and whoever
 * waits must not learn of it (T27).
 */
async function waitForChange({ identify, signals, clock }: ApiParts, seen: View, patience: number): Promise<View> {
  const end = clock.now() + patience;
  let wake = () => {};
  const stop = signals.listen(`flow:${seen.flow}`, () => wake());
  try {
    for (;;) {
      const view = await identify.look(seen.flow);
      if (clock.now() >= end || JSON.stringify(view) !== JSON.stringify(seen)) return view;
      await new Promise<void>((resolve) => {
        const cancel = clock.at(Math.min(end, clock.now() + pollEvery), resolve);
        wake = () => {
          cancel();
          resolve();
        };
      });
    }
  } finally {
    stop();
  }
}

function authenticate(parts: ApiParts, request: FastifyRequest): string {
  const token = readBearer(request.headers.authorization);
  return (token && parts.findClient(token, 'api')) || refuseStranger();
}

function sessionsOf(request: Asked): string {
  return `api:${request.client}:`;
}

/** An identification belongs to the client that began it (I9); to others it does not exist. */
async function own(request: Asked & { params: unknown }, { identify }: ApiParts): Promise<View> {
  const view = await identify.look((request.params as { id: string }).id);
  if (!('session' in view.boundTo) || !view.boundTo.session.startsWith(sessionsOf(request)))
    throw new Broken('no-such-identification', 'There is no such identification.');
  return view;
}

function show(request: FastifyRequest, reply: FastifyReply, view: View): FastifyReply {
  return reply.send(showView(view, preferred(request.headers['accept-language'])));
}
