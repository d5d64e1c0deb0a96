import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import webPush from 'web-push';
import { createWebPush } from './index.ts';

const vapid = webPush.generateVAPIDKeys();
const settings = { subject: 'mailto:bank@example', ...vapid, life: 240_000, services: ['localhost'], insecure: true } as const;
const message = { title: 'Lyktan', body: 'Något väntar på dig i Lyktan.' };

/** A browser that has subscribed, and the service that carries to it. */
async function openService(t: TestContext, status = 201) {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const got: { headers: Record<string, unknown>; body: Buffer }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    got.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A test that fails must not leave it open: the run would wait for it for ever.
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const keys = { p256dh: browser.getPublicKey().toString('base64url'), auth: auth.toString('base64url') };
  return { browser, auth, got, port, subscription: { endpoint: `http://localhost:${port}/push/1`, keys }, close: () => server.close() };
}

/** RFC 8188 §2 and RFC 8291 §3.3, written from the RFCs: what a browser does with the body. */
function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
  const opener = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

describe('Web Push', () => {
  test('S10: only the browser that subscribed can read it, and it holds the neutral sentence and nothing else', async (t) => {
    const service = await openService(t);
    assert.equal(await createWebPush(settings).wake(service.subscription, message), 'sent');
    const [{ headers, body }] = service.got as [(typeof service.got)[0]];
    assert.deepEqual(JSON.parse(decrypt(body, service.browser, service.auth)), message);
    assert.equal(headers['content-encoding'], 'aes128gcm');
    assert.equal(headers['ttl'], '240');
    assert.ok(!body.includes('Lyktan'));
  });

  test('the service sees who sends: a signature of the bank for this very service (RFC 8292)', async (t) => {
    const service = await openService(t);
    await createWebPush(settings).wake(service.subscription, message);
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(String(service.got[0]?.headers['authorization'])) ?? [];
    assert.equal(key, vapid.publicKey);
    const [head, claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    assert.ok(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
    const { aud, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; sub: string };
    assert.deepEqual([aud, sub], [`http://localhost:${service.port}`, settings.subject]);
  });

  const rows: [status: number, outcome: string][] = [
    [201, 'sent'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'failed'],
    [500, 'failed'],
    [302, 'failed'],
  ];
  for (const [status, outcome] of rows)
    test(`a service that answers ${status}: ${outcome}`, async (t) => {
      const service = await openService(t, status);
      assert.equal(await createWebPush(settings).wake(service.subscription, message), outcome);
    });

  test('a service that cannot be reached has failed and may be tried again', async (t) => {
    const service = await openService(t);
    service.close();
    assert.equal(await createWebPush(settings).wake(service.subscription, message), 'failed');
  });

  test('no phone makes the server call an address of its choice', async (t) => {
    const service = await openService(t);
    const push = createWebPush({ subject: settings.subject, life: settings.life, ...vapid });
    const { keys } = service.subscription;
    for (const endpoint of [
      service.subscription.endpoint,
      'https://localhost/x',
      'https://169.254.169.254/latest',
      'https://fcm.googleapis.com.evil.example/x',
      'https://user@fcm.googleapis.com/x',
      'http://fcm.googleapis.com/x',
      'junk',
    ])
      assert.equal(await push.wake({ endpoint, keys }, message), 'gone', endpoint);
    for (const wrong of [null, {}, { endpoint: 'https://fcm.googleapis.com/x', keys: { p256dh: 'AA', auth: 'AA' } }])
      assert.equal(await push.wake(wrong, message), 'gone');
    assert.deepEqual(service.got, []);
  });

  test('I8 part: a key that is no point of the curve is a phone that cannot be reached, not a fault of the server', async (t) => {
    const service = await openService(t);
    service.close();
    const { endpoint, keys } = service.subscription;
    for (const point of [Buffer.alloc(65, 4), Buffer.alloc(65)])
      assert.equal(
        await createWebPush(settings).wake({ endpoint, keys: { ...keys, p256dh: point.toString('base64url') } }, message),
        'gone',
      );
    assert.deepEqual(service.got, []);
  });
});
