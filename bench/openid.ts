import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '#server';
import { openBrowser } from './browser.ts';
import type { Given } from './identifications.ts';
import { enter, handOver } from './logins.ts';
import { startNode } from './nodes.ts';
import { measureRate, type Rate } from './rate.ts';

/** Of an application whose customers are logged in at the bank: the request, its code, the tokens for it; and tokens for a refresh token. */
export type Provided = { readonly logIns: Rate; readonly tokens: Rate; readonly bareLogIns: Rate; readonly bareTokens: Rate };

const client = { id: 'bench', secret: 'a-secret-of-the-bench-with-many-letters', redirectUri: 'https://bench.example/back' };
const verifier = 'bench-'.repeat(8);
const request = new URLSearchParams({
  client_id: client.id,
  redirect_uri: client.redirectUri,
  response_type: 'code',
  scope: 'openid',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
});
const name = { sv: 'Mätning', fi: 'Mittaus', en: 'Bench' };
const registered: NonNullable<Config['openid']> = {
  clients: [
    {
      id: client.id,
      name,
      profile: 'standard',
      redirectUris: [client.redirectUri],
      refresh: true,
      auth: { is: 'secret', secretHash: createHash('sha256').update(client.secret).digest('hex') },
    },
  ],
};

type Browser = ReturnType<typeof openBrowser>;
/** Where the library is, and what it has used of the processor, microseconds. */
type Library = { readonly origin: string; readonly authorize: string; readonly token: string; cpu(): Promise<number> };

export async function measureOpenid({ ground, size, profiles, tell }: Given): Promise<Provided> {
  tell('openid: start a node');
  const node = await startNode(await ground.place('postgres'), ground.folder('node'), profiles, { openid: registered });
  const holders = await handOver(node, size.workers);
  const browsers = holders.map(() => openBrowser(node.addresses.main));
  await Promise.all(browsers.map(async (browser, n) => enter(browser, node, holders[n] as (typeof holders)[number])));
  const cpu = async () => (await node.ask({ do: 'usage' })).cpu;
  const own = { origin: node.addresses.main, authorize: '/openid/authorize', token: '/openid/token', cpu };
  tell('openid: Styrka');
  const styrka = await measure(own, browsers, size);
  for (const browser of browsers) browser.close();
  await node.stop();
  tell('openid: the bare library');
  const bare = await startBare();
  const others = browsers.map(() => openBrowser(bare.origin));
  const library = await measure(bare, others, size);
  for (const browser of others) browser.close();
  await bare.stop();
  return { ...styrka, bareLogIns: library.logIns, bareTokens: library.tokens };
}

type Measured = Pick<Provided, 'logIns' | 'tokens'>;

/** First the log-ins, then the refresh tokens of the last of them. */
async function measure(library: Library, browsers: readonly Browser[], { workers, warmUp, window }: Given['size']): Promise<Measured> {
  const tokens: string[] = [];
  const load = { workers, warmUp, window: Math.max(window, 1_000), sample: library.cpu };
  const logIns = await measureRate({
    ...load,
    work: async (worker) => {
      const code = await askCode(library, browsers[worker] as Browser);
      const fields = { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri, code_verifier: verifier };
      tokens[worker] = await redeem(library, fields);
    },
  });
  const work = async (worker: number) => {
    tokens[worker] = await redeem(library, { grant_type: 'refresh_token', refresh_token: tokens[worker] ?? '' });
  };
  return { logIns, tokens: await measureRate({ ...load, work }) };
}

async function askCode({ authorize }: Library, browser: Browser): Promise<string> {
  let path = `${authorize}?${request}`;
  for (let hop = 0; hop < 5; hop++) {
    const { status, location = '' } = await browser.get(path);
    if (location.startsWith(client.redirectUri)) return new URL(location).searchParams.get('code') ?? '';
    if (!location) throw new Error(`The provider answered ${status} at ${path}.`);
    path = location.replace(/^https?:\/\/[^/]+/, '');
  }
  throw new Error(`${authorize} leads nowhere.`);
}

const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;

/** The refresh token that comes with the others. */
async function redeem({ origin, token }: Library, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(`${origin}${token}`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) });
  const tokens = (await answer.json()) as { readonly refresh_token?: string; readonly id_token?: string };
  if (!tokens.refresh_token || !tokens.id_token) throw new Error(`No tokens, but ${JSON.stringify(tokens)}`);
  return tokens.refresh_token;
}

async function startBare(): Promise<Library & { stop(): Promise<void> }> {
  const program = fileURLToPath(new URL('./bare-provider.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(client)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [{ ready }] = (await once(child, 'message')) as [{ ready: string }];
  return {
    origin: ready,
    authorize: '/auth',
    token: '/token',
    cpu: async () => {
      child.send('usage');
      const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }];
      return cpu;
    },
    stop: async () => {
      child.disconnect();
      await exited;
    },
  };
}
