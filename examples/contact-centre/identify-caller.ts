import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as openid from 'openid-client';

const help = `Identifies whoever you are talking with: they approve in the bank's app, and you read them the code.

  node --import tsx examples/contact-centre/identify-caller.ts USER-CODE --client ID --key FILE [--issuer URL] [--purpose ID] [--advisor ID]

  --client, --key     your registered client, and its private key as a JWK (ES256)
  --issuer            the bank's Styrka, http://localhost:8420 if it is not said
  --purpose, --advisor  registered ids: what it is about, and who asks
Exit code: 0 identified, 1 not identified, 2 wrong arguments, 3 it could not be asked.
`;
const text = { type: 'string' } as const;
const options = { client: text, key: text, issuer: { ...text, default: 'http://localhost:8420' }, purpose: text, advisor: text };

async function identifyCaller(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  if (values.help) return say(0, help.trimEnd());
  const [userCode, ...more] = positionals;
  if (!userCode || more.length > 0 || !values.client || !values.key) throw new RangeError('One user code, --client and --key are needed.');
  const jwk = JSON.parse(readFileSync(values.key, 'utf8'));
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const prove = openid.PrivateKeyJwt({ key, kid: jwk.kid });
  const execute = values.issuer.startsWith('http://localhost:') ? [openid.allowInsecureRequests] : [];
  const bank = await openid.discovery(new URL(values.issuer), values.client, undefined, prove, { execute });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const context = { initiator: 'user', purpose: values.purpose, advisor: values.advisor };
  const request = { scope: 'openid profile', login_hint: userCode, binding_message: code, request_context: JSON.stringify(context) };
  const asked = await openid.initiateBackchannelAuthentication(bank, request);
  say(0, `Read this code to the caller: ${code.slice(0, 3)} ${code.slice(3)}. Waiting for the app, ${asked.expires_in} seconds at most.`);
  const tokens = await openid.pollBackchannelAuthenticationGrant(bank, asked);
  const who = tokens.claims();
  const { name } = await openid.fetchUserInfo(bank, tokens.access_token, who?.sub ?? '');
  say(0, `Identified: ${name} (${who?.sub}), ${who?.['acr']}, by ${[who?.['amr']].flat().join(' ')}.`);
  say(0, 'It holds for this call only. Press Enter when the call is over.');
  await Promise.race([once(process.stdin.resume(), 'data'), once(process.stdin, 'end')]);
  const body = new URLSearchParams({ auth_req_id: asked.auth_req_id });
  await prove(bank.serverMetadata(), bank.clientMetadata(), body, new Headers());
  const { ok } = await fetch(new URL('/openid/end-of-call', values.issuer), { method: 'POST', body });
  return ok ? say(0, 'The call is over; who it was no longer holds.') : say(3, 'The bank could not be told that the call is over.');
}

function say(code: number, sentence: string): number {
  (code > 1 ? process.stderr : process.stdout).write(`${sentence}\n`);
  return code;
}

process.exitCode = await identifyCaller().catch((error: Error & { error?: string; status?: number; code?: string }) => {
  if (error.error === 'access_denied' || error.error === 'expired_token' || /timed out/.test(error.message))
    return say(1, 'Not identified. Go on as with anybody, and do not say why.');
  if (error.status === 429) return say(3, 'This customer has been asked too often: wait a minute.');
  if (error instanceof RangeError || /^(ENOENT|ERR_PARSE_ARGS)/.test(error.code ?? '')) return say(2, `${error.message} Ask for --help.`);
  return say(3, `It could not be asked: ${error.error ?? error.message}`);
});
process.stdin.pause();
