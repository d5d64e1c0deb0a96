import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWKS, Provider } from 'oidc-provider';

/** The library alone, with its own store in memory: everybody who asks is somebody at once. Its address comes over IPC. */
const client = JSON.parse(process.argv[2] ?? '') as { id: string; secret: string; redirectUri: string };
const server = createServer().listen(0, '127.0.0.1', () => {
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(origin);
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const grant = new provider.Grant({ accountId: 'somebody', clientId: client.id });
    grant.addOIDCScope('openid');
    const result = { login: { accountId: 'somebody' }, consent: { grantId: await grant.save() } };
    response.writeHead(303, { location: await provider.interactionResult(request, response, result) }).end();
  });
  process.send?.({ ready: origin });
});
process.on('disconnect', () => process.exit());
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system });
});

function createProvider(origin: string): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' };
  return new Provider(origin, {
    jwks: { keys: [jwk] } as JWKS,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['a key of the bench'] },
    issueRefreshToken: async () => true,
    rotateRefreshToken: () => true,
    features: { devInteractions: { enabled: false } },
  });
}
