import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describePhone } from './describe-phone.ts';

const rows: [agent: string, name: string][] = [
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36', 'Chrome på Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1',
    'Safari på iPhone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0', 'Edge på Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox på Linux'],
  ['something else', 'Webb'],
];
for (const [agent, name] of rows) test(`the customer knows the phone again: ${name}`, () => assert.equal(describePhone('sv', agent), name));
