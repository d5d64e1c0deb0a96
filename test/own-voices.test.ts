import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Brand, type Language, languages } from '#texts';
import { fileOf, ours, readManifest, type Wanted } from '../scripts/voices/manifest.ts';
import { readOptions } from '../scripts/voices/options.ts';
import { adoptRecordings, chooseRecordings, layOut, listStrays } from '../scripts/voices/own.ts';
import { writeWav } from '../scripts/voices/wav.ts';
import { listRecordings } from '../src/channels/phone/prompts/prompts.ts';
import { bank } from '../src/demo/bank.ts';

const eight = ['app-request', 'app-request-strict', 'app-waiting', 'block-confirm', 'greeting', 'menu-app', 'try-again-app', 'we-call-you'];

const beacon: Brand = {
  ...bank.brand,
  sv: { ...bank.brand.sv, bank: 'Fyrbanken', bankGenitive: 'Fyrbankens', app: 'Fyren' },
  fi: { ...bank.brand.fi, bank: 'Majakkapankki', bankGenitive: 'Majakkapankin', bankIllative: 'Majakkapankkiin', app: 'Majakka' },
  en: { ...bank.brand.en, bank: 'Beacon Bank', app: 'Beacon' },
};

function want(brand: Brand): Wanted[] {
  return languages.flatMap((language: Language) =>
    [...listRecordings(language, { brand, reasons: bank.reasons })].map(([name, words]) => ({ language, name, words })),
  );
}

const wanted = want(beacon);
let folder = '';
let own = ours;

/** A tone that is as loud as a voice. */
function speak(amplitude = 0.09): Buffer {
  return writeWav(Float64Array.from({ length: 8_000 }, (_, at) => amplitude * Math.sin(at / 3)));
}

const put = (file: string, sound: Buffer = speak()) => {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), sound);
};

const wrong = () =>
  chooseRecordings(own, wanted).flatMap((one) => (one.heard === 'wrong' ? [`${one.language}/${one.name}: ${one.why}`] : []));

describe("a bank's own voice", () => {
  // Hooks outside a suite would run for every test of every file.
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'own-voices-'));
    own = pathToFileURL(`${folder}/`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a bank that only changes its names is asked for eight sentences a language, the same in each', () => {
    const asked = chooseRecordings(own, wanted).filter(({ heard }) => heard === 'wrong');
    for (const language of languages)
      assert.deepEqual(asked.flatMap((one) => (one.language === language ? [one.name] : [])).sort(), eight, language);
  });

  test('the demo bank itself lacks nothing', () => {
    assert.ok(chooseRecordings(own, want(bank.brand)).every(({ heard }) => heard === 'ours'));
  });

  test('when the eight are recorded and noted, nothing is missing, and all else is ours', () => {
    for (const language of languages) for (const name of eight) put(`${language}/${name}.wav`);
    assert.equal(wrong().length, 24, 'not noted yet');
    assert.deepEqual(adoptRecordings(own, wanted, wanted), []);
    assert.deepEqual(wrong(), []);
    assert.equal(chooseRecordings(own, wanted).filter(({ heard }) => heard === 'own').length, 24);
    assert.deepEqual(Object.keys(readManifest(own)).sort(), eight);
  });

  test('a recording of ours may be replaced too, and a file that was exchanged since is found', () => {
    put('sv/password.wav');
    adoptRecordings(own, wanted, wanted);
    assert.equal(chooseRecordings(own, wanted).find(({ language, name }) => language === 'sv' && name === 'password')?.heard, 'own');
    cpSync(fileOf(ours, { language: 'sv', name: 'password' }), fileOf(own, { language: 'sv', name: 'password' }));
    assert.ok(wrong().includes('sv/password: another file than was noted: note it with --adopt'));
  });

  test('when a text changes, the recording of the earlier one is found', () => {
    put('sv/greeting.wav');
    adoptRecordings(own, want(bank.brand), want(bank.brand));
    assert.ok(wrong().some((line) => line.startsWith('sv/greeting: not noted, or says an earlier text')));
  });

  test('one that clips, or is louder or fainter than the others, is told', () => {
    put('sv/greeting.wav', speak(1));
    put('fi/greeting.wav', speak(0.4));
    put('en/greeting.wav', speak(0.02));
    adoptRecordings(own, wanted, wanted);
    assert.deepEqual(
      wrong().filter((line) => line.includes('/greeting:')),
      [
        'sv/greeting: it clips: its peak must stay under -1 dB',
        'fi/greeting: 13 dB louder than the others (-24 dB while it speaks)',
        'en/greeting: 13 dB fainter than the others (-24 dB while it speaks)',
      ],
    );
  });

  test('what no telephone carries is refused, and so is a name that no text asks for', () => {
    put('sv/greeting.wav', Buffer.from('ID3 no wave at all'));
    put('fi/greting.wav');
    assert.deepEqual(
      adoptRecordings(own, wanted, wanted).map(({ language, name }) => `${language}/${name}`),
      ['sv/greeting'],
    );
    assert.deepEqual(listStrays(own, wanted), ['fi/greting.wav']);
  });

  test('a telephone system gets one whole folder: ours, with the own in their places, and nothing is overwritten', () => {
    put('sv/greeting.wav');
    const into = join(folder, 'whole');
    const bankOwn = pathToFileURL(`${join(folder, 'bank')}/`);
    put('bank/sv/greeting.wav', Buffer.from('the own'));
    layOut(bankOwn, into);
    assert.equal(readFileSync(join(into, 'sv/greeting.wav'), 'utf8'), 'the own');
    for (const file of ['fi/greeting.wav', 'waiting.wav', 'silence.wav', 'pause/120.wav'])
      assert.deepEqual(readFileSync(join(into, file)), readFileSync(fileURLToPath(new URL(file, ours))), file);
    assert.ok(!existsSync(join(into, 'README.md')));
    assert.throws(() => layOut(bankOwn, into), /is not empty/);
  });
});

test('what is for a folder of your own is not done to ours', () => {
  for (const given of [['--adopt'], ['--into', 'x'], ['--folder', 'x'], ['--language', 'de'], ['--no-such']])
    assert.throws(() => readOptions(given), Error, given.join(' '));
  assert.equal(readOptions(['--help']), 'help');
});
