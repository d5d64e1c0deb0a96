import { type Static, Type } from 'typebox';
import { findDoubles } from './find-doubles.ts';

const strict = { additionalProperties: false } as const;

const GatewayName = Type.String({
  pattern: '^[a-z0-9-]{1,20}$',
  description: 'Its name in the records of what was sent: not to be changed',
});
const Secret = (description: string) => Type.String({ pattern: '^[A-Z][A-Z0-9_]*$', description });

const Smpp = Type.Object(
  {
    host: Type.String({ minLength: 1 }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    tls: Type.Optional(Type.Boolean({ description: 'Without it the way to the gateway must be a private one' })),
    systemId: Type.String({ minLength: 1, maxLength: 15 }),
    passwordEnvironment: Secret('Name of the environment variable that holds the password; eight signs at most'),
    sender: Type.String({ pattern: '^(\\+?[0-9]{3,15}|[A-Za-z0-9 ]{1,11})$', description: 'What the customer sees as the sender' }),
  },
  { ...strict, description: 'SMPP 3.4, bound as transceiver' },
);

const Http = Type.Object(
  {
    url: Type.String({ pattern: '^https?://', description: 'Plain http to this machine only' }),
    tokenEnvironment: Secret('Name of the environment variable that holds the bearer token'),
    receipts: Type.Optional(Type.String({ description: 'The client that tells what became of its messages, at `POST /sms/v1/receipts`' })),
  },
  { ...strict, description: 'See docs/integrating/sms.md' },
);

/** The ways to the telephone network, and what the messages say of the bank's pages. */
export const SmsSchema = Type.Object(
  {
    gateways: Type.Array(
      Type.Union([Type.Object({ name: GatewayName, smpp: Smpp }, strict), Type.Object({ name: GatewayName, http: Http }, strict)]),
      { description: 'Ways to the telephone network; the first is asked first, the next when it fails. None: no SMS is sent' },
    ),
    domain: Type.Optional(
      Type.String({ pattern: '^[a-z0-9.-]+$', description: 'In the last line of a code for a web page; else that of the public address' }),
    ),
  },
  strict,
);

export type SmsConfig = Static<typeof SmsSchema>;
type Client = { readonly id: string; readonly may: readonly string[] };

/** Names that stand twice, a token that would travel in clear, receipts that nobody may bring or that could be another gateway's. */
export function faultsOfSms(sms: SmsConfig | undefined, clients: readonly Client[]): string[] {
  const gateways = sms?.gateways ?? [];
  return [
    ...findDoubles(
      'sms.gateways:',
      gateways.map(({ name }) => name),
    ),
    // Of whose messages a receipt speaks is seen by its client alone.
    ...findDoubles(
      'sms.gateways: receipts from',
      gateways.flatMap((gateway) => ('http' in gateway && gateway.http.receipts !== undefined ? [gateway.http.receipts] : [])),
    ),
    ...gateways.flatMap((gateway) => ('http' in gateway ? faultsOfHttp(gateway.name, gateway.http, clients) : [])),
  ];
}

function faultsOfHttp(name: string, { url, receipts }: Static<typeof Http>, clients: readonly Client[]): string[] {
  const bringer = clients.find(({ id }) => id === receipts);
  return [
    ...(isSafe(url) ? [] : [`sms.gateways: ${name} is called without https, and is not on this machine`]),
    ...(receipts === undefined || bringer?.may.includes('sms-receipts')
      ? []
      : [`sms.gateways: ${name} has receipts from ${receipts}, which is no client that may bring them (sms-receipts)`]),
  ];
}

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
