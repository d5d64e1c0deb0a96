import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { languages } from '#texts';
import { helpSettings, readPage, startPages, textOf } from '../../../../test/help-pages.ts';
import { openBoxWebBank } from '../../../../test/web/bank.ts';
import { describeBank } from './about.ts';
import { writeLength, writeMonths, writeTime } from './amounts.ts';
import { helpPages } from './pages.ts';
import type { Article, Block, Item, Section } from './section.ts';

describe('all help pages', () => {
  const places = ['help', ...helpPages.map(({ place }) => place)];

  for (const language of languages) {
    for (const place of places) {
      test(`S66: /${language}/${place} has one heading, a skip link, its languages, and needs no script`, async () => {
        const { body, statusCode } = await startPages().inject(`/${language}/${place}`);
        assert.equal(statusCode, 200);
        assert.equal(body.match(/<h1/g)?.length, 1);
        assert.match(body, new RegExp(`<html lang="${language}"`));
        assert.match(body, /class="skip-link" href="#content"/);
        assert.match(body, new RegExp(`href="/fi/${place}"`));
        assert.doesNotMatch(body, /<script|\bundefined\b|\bnull\b|\[object|NaN/);
      });
    }

    test(`every link of the help in ${language} leads somewhere, also at a bank with one way, and no page has an anchor twice`, async () => {
      const { server: personal } = await openBoxWebBank();
      for (const ways of [helpSettings.ways, [{ key: '5', way: 'unidentified' }], [{ key: '2', way: 'code-table' }]]) {
        const server = startPages({ ways });
        for (const place of places) {
          const { body, statusCode } = await server.inject(`/${language}/${place}`);
          if (statusCode === 404) continue;
          for (const [, href = ''] of body.matchAll(/href="(\/(?!pages)[^"#]*)"/g))
            assert.ok(
              personal.hasRoute({ method: 'GET', url: href }) || (await server.inject(href)).statusCode < 400,
              `${place} leads to ${href}`,
            );
          const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
          assert.deepEqual(
            ids.filter((id, at) => ids.indexOf(id) !== at),
            [],
            place,
          );
        }
      }
    });
  }

  test('the first page lists every page of help, with the words that customers search with', async () => {
    const { body } = await startPages().inject('/sv/help');
    for (const { place, words } of helpPages)
      assert.equal(body.includes(`href="/sv/${place}" aria-describedby`), words !== undefined, place);
    assert.match(textOf(body), /Inloggningen lyckades inte Kan inte logga in, spärrade koder/);
  });

  test('the help leads to the pages where one does it oneself: log in, block, order a password, change the number', async () => {
    const leads = async (page: string, to: string) =>
      assert.match((await startPages().inject(`/fi/help/${page}`)).body, new RegExp(`href="/fi/${to}"`));
    await leads('login-failed', 'login');
    await leads('lost', 'block');
    await leads('password', 'password/forgotten');
    await leads('password', 'my/password');
    await leads('phone-number', 'my/phone-number');
    await leads('code-table', 'my/code-table');
    const onlyApp = startPages({ ways: [{ key: '1', way: 'app' }] });
    assert.doesNotMatch((await onlyApp.inject('/fi/help/login-failed')).body, /password/);
  });

  test('a bank without a way has no page about it, and no other page tells of it', async () => {
    const ways = [{ key: '5', way: 'unidentified' }];
    const server = startPages({ ways });
    for (const { place, needs } of helpPages) {
      const { body, statusCode } = await server.inject(`/sv/${place}`);
      assert.equal(statusCode, needs ? 404 : 200, place);
      if (!needs) assert.doesNotMatch(textOf(body), /Lyktan|kodtabell|lösenord|bekräftelsekod/i, place);
    }
    const onlyApp = [{ key: '1', way: 'app' }];
    for (const place of ['help/phone', 'help/get-codes', 'help/login-failed', 'help/lost', 'help/service-points'])
      assert.doesNotMatch(await readPage(place, 'sv', { ways: onlyApp }), /kodtabell|bekräftelsekod/i, place);
    const onlyTable = [{ key: '2', way: 'code-table' }];
    for (const { place } of helpPages.filter(({ needs }) => needs !== 'app'))
      assert.doesNotMatch(await readPage(place, 'sv', { ways: onlyTable }), /Lyktan(?!s)/, place);
  });

  test('no page says how a machine would call it, blames anybody or shouts', async () => {
    for (const language of languages)
      for (const place of places)
        assert.doesNotMatch(
          (await readPage(place, language)).replace('Demo:', ''),
          /autentiser|token|\bsession|\bOTP\b|tyvärr|valitettavasti|oops|!|\bdu gjorde fel|väärin\b/i,
          `${language} ${place}`,
        );
  });

  test('every text is there in three languages, with the same sections, steps and links', () => {
    for (const policy of [choosePolicy('described'), choosePolicy('strict')]) {
      const about = describeBank({
        ...helpSettings,
        policy,
        hours: { monday: { from: '08:00', to: '16:00' } },
        servicePoints: [{ name: same('Hamnen'), address: same('Kajen 1') }],
      });
      for (const { place, write } of helpPages) {
        assert.deepEqual(shapeOf(write.fi(about)), shapeOf(write.sv(about)), place);
        assert.deepEqual(shapeOf(write.en(about)), shapeOf(write.sv(about)), place);
      }
    }
  });

  test('no number is typed by hand: under another policy every one on every page, in every language, is one of its own', async () => {
    const day = 86_400_000;
    const policy = choosePolicy('described', {
      passwordDigits: { least: 21, most: 22 },
      postedPasswordDigits: 23,
      postedPasswordLife: 24 * day,
      firstPasswordMonths: 25,
      tableLow: 26,
      cellDigits: 27,
      tableSize: { columns: 4, rows: 28 },
      smsDigits: 29,
      smsLife: 31 * 60_000,
      smsAgainEvery: 32_000,
      knownBrowserLife: 33 * day,
      numberCoolingOff: 34 * day,
      lettersApart: 35 * day,
      strangersTries: { tries: 36, then: 'pause', pause: 37 * 60_000, lockAt: 38 },
      appPatience: 39 * 60_000,
      activationLife: 41 * 60_000,
      callCodeLife: 42 * 60_000,
      ownCodeDigits: 43,
      phones: 44,
      boxPasswordDigits: { least: 45, most: 46 },
      boxDigits: 47,
      temporaryPasswordLife: 48 * 60_000,
    });
    const ways = helpSettings.ways.map(({ way }, at) => ({ way, key: `${at + 51}` }));
    const own = Array.from({ length: 28 }, (_, at) => `${at + 21}`)
      .filter((one) => one !== '30' && one !== '40')
      .concat(ways.map(({ key }) => key));
    // The user code's six to eight digits are the engine's; key 0, B 10 and the example of a date are the product's.
    const fixed = ['6', '8', '0', '10', '12', '5', '1960', '120560'];
    const elsewhere: Record<string, string[]> = {
      terms: ['2026', '11'],
      accessibility: ['2', '400'],
      'help/code-box': ['4444', '2345'],
      'help/code-table': ['9', '11'],
    };
    const seen = new Set<string>();
    const changed = { policy, ways, numbers: [] };
    for (const { place } of helpPages)
      for (const language of languages) {
        const text = (await readPage(place, language, changed)).replaceAll(/(?:\d ?){27,}/g, ' ');
        const numbers = text.match(/\d+/g) ?? [];
        const unknown = numbers.filter((one) => ![...own, ...fixed, ...(elsewhere[place] ?? [])].includes(one));
        assert.deepEqual(unknown, [], `${language} ${place}`);
        for (const one of numbers) seen.add(one);
      }
    const unsaid = own.filter((one) => !seen.has(one));
    assert.deepEqual(unsaid, ['28'], 'the table has more rows than B 10 needs; all else is said somewhere');
  });

  test('a time and a length are written as each language inflects them', () => {
    assert.deepEqual(
      languages.map((language) => [writeTime(language, 60_000), writeTime(language, 180_000), writeTime(language, 90_000)]),
      [
        ['1 minut', '3 minuter', '90 sekunder'],
        ['1 minuutin', '3 minuuttia', '90 sekuntia'],
        ['1 minute', '3 minutes', '90 seconds'],
      ],
    );
    assert.equal(writeTime('fi', 3 * 86_400_000, 'genitive'), '3 päivän');
    assert.equal(writeMonths('fi', 1, 'genitive'), '1 kuukauden');
    assert.equal(writeLength('sv', { least: 4, most: 6 }), '4–6 siffror');
    assert.equal(writeLength('en', { least: 6, most: 6 }), '6 digits');
  });
});

const same = (text: string) => ({ sv: text, fi: text, en: text });

function shapeOf({ intro, sections }: Article): unknown {
  return [intro.map(kindOf), sections.map(shapeOfSection)];
}

function shapeOfSection({ id, blocks, under = [] }: Section): unknown {
  return [id, blocks.map(kindOf), under.map(shapeOfSection)];
}

function kindOf(block: Block): unknown {
  if (typeof block === 'string') return 'text';
  if ('steps' in block) return ['steps', block.steps.map(kindOfItem)];
  if ('points' in block) return ['points', block.points.map(kindOfItem)];
  return 'table' in block ? ['table', block.table.rows, block.table.cell] : block.to;
}

function kindOfItem(item: Item): string {
  if (typeof item === 'string') return 'text';
  if ('shows' in item) return `box ${item.shows}`;
  return 'to' in item ? item.to : item.number;
}
