import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const strict = { additionalProperties: false } as const;

/** The number dialled, as it is written, and the caller's, which is only noted down: it can be forged (T37). */
const dialled = {
  to: Type.String({ pattern: '^\\+?[0-9][0-9 -]{2,24}$' }),
  from: Type.Optional(Type.Union([Type.String({ pattern: '^\\+?[0-9]{3,15}$' }), Type.Null()])),
};

const entered = {
  step: Type.Integer({ minimum: 1 }),
  keys: Type.String({ pattern: '^[0-9]{0,32}$' }),
  ended: Type.Union([Type.Literal('hash'), Type.Literal('key'), Type.Literal('silence'), Type.Literal('star'), Type.Literal('said')]),
};

export const Ring = Type.Object(dialled, strict);
export const Entered = Type.Object(entered, strict);
export const OfCall = Type.Object({ call: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) }, strict);
export const After = Type.Object({ after: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })) }, strict);

/** What a collector says on the socket. */
const Said = Type.Union([
  Type.Object({ do: Type.Literal('call'), ...dialled }, strict),
  Type.Object({ do: Type.Literal('input'), ...entered }, strict),
  Type.Object({ do: Type.Literal('hang-up') }, strict),
]);
export type Said = Static<typeof Said>;

const said = Compile(Said);

/** Undefined for junk of any kind. */
export function readSaid(text: string): Said | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return said.Check(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
