import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Brand, type Language, languages, lyktbanken } from '#texts';
import { phoneSettings } from '../../../../test/telephone/bank.ts';
import { promptOf } from './message.ts';
import { type Composed, compose, type Key, listRecordings, type Prompt, type PromptSettings, promptIds, sounds } from './prompts.ts';

const settings: PromptSettings = {
  brand: lyktbanken,
  ways: [
    { key: '1', way: 'app' },
    { key: '2', way: 'code-table' },
    { key: '5', way: 'unidentified' },
    { key: '4', way: 'block' },
  ],
  reasons: phoneSettings.reasons,
};

const given: Partial<Record<Prompt['id'], Prompt['with']>> = {
  cell: { column: 'B', row: 10 },
  'app-request': { code: '4271' },
  'app-request-strict': { code: '427183' },
  'app-waiting': { code: '4271' },
  'box-challenge': { code: '42718305' },
  'queue-place': { place: 3 },
};

const everyPrompt = promptIds.map((id) => ({ id, ...(given[id] ? { with: given[id] } : {}) }) as Prompt);
const voices = new URL('../../../../voices/', import.meta.url);
const there = new Set(globSync('**/*.wav', { cwd: fileURLToPath(voices) }).map((file) => file.slice(0, -'.wav'.length)));

/** What is heard, from the words of the recordings. */
function listen({ audio }: Composed): string {
  const words = new Map(languages.flatMap((language) => wordsByFile(language)));
  return audio.flatMap((one) => ('file' in one ? [words.get(one.file) ?? assert.fail(`${one.file} has no words`)] : [])).join(' ');
}

function wordsByFile(language: Language): [string, string][] {
  return [...listRecordings(language, settings)].map(([name, words]) => [`${language}/${name}`, words]);
}

function read(prompt: Prompt, language: Language, changed: Partial<PromptSettings> = {}): string {
  return compose(prompt, language, { ...settings, ...changed }).text;
}

describe('every prompt, in every language', () => {
  test('the phone has fifty prompts', () => assert.equal(new Set(promptIds).size, 50));

  for (const language of languages) {
    test(`S12 S25 S15 part: whatever the code, the cell, the place and the keys, in ${language} every recording and every pause is there`, () => {
      const code = fc.stringMatching(/^[0-9]{4,8}$/).map((digits) => ({ code: digits }));
      const filled: { [Id in Prompt['id']]?: fc.Arbitrary<unknown> } = {
        cell: fc.record({ column: fc.constantFrom('A', 'B', 'C', 'D', 'E'), row: fc.integer({ min: 1, max: 30 }) }),
        'app-request': code,
        'app-request-strict': code,
        'app-waiting': code,
        'box-challenge': code,
        'queue-place': fc.record({ place: fc.integer({ min: 1, max: 300 }) }),
      };
      const keys = fc.shuffledSubarray([...'0123456789'], { minLength: 5, maxLength: 5 }) as fc.Arbitrary<Key[]>;
      const all = ['app', 'code-table', 'code-box', 'unidentified', 'block'] as const;
      const asked = fc
        .constantFrom(...promptIds)
        .chain((id) => (filled[id] ?? fc.constant(undefined)).map((given) => ({ id, with: given }) as Prompt));
      fc.assert(
        fc.property(asked, keys, fc.boolean(), (prompt, chosen, saysHours) => {
          const ways = all.map((way, at) => ({ key: chosen[at] ?? assert.fail(), way }));
          const { audio } = compose(prompt, language, { ...settings, ways, saysHours });
          const files = audio.map((one) => ('file' in one ? one.file : `pause/${one.pause}`));
          assert.deepEqual(
            files.filter((file) => !there.has(file)),
            [],
          );
        }),
      );
    });

    for (const prompt of everyPrompt) {
      test(`${prompt.id} is heard and read in ${language}`, () => {
        const composed = compose(prompt, language, settings);
        assert.equal(composed.prompt, prompt.id);
        assert.match(composed.text, /^\p{Lu}.*[.?]$/u);
        assert.doesNotMatch(composed.text, /[{}|]|undefined| {2}/);
        assert.doesNotMatch(listen(composed), /[0-9{}|]|undefined/);
        for (const one of composed.audio) {
          if ('file' in one) assert.ok(existsSync(new URL(`${one.file}.wav`, voices)), `voices/${one.file}.wav is missing`);
          else assert.ok(existsSync(new URL(`pause/${one.pause}.wav`, voices)), `voices/pause/${one.pause}.wav is missing`);
        }
      });
    }
  }

  test('every recording there can be is in voices/', () => {
    const files = [...languages.flatMap((language) => wordsByFile(language).map(([file]) => file)), ...sounds];
    assert.deepEqual(
      files.filter((file) => !existsSync(new URL(`${file}.wav`, voices))),
      [],
    );
  });
});

describe('the names of the bank', () => {
  const other: Brand = {
    sv: { bank: 'Fyrbanken', bankGenitive: 'Fyrbankens', app: 'Fyren', webBank: 'Kajen', securitySolution: 'Låset' },
    fi: {
      bank: 'Majakkapankki',
      bankGenitive: 'Majakkapankin',
      bankIllative: 'Majakkapankkiin',
      app: 'Majakka',
      webBank: 'Laituri',
      securitySolution: 'Lukko',
    },
    en: { bank: 'Beacon Bank', app: 'Beacon', webBank: 'Quay', securitySolution: 'Lock' },
  };

  for (const language of languages) {
    test(`a bank that only changes its name records eight sentences in ${language}`, () => {
      const after = listRecordings(language, { ...settings, brand: other });
      const changed = [...listRecordings(language, settings)].filter(([name, words]) => after.get(name) !== words);
      assert.equal(changed.length, 8);
    });

    test(`of all prompts these name the bank or its app in ${language}, and no more`, () => {
      const naming = everyPrompt.filter((prompt) => read(prompt, language) !== read(prompt, language, { brand: other }));
      assert.deepEqual(naming.map(({ id }) => id).sort(), [
        'app-request',
        'app-request-strict',
        'app-waiting',
        'block-confirm',
        'greeting',
        'menu',
        'step-up-menu',
        'try-again',
        'we-call-you',
      ]);
    });
  }
});

describe('what a caller hears', () => {
  const hear = (prompt: Prompt, language: Language) => listen(compose(prompt, language, settings));

  test('S3 S5 S22 S45: the menu says the app first, then the keys of the other ways', () => {
    assert.equal(
      hear({ id: 'menu' }, 'sv'),
      'Enklast identifierar du dig med appen Lyktan: välj ett. Med kodtabellen: välj två. ' +
        'Om du inte kan identifiera dig eller ännu inte är kund: välj fem. För att spärra dina koder: välj fyra.',
    );
  });

  test('S6 S23: the user code is six to eight digits, and hash', () => {
    assert.match(hear({ id: 'user-code' }, 'sv'), /sex till åtta siffror, och tryck fyrkant/);
    assert.match(read({ id: 'user-code' }, 'sv'), /6–8 siffror/);
    assert.match(hear({ id: 'user-code' }, 'fi'), /kuudesta kahdeksaan numeroa/);
    assert.match(read({ id: 'user-code' }, 'fi'), /6–8 numeroa/);
  });

  test('S12: the identification code is heard digit by digit in pairs, and comes last', () => {
    const { text, spelled, audio } = compose({ id: 'app-request', with: { code: '4071' } }, 'fi', settings);
    assert.deepEqual(audio.slice(-7), [
      { file: 'fi/number-4' },
      { pause: 120 },
      { file: 'fi/number-0' },
      { pause: 500 },
      { file: 'fi/number-7' },
      { pause: 120 },
      { file: 'fi/number-1' },
    ]);
    assert.match(text, /Tunnistuskoodisi on: 40 71\.$/);
    assert.match(spelled ?? '', /Tunnistuskoodisi on: 4 0 7 1\.$/);
  });

  test('D1: the code of a strict request is heard in threes', () => {
    assert.match(read({ id: 'app-request-strict', with: { code: '427183' } }, 'en'), /Enter this code in the app: 427 183\.$/);
    assert.match(hear({ id: 'app-request-strict', with: { code: '420183' } }, 'en'), /app: four two zero one eight three$/);
  });

  test('S12: no digit of a code is lost or changes places', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([0-9]{4}|[0-9]{6}|[0-9]{8})$/), fc.constantFrom(...languages), (code, language) => {
        const { audio } = compose({ id: 'app-waiting', with: { code } }, language, settings);
        const digits = audio.flatMap((one) =>
          'file' in one ? [...one.file.matchAll(/\/number-([0-9])$/g)].map(([, digit]) => digit) : [],
        );
        assert.equal(digits.join(''), code);
      }),
    );
  });

  test('S25 S57: a cell of the code table is spelled, its row is a number', () => {
    assert.equal(
      read({ id: 'cell', with: { column: 'B', row: 10 } }, 'sv'),
      'Ange sedan koden B 10 på kodtabellen. B som i Bertil, rad 10. Tryck fyrkant när du är klar.',
    );
    assert.equal(
      hear({ id: 'cell', with: { column: 'E', row: 16 } }, 'fi'),
      'Näppäile sitten tunnuslukutaulukon tunnusluku E kuusitoista E niin kuin Eemeli, rivi kuusitoista Paina lopuksi risuaitaa.',
    );
  });

  test('S14: the reasons have keys in the order of the bank', () => {
    const reasons = [...phoneSettings.reasons].reverse();
    assert.match(
      read({ id: 'reason' }, 'en', { reasons }),
      /^Choose the reason for your call\. Something else: press 1\. .*Cards: press 5\.$/,
    );
  });

  test('S15: a place in the queue is a number up to thirty, and then said otherwise', () => {
    assert.equal(read({ id: 'queue-place', with: { place: 30 } }, 'sv'), 'Du har plats nummer 30 i kön.');
    assert.equal(read({ id: 'queue-place', with: { place: 31 } }, 'sv'), 'Det är minst 30 före dig i kön.');
  });

  test('a way that is not built is not spoken, and a bank may use other keys', () => {
    const ways = [
      { key: '3', way: 'code-box' },
      { key: '9', way: 'unidentified' },
    ] as const;
    assert.equal(
      read({ id: 'menu' }, 'en', { ways }),
      'With the code box: press 3. If you cannot identify yourself or are not yet a customer: press 9.',
    );
    assert.equal(
      read({ id: 'try-again' }, 'en', { ways }),
      'You can try again. With the code box: press 3. Without identification: press 9.',
    );
    assert.match(read({ id: 'letters-in-user-code' }, 'en', { ways }), /Press 9 and we will help you\.$/);
    assert.doesNotMatch(read({ id: 'closed' }, 'en', { ways }), /block/);
  });

  test('blocking is not a way to try again, nor one to identify in mid-call', () => {
    for (const id of ['try-again', 'step-up-menu'] as const) assert.doesNotMatch(read({ id }, 'sv'), /spärra/);
    assert.match(read({ id: 'step-up-menu' }, 'sv'), /^Enklast .*välj 1\. Med kodtabellen: välj 2\. .*välj 5\.$/);
  });

  test('outside the opening hours callers hear when they are, where the recording says it, and which key blocks', () => {
    assert.equal(hear({ id: 'closed' }, 'sv'), 'Kundtjänsten är stängd. För att spärra dina koder: välj fyra.');
    assert.equal(
      read({ id: 'closed' }, 'sv', { saysHours: true }),
      'Kundtjänsten är stängd. Vi svarar på vardagar kl. 8–20. För att spärra dina koder: välj 4.',
    );
  });

  test('K37: only a bank that has code boxes speaks of them to whoever blocks', () => {
    assert.equal(read({ id: 'block-start' }, 'sv'), 'Här kan du spärra dina webbankskoder dygnet runt.');
    const ways = [...settings.ways, { key: '3', way: 'code-box' }] as const;
    assert.match(
      read({ id: 'block-start' }, 'en', { ways }),
      /at any time of the day\. If you have a code box, .* instead of the user code\.$/,
    );
  });

  test('the other languages are offered in their own voices', () => {
    const { passages, audio } = compose({ id: 'menu-other-languages' }, 'sv', settings);
    assert.deepEqual(passages, [
      { language: 'fi', text: 'Haluatko palvelua suomeksi? Valitse 7.' },
      { language: 'en', text: 'For English, press 8.' },
    ]);
    assert.deepEqual(audio, [{ file: 'fi/this-language' }, { pause: 350 }, { file: 'en/this-language' }]);
    assert.equal(hear({ id: 'menu-other-languages' }, 'en'), 'På svenska: välj sex. Suomeksi: valitse seitsemän.');
  });

  test('what cannot be said throws', () => {
    assert.throws(() => read({ id: 'cell', with: { column: 'B', row: 31 } }, 'sv'), RangeError);
    assert.throws(() => read({ id: 'app-waiting', with: { code: '42a1' } }, 'sv'), RangeError);
    assert.throws(() => read({ id: 'reason' }, 'sv', { reasons: [...phoneSettings.reasons, ...phoneSettings.reasons] }), RangeError);
  });
});

describe('what the engine asks for', () => {
  test('every prompt is known by its message', () => {
    for (const prompt of everyPrompt) assert.deepEqual(promptOf(prompt), prompt);
  });

  test('a message that asks for nothing in particular may still carry something', () => {
    assert.deepEqual(promptOf({ id: 'user-code', with: { min: 6, max: 8 } }), { id: 'user-code' });
  });

  test('K6: a question for a personal number is the one that names the customer number, too', () => {
    assert.deepEqual(promptOf({ id: 'personal-number' }), { id: 'box-identifier' });
  });

  test('a message that the phone cannot say is no prompt', () => {
    const rows = [
      { id: 'no-such-prompt' },
      { id: 'menu-app' },
      { id: 'toString' },
      { id: 'app-request' },
      { id: 'app-request', with: { code: 4271 } },
      { id: 'app-request', with: { code: '42 71' } },
      { id: 'cell', with: { column: 'F', row: 10 } },
      { id: 'cell', with: { column: 'B', row: 1.5 } },
      { id: 'queue-place', with: { place: 0 } },
    ];
    for (const message of rows) assert.equal(promptOf(message), undefined, message.id);
  });
});
