import { issueTable } from '#authenticators/code-table';
import { setPassword } from '#authenticators/password';
import { type SmsGateway, sealNumber } from '#ports';
import { createServer, type Running, readConfigFile } from '#server';
import { aCustomer } from '../credentials/bank.ts';
import type { Person } from '../logins/acts.ts';
import { canaryDigits } from './find-canaries.ts';

/** The whole server in a process of its own, so that all it writes can be read. Its SMS go to the test. */
export type ServerNews =
  | { readonly is: 'ready'; readonly people: readonly Person[] }
  | { readonly is: 'sms'; readonly to: string; readonly text: string };

const [file = '', pages = ''] = process.argv.slice(2);
const tell = (news: ServerNews): void => void (process.connected && process.send?.(news));
const passwords: readonly string[] = JSON.parse(process.argv[4] ?? '[]');
let sent = 0;
const gateway: SmsGateway = {
  name: 'test',
  async send({ to, text }) {
    sent += 1;
    tell({ is: 'sms', to, text });
    return { is: 'sent', reference: String(sent) };
  },
  receipts: () => {},
  async close() {},
};
const running = await createServer(await readConfigFile(file), { pages, gateways: () => [gateway] });
// No bank may set these: they are set where all parts of the server read them.
Object.assign(running.core.policy, {
  passwordDigits: { least: canaryDigits, most: canaryDigits },
  postedPasswordDigits: canaryDigits + 2,
  cellDigits: canaryDigits,
  smsDigits: canaryDigits,
});
process.on('message', (line: string) => console.error(line));
process.on('disconnect', () => void running.close().finally(() => process.exit()));
tell({ is: 'ready', people: await Promise.all(passwords.map((password, n) => addPerson(running.core, n, password))) });

async function addPerson(core: Running['core'], n: number, password: string): Promise<Person> {
  const person = { id: `customer-${n}`, userCode: String(30_000_000 + n) };
  await core.stores.customers.add(aCustomer(person.id, person.userCode), { audit: [] });
  await setPassword({ ...core, hashing: { memory: 64, passes: 1 } }, person.id, password);
  let cells: Person['cells'] = [];
  const print = async (table: Pick<Person, 'cells'>) => {
    cells = table.cells;
    return true;
  };
  await issueTable(core, person.id, print, { inPerson: true });
  const number = await sealNumber(core.keys, person.id, `+467017406${String(10 + n)}`);
  const own = { customer: person.id, credential: `number of ${person.id}`, ...number };
  await core.stores.numbers.register([own], core.clock.now(), { audit: [] });
  return { ...person, password, cells };
}
