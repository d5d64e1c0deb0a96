import assert from 'node:assert/strict';
import { get } from './journey.ts';
import { issuer, openOpenidBank } from './provider.ts';
import { runCases } from './run-cases.ts';

const bank = await openOpenidBank();

runCases('config-plan.test.ts', {
  'oidcc-discovery-endpoint-verification: discovery says where everything is, and every address answers there': async () => {
    const { status, body, headers } = await get(bank, '/.well-known/openid-configuration');
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /application\/json/);
    assert.equal(body['issuer'], issuer);
    const endpoints = Object.entries(body).filter(([name]) => name.endsWith('_endpoint') || name === 'jwks_uri');
    assert.ok(endpoints.length >= 7, String(endpoints));
    for (const [name, address] of endpoints) {
      assert.ok(String(address).startsWith(`${issuer}/openid/`), name);
      assert.notEqual((await get(bank, new URL(String(address)).pathname)).status, 500, name);
    }
    for (const name of ['response_types_supported', 'subject_types_supported', 'id_token_signing_alg_values_supported', 'scopes_supported'])
      assert.ok(Array.isArray(body[name]) && body[name].length > 0, name);
    assert.ok((body['scopes_supported'] as string[]).includes('openid'));
    assert.equal(body['claims_parameter_supported'], true);
    const { body: jwks } = await get(bank, '/openid/jwks');
    for (const key of jwks['keys'] as Record<string, unknown>[]) {
      assert.ok(typeof key['kid'] === 'string' && key['use'] === 'sig');
      assert.deepEqual(
        Object.keys(key).filter((member) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'].includes(member)),
        [],
        'nothing private is published',
      );
    }
  },
});
