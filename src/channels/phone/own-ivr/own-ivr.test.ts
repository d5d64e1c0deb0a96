import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXml } from '../../../../test/own-ivr/xml-tree.ts';
import { readNumber } from './ivr-calls.ts';
import { writeLost } from './twiml.ts';
import { element, writeDocument } from './xml.ts';

test('whatever stands in a document stands there as text', () => {
  const strange = `a<b>&"c'</d>`;
  const tree = readXml(writeDocument(element('A', { b: strange, none: undefined, yes: true, count: 3 }, strange)));
  assert.deepEqual(tree, { name: 'A', attributes: { b: strange, yes: 'true', count: '3' }, children: [], text: strange });
});

test('a number is read however a platform writes it, and what is none is nobody’s', () => {
  for (const given of [
    '+46846500410',
    'tel:+46846500410',
    'sip:+46846500410@pbx.example;user=phone',
    'sips:+46846500410@pbx',
    'tel:+46846500410;ext=1',
  ])
    assert.equal(readNumber(given), '+46846500410', given);
  for (const given of [undefined, '', 'anonymous', 'sip:aino@evil.example', '+46 evil', '12', `+${'1'.repeat(16)}`, '+4684650041<script>'])
    assert.equal(readNumber(given), null, given);
});

test('a contact centre may be a number, or have parameters of its own', () => {
  const dialled = (contactCentre: string) => readXml(writeLost({ contactCentre })).children[0]?.children[0];
  assert.deepEqual([dialled('+46846500499')?.name, dialled('+46846500499')?.text], ['Number', '+46846500499']);
  const sip = 'sips:queue@acd.example;transport=tls?X-From=styrka&X-Way=1';
  assert.deepEqual([dialled(sip)?.name, dialled(sip)?.text], ['Sip', sip]);
});
