import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countParts } from '#adapters/smpp';
import type { Notice } from '#ports';
import { languages, lyktbanken } from '#texts';
import { noticeTexts } from './texts.ts';
import { writeNotice } from './write-notice.ts';

const notices = Object.keys(noticeTexts) as Notice[];
const settings = { brand: lyktbanken, timeZone: 'Europe/Helsinki' } as const;
const at = Date.UTC(2026, 10, 24, 12, 2);
const write = (notice: Notice, language: 'sv' | 'fi' | 'en', when = at) =>
  writeNotice({ is: 'notice', notice, with: { at: when } }, language, settings);
const all = notices.flatMap((notice) => languages.map((language) => ({ notice, language, text: write(notice, language) })));

test('T43 part: a notice goes as one message of the telephone’s own alphabet, under 160 characters', () => {
  for (const { notice, language, text } of all) {
    assert.ok(text.length < 160, `${notice} ${language}: ${text.length}`);
    assert.equal(countParts(text), 1, `${notice} ${language}`);
    assert.equal(countParts(text.padEnd(160, 'a')), 1, `${notice} ${language} is in GSM-7`);
  }
});

test('T43 part: a notice holds no link and no number to call, which is what fraud looks like (S35, S36)', () => {
  for (const { notice, language, text } of all) {
    assert.doesNotMatch(text, /https?:|www\.|\.[a-z]{2,}\b|@|\//i, `${notice} ${language}`);
    assert.doesNotMatch(text.replace(/24\.11\.? |24 Nov|14[.:]02/g, ''), /\d/, `${notice} ${language}`);
  }
});

test('T43 part: a notice begins with the bank, and says what to do', () => {
  for (const { language, text, notice } of all) {
    assert.ok(text.startsWith(`${lyktbanken[language].bank}: `), `${notice} ${language}`);
    assert.match(text, /Ring |Ta med |Soita |Ota mukaan |Call |Bring /, `${notice} ${language}`);
    assert.doesNotMatch(text, /!|tyvärr|valitettavasti|sorry/i, `${notice} ${language}`);
  }
});

test('T41 part: the old number is told on which day and at what time the number changes', () => {
  assert.equal(
    write('number-changed', 'sv'),
    'Lyktbanken: numret för dina bekräftelsekoder ändras den 24.11 kl. 14.02. Var det inte du? Ring det nummer som står på ditt brev från banken.',
  );
  assert.match(write('number-changed', 'fi'), /vaihtuu 24\.11\. klo 14\.02\. Etkö tehnyt tätä itse\?/);
  assert.match(write('number-changed', 'en'), /changes on 24 Nov at 14:02\. Not you\?/);
});

test('D17: there is a text for the notices about the codes themselves, and for nothing else', () => {
  assert.deepEqual([...notices].sort(), [
    'box-activated',
    'box-blocked',
    'box-ordered',
    'codes-blocked',
    'codes-locked',
    'letter-ordered',
    'new-device',
    'number-changed',
    'passkey-ended',
    'passkey-registered',
    'password-changed',
    'table-activated',
    'temporary-password',
  ]);
  const other = { is: 'notice', notice: 'summer-offer' } as never;
  assert.throws(() => writeNotice(other, 'sv', settings), { code: 'notice-unknown' });
});
