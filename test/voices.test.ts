import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Language, languages } from '#texts';
import { loudnessOf, peakOf, speechLevel } from '../scripts/voices/level.ts';
import { examine, fileOf, ours, readManifest, soundFile, type Wanted } from '../scripts/voices/manifest.ts';
import { pronounce } from '../scripts/voices/pronounce.ts';
import { makePause, makeRinging, makeSilence, makeWaiting } from '../scripts/voices/sounds.ts';
import { milliseconds, readWav, sampleRate } from '../scripts/voices/wav.ts';
import { listRecordings, pauses } from '../src/channels/phone/prompts/prompts.ts';
import { bank } from '../src/demo/bank.ts';
import { listen, measureApart } from './voices-apart.ts';

const wanted: Wanted[] = languages.flatMap((language: Language) =>
  [...listRecordings(language, { brand: bank.brand, reasons: bank.reasons })].map(([name, words]) => ({ language, name, words })),
);
const greeting: Wanted = { language: 'sv', name: 'greeting', words: 'Välkommen till Lyktbankens kundtjänst.' };

function samplesOf(file: URL): Int16Array {
  return readWav(readFileSync(file)) ?? assert.fail(`${file.pathname} is not what a telephone carries`);
}

function fractions(samples: Int16Array): Float64Array {
  return new Float64Array(samples).map((sample) => sample / 32768);
}

/** Each file is read once for all tests. */
const recordings = new Map<string, Int16Array>();

function recordingOf({ language, name }: Pick<Wanted, 'language' | 'name'>): Int16Array {
  const file = fileOf(ours, { language, name });
  const read = recordings.get(file.href) ?? samplesOf(file);
  recordings.set(file.href, read);
  return read;
}

function voiceOf(recording: Pick<Wanted, 'language' | 'name'>): Float64Array {
  return fractions(recordingOf(recording));
}

describe('the recorded voices', () => {
  test('every recording says what its text says now', () => {
    const manifest = readManifest(ours);
    assert.ok(wanted.length > 300);
    assert.deepEqual(
      wanted.flatMap((one) => examine(ours, manifest, one) ?? []),
      [],
    );
  });

  test('a changed text, a missing file and a file of another length are found', () => {
    const manifest = readManifest(ours);
    assert.equal(examine(ours, manifest, { ...greeting, words: 'Hej.' })?.what, 'out of date');
    assert.equal(examine(ours, manifest, { ...greeting, name: 'no-such' })?.what, 'missing');
    const entry = manifest['greeting']?.sv ?? assert.fail();
    assert.equal(examine(ours, { greeting: { sv: { ...entry, ms: entry.ms + 1 } } }, greeting)?.what, 'of another length');
    assert.equal(examine(ours, {}, greeting)?.what, 'out of date');
  });

  test('no recording clips, is faint, or keeps the caller waiting at its ends', () => {
    for (const { language, name } of wanted) {
      const samples = recordingOf({ language, name });
      const heard = (sample: number) => Math.abs(sample) > 100;
      const peak = peakOf(voiceOf({ language, name }));
      assert.ok(peak < -1, `${language}/${name} has a peak of ${peak.toFixed(1)} dB`);
      assert.ok(samples.findIndex(heard) < 0.3 * sampleRate, `${language}/${name} begins late`);
      assert.ok(samples.length - samples.findLastIndex(heard) < 0.3 * sampleRate, `${language}/${name} ends late`);
    }
  });

  test('no recording was clipped before it was made quieter: its highest samples do not stand in a row', () => {
    for (const { language, name } of wanted) {
      const samples = recordingOf({ language, name });
      const high = 0.998 * 32768 * 10 ** (peakOf(fractions(samples)) / 20);
      let row = 0;
      for (const sample of samples) {
        row = Math.abs(sample) >= high ? row + 1 : 0;
        assert.ok(row < 3, `${language}/${name} is flat at its peak`);
      }
    }
  });

  test('every recording is as loud as the others, so that a code within a sentence is no whisper', () => {
    for (const { language, name } of wanted) {
      const loudness = loudnessOf(voiceOf({ language, name }));
      assert.ok(Math.abs(loudness - speechLevel) < 1.5, `${language}/${name} has ${loudness.toFixed(1)} dB`);
    }
  });

  test('no recording begins or ends with a click', () => {
    for (const { language, name } of wanted) {
      const samples = recordingOf({ language, name });
      assert.ok(
        [...samples.subarray(0, 160), ...samples.subarray(-160)].every((sample) => sample === 0),
        `${language}/${name}`,
      );
      const steps = [samples.subarray(160, 176), samples.subarray(-336, -320)].flatMap((end) =>
        [...end].map((one, at) => Math.abs(one - (end[at - 1] ?? one))),
      );
      assert.ok(Math.max(...steps) < 1_500, `${language}/${name} jumps by ${Math.max(...steps)}`);
    }
  });

  for (const language of languages) {
    test(`S12: no two digits sound alike in ${language}, in the band of a telephone`, () => {
      const digits = Array.from({ length: 10 }, (_, digit) => listen(voiceOf({ language, name: `number-${digit}` })));
      digits.forEach((one, digit) => {
        for (const [other, sound] of digits.slice(0, digit).entries()) {
          const apart = measureApart(one, sound);
          assert.ok(apart > 3.5, `${other} and ${digit} are ${apart.toFixed(1)} apart`);
        }
      });
    });
  }

  test('a question is never too long: no recording lasts over fifteen seconds', () => {
    for (const { language, name } of wanted) assert.ok(milliseconds(recordingOf({ language, name })) < 15_000, `${language}/${name}`);
  });
});

describe('waiting and ringing', () => {
  test('the files are what the tool makes', () => {
    assert.deepEqual(readFileSync(soundFile('waiting')), makeWaiting());
    assert.deepEqual(readFileSync(soundFile('ringing')), makeRinging());
  });

  test('the waiting sound comes every two and a half seconds, begins and ends in silence, twelve decibel under the voice', () => {
    const samples = samplesOf(soundFile('waiting'));
    assert.equal(milliseconds(samples), 2500);
    assert.deepEqual([samples[0], samples.at(-1)], [0, 0]);
    const voice = wanted.map(({ language, name }) => loudnessOf(voiceOf({ language, name })));
    const mean = voice.reduce((sum, one) => sum + one, 0) / voice.length;
    // Before the note fades.
    const note = loudnessOf(fractions(samples.subarray(0.03 * sampleRate, 0.1 * sampleRate)));
    assert.ok(Math.abs(mean - 12 - note) < 1.5, `voice ${mean.toFixed(1)} dB, waiting ${note.toFixed(1)} dB`);
  });

  test('every pause that a prompt can ask for is a file of its length, and there is no other', () => {
    for (const ms of Object.values(pauses)) {
      assert.deepEqual(readFileSync(soundFile(`pause/${ms}`)), makePause(ms));
      assert.equal(milliseconds(samplesOf(soundFile(`pause/${ms}`))), ms);
    }
    const files = readdirSync(new URL('.', soundFile('pause/')));
    assert.deepEqual(
      files.map((file) => Number.parseInt(file, 10)).sort((a, b) => a - b),
      Object.values(pauses).sort((a, b) => a - b),
    );
  });

  test('T34 part: silence for a question lasts a minute and is nothing but silence', () => {
    assert.deepEqual(readFileSync(soundFile('silence')), makeSilence());
    const samples = samplesOf(soundFile('silence'));
    assert.deepEqual([milliseconds(samples), samples.every((sample) => sample === 0)], [60_000, true]);
  });

  test('the ring-back tone is one second in five', () => {
    const samples = samplesOf(soundFile('ringing'));
    assert.equal(milliseconds(samples), 5000);
    assert.ok(samples.subarray(sampleRate).every((sample) => sample === 0));
  });
});

describe('what the synthesiser is given', () => {
  const rows: [language: Language, words: string, spoken: string][] = [
    ['sv', 'Du kan försöka igen.', "Du kan [[fWs.'Y:ka]] [[Ij'En]]."],
    ['sv', 'Öppna sms:et nu.', "Öppna [[Es,Em'EsE-t]] nu."],
    ['sv', 'Ange sedan koden', 'Ange sedan koden,'],
    ['sv', 'fyra', 'fyra'],
    ['en', 'A for Alfa,', '[[eI]] for Alfa,'],
    ['en', 'Alfa is a word.', 'Alfa is a word.'],
  ];
  for (const [language, words, spoken] of rows) {
    test(`"${words}" is given as ${spoken}`, () => assert.equal(pronounce(language, words), spoken));
  }
});

describe('a file that a bank puts in', () => {
  test('it is taken if a telephone can carry it, with other chunks too', () => {
    const file = makeWaiting();
    const chunk = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    assert.equal(readWav(Buffer.concat([file.subarray(0, 36), chunk, file.subarray(36)]))?.length, 20_000);
  });

  test('it is refused if it is stereo, of another rate, cut short or no sound at all', () => {
    const changed = (at: number, value: number) => {
      const file = makeWaiting();
      file.writeUInt16LE(value, at);
      return file;
    };
    const rows = [changed(20, 6), changed(22, 2), changed(24, 44_100), changed(34, 24), Buffer.from('ID3'), makeWaiting().subarray(0, 40)];
    for (const file of rows) assert.equal(readWav(file), undefined);
  });
});
