import { parseArgs } from 'node:util';
import { issueStaffLink, roles } from '#back-office';
import { isLanguage } from '#texts';
import { addressesOf } from '../addresses.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';
import { openRegister } from './open-register.ts';

const help = `Members of staff, and their way in.

  npm run staff -- add ID --name NAME --role ROLE [--language sv]
  npm run staff -- link ID
  npm run staff -- list

  add         ROLE is one of ${roles.join(', ')}; the language sv, fi or en
  link        prints a link with which this member of staff logs in once, within ten minutes: give it to nobody else
  list        id, role and name of everybody, one a line

  --json      prints JSON, one object a line
  --config F  the bank's configuration (styrka.json)
  --help      this

  It may run beside the server if that uses PostgreSQL.

  Exit codes: 0 done · 1 failed · 2 wrong arguments or configuration
`;

const options = {
  config: { type: 'string', default: 'styrka.json' },
  name: { type: 'string' },
  role: { type: 'string' },
  language: { type: 'string', default: 'sv' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npm run staff -- …` */
export function runStaff(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    const act = chooseAct(positionals, values);
    const register = await openRegister(values.config);
    try {
      for (const told of await act(register)) console.out(`${values.json ? JSON.stringify(told) : Object.values(told).join('  ')}\n`);
      return exits.done;
    } finally {
      await register.close();
    }
  });
}

type Register = Awaited<ReturnType<typeof openRegister>>;
type Told = { readonly [key: string]: string };
type Act = (register: Register) => Promise<readonly Told[]>;
type Given = { readonly name?: string | undefined; readonly role?: string | undefined; readonly language: string };

function chooseAct([command, id, ...others]: readonly string[], given: Given): Act {
  if (others.length === 0 && command === 'list' && id === undefined) return list;
  if (others.length === 0 && command === 'link' && id !== undefined) return (register) => link(register, id);
  if (others.length === 0 && command === 'add' && id !== undefined) {
    const member = readMember(id, given);
    return (register) => add(register, member);
  }
  throw new WrongUse(`What shall be done?\n\n${help}`);
}

function readMember(id: string, { name = '', role, language }: Given) {
  const known = roles.find((one) => one === role);
  if (!/^[a-z0-9-]{1,40}$/.test(id)) throw new WrongUse('An id has 1 to 40 small letters, digits and hyphens.');
  if (name.trim() === '' || name.length > 200 || /\p{C}/u.test(name))
    throw new WrongUse('--name is the name as customers and colleagues see it.');
  if (!known) throw new WrongUse(`--role is one of ${roles.join(', ')}.`);
  if (!isLanguage(language)) throw new WrongUse('--language is sv, fi or en.');
  return { id, name: name.normalize('NFC').trim(), role: known, language };
}

async function add({ parts }: Register, member: ReturnType<typeof readMember>): Promise<readonly Told[]> {
  const { stores, clock, node } = parts;
  if (await stores.staff.find(member.id)) throw new WrongUse(`There is a member of staff ${member.id} already.`);
  await stores.staff.add({ ...member, available: false });
  await stores.audit.append([{ at: clock.now(), node, what: 'staff-added', staff: member.id, detail: { role: member.role } }]);
  return [{ added: member.id }];
}

async function link({ parts, config }: Register, id: string): Promise<readonly Told[]> {
  return [{ link: await issueStaffLink({ ...parts, origin: addressesOf(config).main }, id) }];
}

async function list({ parts }: Register): Promise<readonly Told[]> {
  return (await parts.stores.staff.all()).map(({ id, role, language, name }) => ({ id, role, language, name }));
}
