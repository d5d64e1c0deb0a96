import { type Static, Type } from 'typebox';
import { isLoopback } from './loopback.ts';

const strict = { additionalProperties: false } as const;
const text = (description: string) => Type.String({ minLength: 1, description });

/** The bank's Asterisk (docs/telephone.md). */
export const AsteriskSchema = Type.Object(
  {
    listen: Type.Object(
      { host: Type.String({ default: '127.0.0.1' }), port: Type.Integer({ minimum: 0, maximum: 65_535 }) },
      { ...strict, description: 'Where Asterisk opens its WebSocket to' },
    ),
    tls: Type.Optional(
      Type.Object(
        {
          certificate: text('File in PEM form'),
          key: text('File in PEM form'),
          clients: Type.Optional(text('File in PEM form: the authority whose certificates Asterisk must show')),
        },
        { ...strict, description: 'Without it Asterisk must run on the same machine' },
      ),
    ),
    password: Type.Union(
      [
        Type.Object({ file: text('File whose only line it is') }, strict),
        Type.Object(
          { environment: Type.String({ pattern: '^[A-Z][A-Z0-9_]*$', description: 'Name of the environment variable' }) },
          strict,
        ),
      ],
      { description: 'What Asterisk shows when it connects' },
    ),
    app: Type.Optional(Type.String({ pattern: '^[a-z0-9-]+$', default: 'styrka', description: 'The name of the Stasis application' })),
    recordings: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9/_-]+$', default: 'styrka', description: "Our recordings' folder below Asterisk's sounds" }),
    ),
    protection: Type.Union([Type.Literal('required'), Type.Literal('allowed')], {
      description: 'Whether a call without TLS and SRTP is refused (S29)',
    }),
    advisors: Type.Optional(
      Type.String({
        pattern: '^[^{}]*\\{advisor\\}[^{}]*$',
        default: 'PJSIP/{advisor}',
        description: "How an advisor's own telephone is called; `{advisor}` is the id of the member of staff",
      }),
    ),
    softphone: Type.Optional(
      Type.Object(
        {
          address: Type.String({ pattern: '^wss?://', description: "Asterisk's WebSocket as the advisors' browsers reach it" }),
          domain: text('The domain of its SIP addresses'),
        },
        { ...strict, description: 'The page of an advisor is a telephone' },
      ),
    ),
    contactCentre: Type.Optional(
      text("Callers who wait are called through to here, `PJSIP/queue@…`, with X-Styrka-Call; the desk's own queue stays empty"),
    ),
  },
  strict,
);

export type AsteriskConfig = Static<typeof AsteriskSchema>;

/** A way on which keyed codes travel in clear is none. */
export function faultsOfAsterisk(asterisk: AsteriskConfig | undefined): string[] {
  if (!asterisk || asterisk.tls || isLoopback(asterisk.listen.host)) return [];
  return ['phone.asterisk: it listens to the network without tls'];
}
