import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as openid from 'openid-client';

/*
 * A bank's own menu asks who is calling, and nothing of the call passes through Styrka. Asterisk runs this for one call, behind the key
 * of its own menu that means "with the app" (AGI):
 *
 *   exten => 1,1,AGI(/opt/bank/identify-in-menu.sh)      a line: exec node --import tsx …/identify-in-menu.ts
 *
 * The environment names ISSUER, CLIENT and KEY, the file of its private JWK (ES256). The recordings are the bank's own.
 */
const {
  ISSUER = 'http://localhost:8420',
  CLIENT = 'contact-centre',
  KEY = 'contact-centre.json',
  QUEUE = 'customer-service',
} = process.env;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** A command of AGI and its result: keys, or -1 when the caller has gone. */
async function tell(command: string): Promise<string> {
  process.stdout.write(`${command}\n`);
  const { value = '' } = await lines.next();
  const [, result = '-1'] = /^200 result=(\S*)/.exec(value) ?? [];
  return result;
}

async function connect() {
  const jwk = JSON.parse(readFileSync(KEY, 'utf8'));
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const prove = openid.PrivateKeyJwt({ key, kid: jwk.kid });
  const execute = ISSUER.startsWith('http://localhost:') ? [openid.allowInsecureRequests] : [];
  return { bank: await openid.discovery(new URL(ISSUER), CLIENT, undefined, prove, { execute }), prove };
}

/** Asks, reads out the code that the app shows, and waits for the answer. Null: not identified, for whatever reason. */
async function identify(userCode: string, over: (end: () => Promise<void>) => void): Promise<string | null> {
  const { bank, prove } = await connect();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const request = { scope: 'openid', login_hint: userCode, binding_message: code, request_context: '{"initiator":"user"}' };
  const asked = await openid.initiateBackchannelAuthentication(bank, request);
  over(async () => {
    const body = new URLSearchParams({ auth_req_id: asked.auth_req_id });
    await prove(bank.serverMetadata(), bank.clientMetadata(), body, new Headers());
    await fetch(new URL('/openid/end-of-call', ISSUER), { method: 'POST', body });
  });
  await tell('STREAM FILE bank/open-the-app ""');
  await tell(`SAY DIGITS ${code} ""`);
  await tell('SET MUSIC ON waiting');
  const tokens = await openid.pollBackchannelAuthenticationGrant(bank, asked).catch(() => null);
  await tell('SET MUSIC OFF');
  return tokens?.claims()?.sub ?? null;
}

for (let line = await lines.next(); !line.done && line.value !== ''; ) line = await lines.next();
let end = async (): Promise<void> => {};
// The caller has hung up: an identification is worth nothing after its call.
process.once('SIGHUP', () => void end().finally(() => process.exit(0)));
const userCode = await tell('GET DATA bank/user-code 10000 8');
const customer = /^\d{6,8}$/.test(userCode) ? await identify(userCode, (how) => (end = how)).catch(() => null) : null;
if (customer) await tell(`SET VARIABLE BANK_CUSTOMER ${customer}`);
await tell(`STREAM FILE bank/${customer ? 'identified' : 'not-identified'} ""`);
// It stays as long as the call does, and tells when it is over.
await tell(`EXEC Queue ${QUEUE}`);
await end();
process.exit(0);
