import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openMemory } from '#adapters/memory';
import { issueActivationCode } from '#authenticators/activation-code';
import { createServer, readConfig } from '#server';
import { bank } from '../../../src/demo/bank.ts';
import { ownCode } from '../../app-bank.ts';
import { aCustomer } from '../../credentials/bank.ts';
import { carryByFetch, createPhoneClient } from '../../phone-client.ts';
import { makeKey } from '../provider.ts';

const help = `A bank in memory for the OpenID Foundation's conformance suite, with one customer whose app answers by itself.

  node --import tsx test/openid/conformance-suite/serve.ts --issuer URL --suite URL --write FOLDER [--port N] [--refuse]

  --issuer URL    its address from outside, with https: a proxy before it ends TLS
  --suite URL     the suite's address, as https://localhost.emobix.co.uk:8443
  --write FOLDER  where the configurations of the plans are written, with keys made for this run
  --port N        the first of two ports on this machine (3000)
  --refuse        the app refuses what comes, for the modules that ask for a refusal
`;
const text = { type: 'string' } as const;
const options = {
  issuer: text,
  suite: text,
  write: text,
  port: { ...text, default: '3000' },
  refuse: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
const { values } = parseArgs({ options });
if (values.help || !values.issuer || !values.suite || !values.write) {
  process.stdout.write(help);
  process.exit(values.help ? 0 : 2);
}

const secret = randomBytes(32).toString('hex');
const keys = ['first', 'second', 'ciba-first', 'ciba-second', 'ping-first', 'ping-second'].map((id) => makeKey('PS256', id));
const callback = `${values.suite}/test/a/styrka/callback`;
const names = { sv: 'Prövning', fi: 'Testaus', en: 'Conformance' };
const web = { name: names, redirectUris: [callback], postLogoutRedirectUris: [`${values.suite}/test/a/styrka/post_logout_redirect`] };
const told = { backchannelLogoutUri: `${values.suite}/test/a/styrka/backchannel_logout` };
const secretHash = createHash('sha256').update(secret).digest('hex');
const keyed = (id: string) => ({
  is: 'private-key-jwt',
  jwks: { keys: keys.filter(({ kid }) => kid === id).map(({ publicJwk }) => publicJwk) },
});
const asks = { purposes: [{ id: 'cards', name: names }], advisors: [], initiators: ['user'] };
const ping = { mode: 'ping', notificationEndpoint: `${values.suite}/test/a/styrka/ciba-notification-endpoint`, ...asks };
const basic = ['basic', 'basic-second'].map((id) => ({
  id,
  ...web,
  ...told,
  profile: 'standard',
  refresh: true,
  auth: { is: 'secret', secretHash },
  scopes: ['profile'],
}));
const fapi = ['first', 'second'].map((id) => ({ id, ...web, profile: 'fapi2', refresh: true, auth: keyed(id), scopes: ['profile'] }));
const ciba = ['ciba-first', 'ciba-second', 'ping-first', 'ping-second'].map((id) => ({
  id,
  name: names,
  profile: 'fapi2',
  refresh: true,
  auth: keyed(id),
  ciba: id.startsWith('ping') ? ping : { mode: 'poll', ...asks },
}));

const folder = await mkdtemp(join(tmpdir(), 'styrka-suite-'));
const port = Number(values.port);
const config = readConfig({
  bank,
  policy: { profile: 'described' },
  store: { folder: 'unused' },
  keys: { file: join(folder, 'keys') },
  listen: { host: '127.0.0.1', port, appPort: port + 1, url: values.issuer },
  openid: { clients: [...basic, ...fapi, ...ciba] },
});
const { core, addresses } = await createServer(config, { opened: openMemory() });
await core.stores.customers.add({ ...aCustomer('maj', '604218'), name: 'Maj Söderholm' }, { audit: [] });

const app = `http://127.0.0.1:${port + 1}`;
const phone = createPhoneClient(carryByFetch(app), { origin: addresses.app, rpId: 'localhost' });
const { code } = await issueActivationCode(core, 'maj');
await phone.enrol({ userCode: '604218', activationCode: code, ownCode: ownCode.code, name: 'the suite' });

const fill = { '{ISSUER}': values.issuer, '{SUITE}': values.suite, '{SECRET}': secret };
await mkdir(values.write, { recursive: true });
for (const name of ['basic', 'fapi2', 'ciba-poll', 'ciba-ping']) {
  let plan = await readFile(join(import.meta.dirname, `${name}.json`), 'utf8');
  for (const [place, value] of Object.entries(fill)) plan = plan.replaceAll(place, value);
  for (const { kid, privateJwk } of keys) plan = plan.replaceAll(`"{KEY ${kid}}"`, JSON.stringify(privateJwk));
  await writeFile(join(values.write, `${name}.json`), plan);
}
process.stdout.write(`ready: ${values.issuer} on port ${port}, configurations in ${values.write}\n`);

/** Whoever is asked answers within a second; the session of the app may be over meanwhile. */
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  await phone.openSession();
  for (const { id } of await phone.waiting()) await (values.refuse ? phone.decline(id) : phone.approve(id, ownCode));
}
