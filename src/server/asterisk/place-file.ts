import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Broken } from '#ports';
import { isLoopback } from '../loopback.ts';
import { findInstalled } from './installed.ts';
import type { Place } from './place.ts';

const strict = { additionalProperties: false } as const;
const Name = Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' });
const Address = Type.String({ pattern: '^[0-9A-Za-z.:/-]+$' });
const Port = Type.Integer({ minimum: 1, maximum: 65_535 });
const File = Type.String({ minLength: 1 });
const Secret = Type.Union([
  Type.Object({ file: File }, strict),
  Type.Object({ environment: Type.String({ pattern: '^[A-Z][A-Z0-9_]*$' }) }, strict),
]);
const Srtp = Type.Union([Type.Literal('required'), Type.Literal('allowed'), Type.Literal('off')]);
const Language = Type.Union([Type.Literal('sv'), Type.Literal('fi'), Type.Literal('en')]);
const Phone = Type.Object({ name: Name, password: Secret, srtp: Srtp }, strict);

const PlaceSchema = Type.Object(
  {
    folder: File,
    program: Type.Optional(File),
    voices: Type.Optional(File),
    styrka: Type.Object(
      {
        address: Type.String({ pattern: '^wss?://[^/\\s]+/' }),
        app: Type.Optional(Name),
        password: Secret,
        authority: Type.Optional(File),
        certificate: Type.Optional(File),
        key: Type.Optional(File),
      },
      strict,
    ),
    numbers: Type.Array(Type.Object({ dialled: Type.String({ pattern: '^\\+?[0-9]{3,20}$' }), language: Language }, strict)),
    transports: Type.Array(
      Type.Union([
        Type.Object({ name: Name, protocol: Type.Union([Type.Literal('udp'), Type.Literal('tcp')]), host: Address, port: Port }, strict),
        Type.Object(
          {
            name: Name,
            protocol: Type.Literal('tls'),
            host: Address,
            port: Port,
            certificate: File,
            key: File,
            clients: Type.Optional(File),
          },
          strict,
        ),
      ]),
      { minItems: 1 },
    ),
    sound: Type.Object({ from: Port, to: Port, host: Type.Optional(Address) }, strict),
    web: Type.Optional(Type.Object({ host: Address, port: Port, certificate: Type.Optional(File), key: Type.Optional(File) }, strict)),
    trunks: Type.Array(
      Type.Object(
        {
          name: Name,
          transport: Name,
          from: Type.Array(Address, { minItems: 1 }),
          srtp: Srtp,
          user: Type.Optional(Type.String({ minLength: 1 })),
          password: Type.Optional(Secret),
        },
        strict,
      ),
    ),
    phones: Type.Optional(Type.Array(Phone)),
    callers: Type.Optional(Type.Array(Phone)),
    peers: Type.Optional(
      Type.Array(Type.Object({ name: Name, transport: Name, address: Type.String({ pattern: '^sips?:' }), srtp: Srtp }, strict)),
    ),
    person: Type.Optional(Type.String({ pattern: '^PJSIP/' })),
  },
  strict,
);

type PlaceFile = Static<typeof PlaceSchema>;
const checker = Compile(PlaceSchema);
const ownVoices = fileURLToPath(new URL('../../../voices', import.meta.url));

/** Reads the description of a place (docs/telephone.md); files in it stand beside it. Throws Broken('configuration-…') with every fault. */
export async function readPlace(file: string): Promise<Place> {
  const text = await readFile(file, 'utf8').catch(() =>
    refuse('configuration-unreadable', `There is no description of a place at ${file}.`),
  );
  const given = parse(file, text);
  const faults = checker.Check(given)
    ? findFaults(given)
    : [...checker.Errors(given)].map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || 'it'} ${message}`);
  if (faults.length > 0) refuse('configuration-wrong', `${file} cannot be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return resolvePlace(given as PlaceFile, dirname(resolve(file)));
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('configuration-unreadable', `${file} is not JSON.`);
  }
}

/** What keyed codes and passwords travel over is protected, or does not leave the machine. */
function findFaults({ styrka, web, transports, trunks, peers = [], sound }: PlaceFile): string[] {
  const known = new Set(transports.map(({ name }) => name));
  const host = new URL(styrka.address).hostname;
  return [
    ...(styrka.address.startsWith('ws:') && !isLoopback(host) ? ['styrka.address: beyond this machine it begins with wss:'] : []),
    ...(styrka.address.startsWith('wss:') && /^[0-9.]+$|^\[/.test(host)
      ? ['styrka.address: a name, for Asterisk compares names of a certificate, never addresses']
      : []),
    ...(web && !web.certificate && !isLoopback(web.host) ? ['web: beyond this machine it needs a certificate and a key'] : []),
    ...(web && (web.certificate === undefined) !== (web.key === undefined) ? ['web: a certificate and its key belong together'] : []),
    ...(sound.to - sound.from < 3 ? ['sound: a call takes two ports, an advisor two more'] : []),
    ...[...trunks, ...peers]
      .filter(({ transport }) => !known.has(transport))
      .map(({ name, transport }) => `${name}: there is no transport ${transport}`),
    ...trunks
      .filter(({ user, password }) => (user === undefined) !== (password === undefined))
      .map(({ name }) => `${name}: a user and a password belong together`),
  ];
}

async function resolvePlace(given: PlaceFile, beside: string): Promise<Place> {
  const at = (file: string) => resolve(beside, file);
  const files = <Given extends object>(it: Given): Given =>
    Object.fromEntries(Object.entries(it).map(([name, value]) => [name, fileNames.has(name) ? at(value as string) : value])) as Given;
  const secret = async (from: Static<typeof Secret>) =>
    ('file' in from ? (await readFile(at(from.file), 'utf8').catch(() => '')).trim() : process.env[from.environment]) ||
    refuse('configuration-unreadable', `There is no password in ${'file' in from ? at(from.file) : from.environment}.`);
  const phones = (all: readonly Static<typeof Phone>[] = []) =>
    Promise.all(all.map(async ({ password, ...phone }) => ({ ...phone, password: await secret(password) })));
  const { program, styrka, web, person } = given;
  return {
    folder: at(given.folder),
    installed: findInstalled(program === undefined ? undefined : at(program)),
    voices: given.voices === undefined ? ownVoices : at(given.voices),
    styrka: { ...files(styrka), app: styrka.app ?? 'styrka', password: await secret(styrka.password) },
    numbers: given.numbers,
    transports: given.transports.map(files),
    sound: given.sound,
    ...(web ? { web: files(web) } : {}),
    trunks: await Promise.all(
      given.trunks.map(async ({ password, ...trunk }) => ({ ...trunk, ...(password ? { password: await secret(password) } : {}) })),
    ),
    phones: await phones(given.phones),
    callers: await phones(given.callers),
    peers: given.peers ?? [],
    ...(person ? { person } : {}),
  };
}

const fileNames = new Set(['certificate', 'key', 'clients', 'authority']);

function refuse(code: string, sentence: string): never {
  throw new Broken(code, sentence);
}
