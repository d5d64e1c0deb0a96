import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  addClient,
  createRecords,
  createSigningKeys,
  listAdded,
  type OpenidClient,
  publicPartOf,
  readEntityKey,
  removeClient,
} from '#openid';
import { faultsOfOpenid, readClient } from '../config-openid.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';
import { openRegister } from './open-register.ts';

const help = `Clients of the OpenID Provider, beside those of the configuration, and the keys it signs with.

  npm run clients -- list
  npm run clients -- add --file FILE
  npm run clients -- remove ID
  npm run clients -- rotate-keys [--leaked]
  npm run clients -- entity-key

  list         id, profile, where it is registered and its name, one a line
  add          FILE holds one client as in openid.clients of the configuration (docs/configuration.md); - reads the standard
               input. In place of one with the same id that was added so
  remove       its tokens are worth nothing within seconds
  rotate-keys  new keys, published at once and signing in an hour, when every client has read them
  entity-key   the public key that vouches for the others, for the other side in the Finnish Trust Network
  --leaked     they sign at once, and whatever the old ones have signed is worth nothing

  --json       prints JSON, one object a line
  --config F   the bank's configuration (styrka.json)
  --help       this

  It may run beside the server if that uses PostgreSQL; every node follows within fifteen seconds.

  Exit codes: 0 done · 1 failed · 2 wrong arguments or configuration
`;

const options = {
  config: { type: 'string', default: 'styrka.json' },
  file: { type: 'string' },
  leaked: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npm run clients -- …` */
export function runClients(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    const act = await chooseAct(positionals, values, console);
    const register = await openRegister(values.config);
    try {
      const { stores, keys, clock } = register.parts;
      const records = createRecords({ store: stores.openid, keys, clock });
      for (const told of await act({ ...register, records }))
        console.out(`${values.json ? JSON.stringify(told) : Object.values(told).join('  ')}\n`);
      return exits.done;
    } finally {
      await register.close();
    }
  });
}

type Register = Awaited<ReturnType<typeof openRegister>> & { readonly records: ReturnType<typeof createRecords> };
type Told = { readonly [key: string]: string };
type Act = (register: Register) => Promise<readonly Told[]>;
type Given = { readonly file?: string | undefined; readonly leaked: boolean };

async function chooseAct(words: readonly string[], { file, leaked }: Given, console: Console): Promise<Act> {
  const [command, id, ...others] = words;
  const alone = id === undefined && others.length === 0;
  if (alone && command === 'list') return list;
  if (alone && command === 'add' && file !== undefined) {
    const client = await readFileOf(file, console);
    return (register) => add(register, client);
  }
  if (others.length === 0 && command === 'remove' && id !== undefined) return (register) => remove(register, id);
  if (alone && command === 'entity-key') return tellEntityKey;
  if (alone && command === 'rotate-keys') return (register) => rotate(register, leaked);
  throw new WrongUse(`${sayWrong(words)}\n\n${help}`);
}

function sayWrong(words: readonly string[]): string {
  const [command] = words;
  if (command === 'add') return 'Which client is added? Name its file alone, with --file.';
  if (command === 'remove') return 'Which client is removed? Name its id alone.';
  return command === undefined ? 'What shall be done?' : `This cannot be done: ${words.join(' ')}.`;
}

async function readFileOf(file: string, { input }: Console): Promise<OpenidClient> {
  const text = file === '-' ? await readAll(input) : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new WrongUse(`There is no file ${file}.`);
  const given = parse(text);
  if (given === undefined) throw new WrongUse(`What stands in ${file === '-' ? 'the standard input' : file} is not JSON.`);
  const { client, faults } = readClient(given);
  if (client === undefined) throw new WrongUse(`This client cannot be added:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  return client;
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of input) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** Undefined: it is no JSON. The words of the parser repeat what stands there. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function list({ config, records }: Register): Promise<readonly Told[]> {
  const tell = (where: string) => (client: Pick<OpenidClient, 'id' | 'profile' | 'name'>) => ({
    id: client.id,
    profile: client.profile,
    where,
    name: client.name.en,
  });
  return [...(config.openid?.clients ?? []).map(tell('configuration')), ...(await listAdded(records)).map(tell('added'))];
}

async function add({ config, records, parts }: Register, client: OpenidClient): Promise<readonly Told[]> {
  if (!config.openid) throw new WrongUse('The configuration has no openid: there is no OpenID Provider.');
  const others = (await listAdded(records)).filter(({ id }) => id !== client.id);
  const faults = faultsOfOpenid({ ...config.openid, clients: [...config.openid.clients, ...others, client] }, config.listen);
  if (faults.length > 0) throw new WrongUse(`This client cannot be added:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  await addClient(records, client);
  await note(parts, 'openid-client-added', client.id);
  return [{ added: client.id }];
}

async function remove({ records, parts }: Register, id: string): Promise<readonly Told[]> {
  if (!(await removeClient(records, id))) throw new WrongUse(`No client ${id} was added. Those of the configuration are removed there.`);
  await note(parts, 'openid-client-removed', id);
  return [{ removed: id }];
}

async function rotate({ records, parts }: Register, leaked: boolean): Promise<readonly Told[]> {
  const added = await createSigningKeys({ records, clock: parts.clock }).rotate(leaked ? 'leaked' : undefined);
  for (const kid of added) await note(parts, 'openid-key-added', kid);
  return added.map((kid) => ({ key: kid }));
}

async function tellEntityKey({ records }: Register): Promise<readonly Told[]> {
  return [{ key: JSON.stringify(publicPartOf(await readEntityKey(records))) }];
}

async function note({ stores, clock, node }: Register['parts'], what: string, id: string): Promise<void> {
  await stores.audit.append([{ at: clock.now(), node, what, detail: { id } }]);
}
