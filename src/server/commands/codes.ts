import { parseArgs } from 'node:util';
import { issueActivationCode } from '#authenticators/activation-code';
import type { InPerson } from '#customers';
import { createIssue, type Issue } from '../issue.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';
import { openRegister } from './open-register.ts';
import { readSeen } from './seen.ts';

const help = `The codes of a customer: what is handed out or posted to them. None of it is shown here but an activation code.

  npm run codes -- give ID [--in-person --staff S --evidence KIND:NUMBER]
  npm run codes -- table ID
  npm run codes -- password ID
  npm run codes -- app ID

  give        all that a new customer needs: letters with user code and code table, and the first password of the policy.
              --in-person: somebody has seen the customer's passport or ID card, and the table works at once
              --evidence KIND:NUMBER: what was seen, passport:NUMBER or identity-card:NUMBER; with --staff, which is needed then
  table       a new code table by letter; it works once the customer activates it
  password    a one-time password by letter
  app         prints an activation code for the app; it is good for ten minutes, once

  --staff S   who ordered it, for the audit
  --json      prints one JSON object
  --config F  the bank's configuration (styrka.json)
  --help      this

  Letters leave when the server prints them (letters.folder in its configuration). It may run beside the server if that uses PostgreSQL.

  Exit codes: 0 done · 1 failed · 2 wrong arguments or configuration · 3 refused: no such customer or staff, blocked, no user code, no address, ordered before
`;

const options = {
  config: { type: 'string', default: 'styrka.json' },
  'in-person': { type: 'boolean', default: false },
  evidence: { type: 'string' },
  staff: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

type Register = Awaited<ReturnType<typeof openRegister>>;
type Told = { readonly refused?: string; readonly [key: string]: string | undefined };
type Given = { readonly seen: InPerson | undefined; readonly by: { readonly staff?: string } };

const acts = {
  give: ({ issue }, customer, { by, seen }) => issue.giveCodes(customer, seen ?? by).then((said) => sayGiven(said, customer)),
  table: ({ issue }, customer, { by }) => issue.orderTable(customer, by).then(sayOrdered),
  password: ({ issue }, customer, { by }) => issue.orderPassword(customer, by).then(sayOrdered),
  app: async ({ register }, customer, { by }) => {
    const { code, expires } = await issueActivationCode(register.parts, customer, by.staff);
    return { activationCode: code, until: new Date(expires).toISOString() };
  },
} satisfies Record<string, (at: { readonly register: Register; readonly issue: Issue }, customer: string, given: Given) => Promise<Told>>;

/** `npm run codes -- …` */
export function runCodes(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    const [name = '', customer, ...others] = positionals;
    if (!isAct(name) || customer === undefined || others.length > 0) throw new WrongUse(`What shall be done?\n\n${help}`);
    const by = values.staff === undefined ? {} : { staff: values.staff };
    const seen = readSeen(values['in-person'] && name === 'give', values);
    const register = await openRegister(values.config);
    try {
      const told = await act(register, name, customer, { seen, by });
      console.out(`${values.json ? JSON.stringify(told) : Object.values(told).join('  ')}\n`);
      return told.refused === undefined ? exits.done : exits.refused;
    } finally {
      await register.close();
    }
  });
}

function isAct(name: string): name is keyof typeof acts {
  return Object.hasOwn(acts, name);
}

async function act(register: Register, name: keyof typeof acts, customer: string, given: Given): Promise<Told> {
  const { customers, staff } = register.parts.stores;
  const found = await customers.find(customer);
  if (!found || found.closed !== null) return { refused: 'There is no such customer.' };
  if (found.blocked) return { refused: 'The agreement of this customer is blocked: no code would work.' };
  // The audit names nobody who is not on the staff.
  if (given.by.staff !== undefined && !(await staff.find(given.by.staff))) return { refused: 'There is no such member of staff.' };
  return acts[name]({ register, issue: createIssue(register.parts) }, customer, given);
}

function sayGiven(said: Awaited<ReturnType<Issue['giveCodes']>>, customer: string): Told {
  if (said === 'ordered') return { given: customer };
  return said === 'no-user-code' ? { refused: 'The customer has no user code.' } : sayOrdered(said);
}

function sayOrdered(ordered: Awaited<ReturnType<Issue['orderTable']>>): Told {
  if (ordered === 'ordered') return { ordered: 'The letter is on its way.' };
  return { refused: ordered === 'no-address' ? 'There is no registered address.' : 'Such a letter waits already.' };
}
