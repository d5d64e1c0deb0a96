import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEvent } from '#ports';
import { tellEvent } from './history.ts';
import { historyTexts, howTexts } from './history-texts.ts';

function tell(what: string, detail: AuditEvent['detail'] = {}, more: Partial<AuditEvent> = {}): string | undefined {
  const told = tellEvent({ at: 0, node: 'one', customer: 'oskar', what, detail, ...more });
  return told && [historyTexts[told.what].sv, ...told.how.map((how) => howTexts[how].sv)].join(', ');
}

const shown = [{ by: 'password' }, { by: 'code-box' }];

test('K9, K14, K15, K16: what happened with the box and its password stands in the history, in the customer’s words', () => {
  assert.equal(
    tell('flow-identified', { purpose: 'login', plan: 'code-box', channel: 'web', shown }),
    'Du loggade in, på webben, lösenord, kodbox',
  );
  assert.equal(
    tell('flow-identified', { purpose: 'call', plan: 'two-codes', shown: [{ by: 'code-box-pair' }] }, { call: 'one' }),
    'Du identifierade dig i ett samtal, i telefon, kodbox',
  );
  assert.equal(tell('flow-done', { give: 'password' }), 'Du fick ett temporärt lösenord, på webben');
  assert.equal(tell('flow-done', { renew: 'password' }), 'Lösenordet byttes, på webben');
  assert.equal(tell('flow-identified', { purpose: 'change', plan: 'new-password', channel: 'web' }), undefined, 'it says so itself');
  assert.match(tell('flow-identified', { purpose: 'change', plan: 'join', channel: 'web' }) ?? '', /^Du anslöt dig till webbanken/);
});

test('S60, N3: whom a client has asked about over CIBA reads it in the history, whether it was them or not', () => {
  const over = { channel: 'ciba', plan: 'ciba' };
  const app = [{ by: 'app-approval' }];
  assert.equal(tell('flow-identified', { ...over, purpose: 'identify', shown: app }), 'Du identifierade dig, i en annan tjänst, appen');
  assert.equal(tell('flow-identified', { ...over, purpose: 'pay', shown: app }), 'Du bekräftade en betalning, i en annan tjänst, appen');
  assert.equal(tell('flow-refused', over), 'Någon försökte identifiera sig som du och lyckades inte, i en annan tjänst');
});

test('K26c, K27, K36, K37: boxes that were given, activated, synchronised, ordered, blocked and lost, and by whom', () => {
  const serial = 'LB-1007-4418';
  assert.equal(tell('code-box-given', { serial, status: 'handed-out' }), 'En kodbox skickades till dig, av banken');
  assert.equal(tell('code-box-given', { serial, status: 'active' }), 'Du fick en kodbox, av banken');
  assert.match(tell('flow-identified', { purpose: 'change', plan: 'activate-box' }) ?? '', /^En kodbox togs i bruk/);
  assert.match(tell('flow-identified', { purpose: 'change', plan: 'synchronise' }) ?? '', /^Kodboxen synkroniserades med banken/);
  assert.equal(tell('code-box-ordered', { by: 'customer' }), 'En ny kodbox beställdes, av dig');
  assert.equal(tell('code-box-ordered', { by: 'renewal' }), 'En ny kodbox beställdes, av banken');
  assert.equal(tell('code-box-blocked', { as: 'lost' }, { staff: 'anna' }), 'En kodbox anmäldes borttappad och spärrades, av kundtjänsten');
  assert.equal(tell('code-box-blocked', { as: 'blocked' }), 'En kodbox spärrades');
  assert.equal(tell('code-box-activated', { serial }, { staff: 'kristina' }), 'En kodbox togs i bruk, av kundtjänsten');
});

test('I3, I6: what wrong codes have locked is told by what it is, and so is who opened it; the evidence is not', () => {
  assert.equal(tell('codes-locked', { kind: 'code-box' }), 'Kodboxen låstes efter för många felaktiga koder');
  assert.equal(tell('codes-locked', { kind: 'code-box alone' }), 'Skapa nytt lösenord stängdes efter för många felaktiga koder');
  assert.equal(tell('codes-locked', { kind: 'code-box in a session' }), 'Sidan Kodbox stängdes för koder efter för många felaktiga');
  assert.equal(tell('codes-locked', { kind: 'strangers' }), 'Koderna låstes efter för många försök');
  const evidence = { is: 'passport', number: 'FP1234567' };
  for (const [opened, said] of [
    ['box', 'Den låsta kodboxen öppnades, av kundtjänsten'],
    ['new-password', 'Skapa nytt lösenord öppnades igen, av kundtjänsten'],
    ['in-session', 'Sidan Kodbox öppnades för koder igen, av kundtjänsten'],
  ] as const)
    assert.equal(tell('code-box-unlocked', { opened, evidence }, { staff: 'kristina' }), said);
});
