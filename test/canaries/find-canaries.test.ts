import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCanaries } from './find-canaries.ts';

const canary = '481516234208151623421089';
const canaries = new Set([canary]);

test('T23 part: what looks for canaries finds one in every form that a careless program would write', () => {
  const careless = {
    'as it is': `cell ${canary} of table 4711`,
    'within a longer number': `00${canary}99`,
    'in groups, as it is said': canary.replace(/(...)/g, '$1 '),
    'as bytes in hexadecimal': `\\x${Buffer.from(canary).toString('hex')}`,
    'in base64': Buffer.from(canary).toString('base64'),
    'in base64 within other things, whatever their length': ['{"code":"', '{"codes":"', '{"thecode":"']
      .map((before) => Buffer.from(`${before}${canary}"}`).toString('base64url'))
      .join(' '),
  };
  for (const [how, text] of Object.entries(careless)) assert.deepEqual(findCanaries(text, canaries), [canary], how);
});

test('T23 part: it finds nothing where there is none', () => {
  assert.deepEqual(findCanaries(`${canary.slice(0, 23)} ${'7'.repeat(100)}`.replace(' 7', 'x7'), canaries), []);
});
