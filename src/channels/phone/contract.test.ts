import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Fastify, { type HTTPMethods } from 'fastify';
import { approve, openPhoneBank } from '../../../test/telephone/bank.ts';
import { usualLimits } from './line.ts';
import { doorLimits } from './parts.ts';
import { refusals } from './refusals.ts';
import { registerPhone } from './register.tsx';
import type { Step } from './step.ts';

const document = readFileSync(new URL('../../../docs/integrating/phone.md', import.meta.url), 'utf8');

/** The example's requests, with the prompts that the line above each says will be heard. */
function readExample() {
  const [, script = ''] = /```sh\n(.*?)```/s.exec(document) ?? [];
  let promised: string[] = [];
  return script.split('\n').flatMap((line) => {
    if (line.startsWith('# ') && !line.startsWith('# {')) promised = [...line.matchAll(/"([a-z-]+)"/g)].map(([, id = '']) => id);
    const [, method = 'GET', path] = /^curl -s (?:-X ([A-Z]+) )?"\$BASE([^"]+)"/.exec(line) ?? [];
    if (!path) return [];
    const [, body] = /-d '(.+)'$/.exec(line) ?? [];
    return [{ method: method as HTTPMethods, path, body: body ? (JSON.parse(body) as object) : undefined, promised }];
  });
}

test('the documented call by hand goes as the document says', async () => {
  const bank = await openPhoneBank();
  const server = Fastify();
  const more = { origin: '', assets: () => ({ scripts: [], styles: [] }), demo: false, browserPhone: false };
  registerPhone(server, { ...bank, ...more, findClient: (token) => (token === 'token' ? 'ivr' : undefined) });
  const heard = new Set<string>();
  let call = '';
  const example = readExample();
  assert.equal(example.length, 9);
  for (const { method, path, body, promised } of example) {
    const asked = server.inject({
      method,
      url: path.replace('$CALL', call),
      headers: { authorization: 'Bearer token' },
      ...(body ? { payload: body } : {}),
    });
    if (path.endsWith('after=4')) await approve(bank, 'aino');
    if (path.endsWith('after=7')) await bank.calls.take(call, 'anna');
    await bank.clock.advance(500);
    const { body: answer, statusCode } = await asked;
    if (method === 'DELETE') {
      assert.equal(statusCode, 204);
      continue;
    }
    const { step, ...rest } = JSON.parse(answer) as { step: Step; call?: string };
    call = rest.call ?? call;
    if (step.talk) heard.add('talk');
    for (const { prompt } of step.say) {
      assert.ok(promised.includes(prompt), `${prompt} is heard, and the document says ${promised}`);
      heard.add(prompt);
    }
  }
  assert.deepEqual([...new Set(example.flatMap(({ promised }) => promised))].sort(), [...heard].sort());
});

test('the document names every field of a step and every refusal', async () => {
  const bank = await openPhoneBank();
  const call = await bank.line.open({ to: '0846500410', from: null }, { name: 'ivr', is: 'client' });
  assert.ok(typeof call === 'object');
  const { step } = call.board;
  for (const name of [...Object.keys(step), ...Object.keys(step.collect ?? {}), ...Object.keys(step.say[0] ?? {})])
    assert.match(document, new RegExp(`"${name}"`), name);
  for (const code of Object.keys(refusals)) assert.match(document, new RegExp(`\`${code}\``), code);
});

test('the document states the limits that are kept', () => {
  const [, limits = ''] = /## Limits\n\n(.*)\n/.exec(document) ?? [];
  const { messages, message, refusals, sockets } = doorLimits;
  const stated = (limits.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replace(',', '')));
  assert.deepEqual(stated, [usualLimits.calls, usualLimits.callsOfOne, sockets, messages, message, refusals]);
});
