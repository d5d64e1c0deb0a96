import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePlace, chooseQuestion, chooseRefusal } from './request-words.ts';

test('D9: the app asks whether the customer calls only where they do; whoever has called them cannot have it ask that', () => {
  assert.equal(chooseQuestion({ kind: 'call', initiator: null }), 'isItYou');
  assert.equal(chooseQuestion({ kind: 'identify', initiator: 'user' }), 'isItYou');
  assert.equal(chooseQuestion({ kind: 'identify', initiator: 'bank' }), 'areWeCalling');
  assert.equal(chooseQuestion({ kind: 'identify', initiator: null }), 'identifying');
});

test('a payment in a call is asked about as a payment, whoever has called', () => {
  for (const initiator of ['user', 'bank', null] as const) assert.equal(chooseQuestion({ kind: 'pay', initiator }), 'paying');
});

test('the third answer is "I am not in a call" only where there is one', () => {
  assert.deepEqual(chooseRefusal({ kind: 'call', initiator: null }), { refusal: 'notInCall', why: 'notInCallWhy' });
  assert.deepEqual(chooseRefusal({ kind: 'identify', initiator: 'bank' }), { refusal: 'notInCall', why: 'notInTheirCallWhy' });
  for (const kind of ['login', 'change', 'identify', 'pay'] as const)
    assert.deepEqual(chooseRefusal({ kind, initiator: null }), { refusal: 'notAsked' });
});

test('the code is compared with what is heard in a call, and otherwise where the customer sees it', () => {
  assert.equal(choosePlace({ kind: 'identify', initiator: 'user' }), 'compare');
  assert.equal(choosePlace({ kind: 'identify', initiator: null }), 'compareThere');
  assert.equal(choosePlace({ kind: 'login', initiator: null }), 'compareWeb');
});
