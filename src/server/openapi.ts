import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import { registerApi, registerEvents } from '#channels/api';

const info = {
  title: 'Styrka',
  version: '1',
  description:
    'Who is calling, and who is logging in: one identification, whoever asks. The endpoints of OpenID Connect and CIBA are not listed here: /.well-known/openid-configuration says where they are.',
};

export const openApiOptions = {
  /** What carries no tag is a page, or a door for our own pages. */
  hideUntagged: true,
  openapi: { openapi: '3.1.0', info, components: { securitySchemes: { bearer: { type: 'http' as const, scheme: 'bearer' } } } },
  /** Names of schemas as they are written, not counted. */
  refResolver: {
    buildLocalReference: (json: { $id?: unknown }, _base: unknown, _fragment: unknown, at: number) => String(json.$id ?? `schema-${at}`),
  },
};

/** The channel api alone, without a running server; what that serves at /docs/openapi.json has the desk's doors too. */
export async function describeOpenApi(): Promise<unknown> {
  const server = Fastify();
  await server.register(swagger, openApiOptions);
  const never = () => {
    throw new Error('only described');
  };
  const parts = new Proxy({}, { get: () => never }) as Parameters<typeof registerApi>[1] & Parameters<typeof registerEvents>[1];
  registerApi(server, parts);
  registerEvents(server, parts);
  await server.ready();
  return server.swagger();
}
