import ajvCompiler from '@fastify/ajv-compiler';
import Fastify, { type FastifyInstance } from 'fastify';

type Build = ReturnType<typeof ajvCompiler>;
type Compile = ReturnType<Build>;

const compiled = new Map<string, ReturnType<Compile>>();
const build: Build = ajvCompiler();

/** Each schema is compiled once for all servers of a process: compiling them anew took most of the time of all fast tests. */
const buildOnce: Build = (schemas, options) => {
  const compile = build(schemas, options);
  const known = JSON.stringify(schemas);
  return ((route: Parameters<Compile>[0]) => {
    const key = `${known} ${JSON.stringify((route as { schema: unknown }).schema)}`;
    const found = compiled.get(key) ?? compile(route);
    compiled.set(key, found);
    return found;
  }) as Compile;
};

/** A server for one test, as strict about what comes in as the real one. What goes out is not cut to its schema here. */
export function createTestServer(): FastifyInstance {
  return Fastify({
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    schemaController: { compilersFactory: { buildValidator: buildOnce, buildSerializer: () => () => JSON.stringify } },
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance;
}
