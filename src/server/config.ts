import { readFile } from 'node:fs/promises';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { findKeyFaults } from '#channels/phone';
import { Broken } from '#ports';
import { type Brand, parseBrand } from '#texts';
import { AsteriskSchema, faultsOfAsterisk } from './config-asterisk.ts';
import { faultsOfOpenid, OpenidSchema } from './config-openid.ts';
import { TwilioSchema, VoiceXmlSchema } from './config-own-ivr.ts';
import { faultsOfRules, Rules } from './config-rules.ts';
import { faultsOfSms, SmsSchema } from './config-sms.ts';
import { findDoubles } from './find-doubles.ts';
import { policyOf } from './policy.ts';

const strict = { additionalProperties: false } as const;
const Language = Type.Union([Type.Literal('sv'), Type.Literal('fi'), Type.Literal('en')]);
const Names = Type.Object({ sv: Type.String(), fi: Type.String(), en: Type.String() }, strict);

const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });
const Day = Type.Optional(Type.Object({ from: TimeOfDay, to: TimeOfDay }, strict));
const Hours = Type.Object(
  { monday: Day, tuesday: Day, wednesday: Day, thursday: Day, friday: Day, saturday: Day, sunday: Day },
  {
    ...strict,
    description:
      'When customer service answers; without this always. Blocking works day and night. Other hours than weekdays from eight to eight are not said',
  },
);

/** Everything a bank sets. One file of JSON; docs/configuration.md is generated from here. */
export const ConfigSchema = Type.Object(
  {
    bank: Type.Object(
      {
        brand: Type.Unknown({
          description: 'The names of bank, app, web bank and security solution in Swedish, Finnish and English, with their cases',
        }),
        sender: { ...Names, description: 'Who the app says a request comes from (S11)' },
        numbers: Type.Array(
          Type.Object(
            {
              number: Type.String({ minLength: 3, description: 'As customers read it' }),
              dialled: Type.Optional(
                Type.Array(Type.String({ minLength: 3 }), { description: 'How else the telephone network writes it: `+46846500410`' }),
              ),
              language: Language,
            },
            strict,
          ),
          {
            minItems: 1,
            description: 'Telephone numbers; the number dialled decides the language',
          },
        ),
        recording: Type.Optional(Type.Boolean({ description: 'Calls are recorded; callers are told' })),
        timeZone: Type.Union([Type.Literal('Europe/Stockholm'), Type.Literal('Europe/Helsinki')], {
          description: 'In which times of day are said and shown',
        }),
        discuss: Type.Object(
          { identified: Names, unidentified: Names },
          { ...strict, description: 'What may be discussed at each level of service (S44)' },
        ),
        reasons: Type.Array(Type.Object({ id: Type.String({ pattern: '^[a-z-]+$' }), name: Names }, strict), {
          minItems: 1,
          maxItems: 9,
          description: 'Reasons for a call (S14), in the order of their keys',
        }),
        ways: Type.Array(
          Type.Object(
            {
              key: Type.String({ pattern: '^[0-9]$' }),
              way: Type.Union([
                Type.Literal('app'),
                Type.Literal('code-table'),
                Type.Literal('code-box'),
                Type.Literal('unidentified'),
                Type.Literal('block'),
              ]),
            },
            strict,
          ),
          {
            minItems: 1,
            description:
              'Which key of the telephone menu is which way (S5, S22, S45), and which one blocks; the web offers the same ways to log in',
          },
        ),
        hours: Type.Optional(Hours),
        servicePoints: Type.Optional(
          Type.Array(Type.Object({ name: Names, address: Names }, strict), {
            description: 'Where customers meet the bank, for the help pages (S47)',
          }),
        ),
      },
      strict,
    ),
    policy: Type.Object(
      {
        profile: Type.Union([Type.Literal('described'), Type.Literal('strict')]),
        rules: Type.Optional(Rules),
      },
      strict,
    ),
    store: Type.Union([
      Type.Object({ folder: Type.String({ minLength: 1, description: 'Embedded database; one process at a time' }) }, strict),
      Type.Object({ postgres: Type.String({ pattern: '^postgres(ql)?://', description: 'PostgreSQL 15 or later' }) }, strict),
    ]),
    keys: Type.Union([
      Type.Object({ file: Type.String({ minLength: 1, description: 'Made on first use, mode 600' }) }, strict),
      Type.Object(
        { environment: Type.String({ minLength: 1, description: 'Name of the environment variable that holds the keys' }) },
        strict,
      ),
    ]),
    listen: Type.Object(
      {
        host: Type.String({ default: '127.0.0.1' }),
        port: Type.Integer({ minimum: 0, maximum: 65_535 }),
        appPort: Type.Integer({ minimum: 0, maximum: 65_535, description: "The app's own origin (D18)" }),
        url: Type.Optional(Type.String({ pattern: '^https?://', description: 'Public address of the main origin' })),
        appUrl: Type.Optional(Type.String({ pattern: '^https?://', description: "Public address of the app's origin" })),
        proxies: Type.Optional(
          Type.Array(Type.String({ pattern: '^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$' }), {
            minItems: 1,
            description: 'Addresses of the proxies before it, whose X-Forwarded-For is believed: so one address can be limited',
          }),
        ),
      },
      strict,
    ),
    openid: Type.Optional(OpenidSchema),
    node: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$', description: 'Name of this node, unique among them' })),
    phone: Type.Optional(
      Type.Object(
        {
          browser: Type.Boolean({ description: 'The browser phone: for demo and training' }),
          callsAtOnce: Type.Optional(Type.Integer({ minimum: 1, description: 'On one node; whoever calls beyond it hears busy' })),
          recordings: Type.Optional(
            Type.String({ minLength: 1, description: "A folder of the bank's own recordings, which go before ours; see docs/voices.md" }),
          ),
          asterisk: Type.Optional(AsteriskSchema),
          twilio: Type.Optional(TwilioSchema),
          voicexml: Type.Optional(VoiceXmlSchema),
        },
        strict,
      ),
    ),
    sms: Type.Optional(SmsSchema),
    letters: Type.Optional(
      Type.Object(
        { folder: Type.String({ minLength: 1, description: 'Where letters to be posted appear, for a printing house to take away' }) },
        { ...strict, description: 'Without it letters are ordered and wait. See docs/integrating/letters.md' },
      ),
    ),
    audit: Type.Optional(
      Type.Object(
        {
          folder: Type.String({
            minLength: 1,
            description:
              'Where the audit and all that was used up are exported to: on another disk than the database, in none of its backups',
          }),
        },
        {
          ...strict,
          description: 'Without it a restored database takes again what was used since its backup. See docs/decisions/0019-the-seal.md',
        },
      ),
    ),
    push: Type.Optional(
      Type.Object(
        { subject: Type.String(), publicKey: Type.String(), privateKey: Type.String() },
        { ...strict, description: 'VAPID keys for Web Push' },
      ),
    ),
    clients: Type.Optional(
      Type.Array(
        Type.Object(
          {
            id: Type.String({ pattern: '^[a-z0-9-]+$' }),
            name: Type.String({ minLength: 1 }),
            tokenHash: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bearer token, hexadecimal' }),
            may: Type.Array(
              Type.Union([
                Type.Literal('api'),
                Type.Literal('phone'),
                Type.Literal('desk-events'),
                Type.Literal('metrics'),
                Type.Literal('sms-receipts'),
                Type.Literal('events'),
              ]),
              {
                description: 'The doors it may use: `api`, `phone`, `desk-events`, `metrics`, `sms-receipts`, `events`',
              },
            ),
            signing: Type.Optional(
              Type.Object(
                {
                  keys: Type.Array(
                    Type.Object(
                      { kid: Type.String({ minLength: 1 }), kty: Type.String() },
                      { description: 'A public JWK with `kid`: Ed25519, P-256 or RSA' },
                    ),
                    { minItems: 1 },
                  ),
                },
                {
                  ...strict,
                  description:
                    'It signs each request to the telephone door by one of these keys, beside its token. See docs/integrating/phone.md',
                },
              ),
            ),
          },
          strict,
        ),
      ),
    ),
  },
  strict,
);

type Plain = Static<typeof ConfigSchema>;
export type Config = Omit<Plain, 'bank'> & { readonly bank: Omit<Plain['bank'], 'brand'> & { readonly brand: Brand } };

const checker = Compile(ConfigSchema);

/** Reads a configuration as a whole. Throws one Broken('configuration-wrong') whose sentence lists every fault. */
export function readConfig(given: unknown): Config {
  const faults = [...listShapeFaults(given), ...listMeaningFaults(given)];
  if (faults.length > 0)
    throw new Broken('configuration-wrong', `The configuration cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return given as Config;
}

/** Throws Broken('configuration-unreadable') if there is no such file or it is no JSON. */
export async function readConfigFile(file: string): Promise<Config> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Broken('configuration-unreadable', `There is no configuration at ${file}.`);
  try {
    return readConfig(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The words around it repeat what stands there, which may be the password of the database.
    const [where = ''] = / \(line \d+ column \d+\)$/.exec(error.message) ?? [];
    throw new Broken('configuration-unreadable', `The configuration at ${file} is not JSON${where}.`);
  }
}

function listShapeFaults(given: unknown): string[] {
  if (checker.Check(given)) return [];
  return checker.Errors(given).map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || 'it'} ${message}`);
}

function listMeaningFaults(given: unknown): string[] {
  if (!checker.Check(given)) return [];
  const { bank, policy, clients = [], sms, openid, listen, phone } = given as Plain;
  return [
    ...faultsOfRules(policyOf({ policy })),
    ...faultsOfBrand(bank.brand),
    ...faultsOfAsterisk(phone?.asterisk),
    ...findDoubles(
      'bank.ways: key',
      bank.ways.map(({ key }) => key),
    ),
    ...findDoubles(
      'bank.reasons:',
      bank.reasons.map(({ id }) => id),
    ),
    ...faultsOfSms(sms, clients),
    ...faultsOfOpenid(openid, listen),
    ...findDoubles(
      'clients:',
      clients.map(({ id }) => id),
    ),
    ...clients.flatMap(({ id, signing }) => findKeyFaults(signing?.keys ?? []).map((fault) => `clients: ${id}: ${fault}`)),
  ];
}

function faultsOfBrand(brand: unknown): string[] {
  try {
    parseBrand(brand);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
