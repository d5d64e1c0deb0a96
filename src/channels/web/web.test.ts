import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { choosePolicy } from '#policy';
import { type Language, languages, lyktbanken } from '#texts';
import { describeBank } from './about.ts';
import { accessibilityStatement } from './accessibility.ts';
import { appHelp } from './app-help.ts';
import { registerWeb, sendErrorPage, type WebParts, wantsPage } from './index.ts';
import { phoneHelp } from './phone-help.ts';
import { privacyPage } from './privacy.ts';
import type { Article, Section } from './section.ts';
import { securityHelp } from './security-help.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the pages without a log-in', () => {
  const settings = {
    brand: lyktbanken,
    numbers: [
      { number: '08-465 004 10', language: 'sv' },
      { number: '08-465 004 20', language: 'fi' },
      { number: '08-465 004 30', language: 'en' },
    ],
    ways: [
      { key: '1', way: 'app' },
      { key: '5', way: 'unidentified' },
    ],
    policy: choosePolicy('described'),
  } as const;

  let server: FastifyInstance;

  function start(more: Partial<WebParts> = {}): FastifyInstance {
    const parts: WebParts = {
      ...settings,
      assets: () => ({ scripts: [], styles: ['/pages/styrka.css'] }),
      appAddress: 'http://localhost:8422',
      demo: false,
      ...more,
    };
    const started = Fastify();
    registerWeb(started, parts);
    started.setNotFoundHandler((request, reply) =>
      wantsPage(request) ? sendErrorPage(parts, request, reply, 404) : reply.code(404).send({}),
    );
    return started;
  }

  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
  const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

  beforeEach(() => {
    server = start();
  });

  describe('the public pages', () => {
    for (const [wanted, language] of [
      ['sv-FI,sv', 'sv'],
      ['fi', 'fi'],
      ['de', 'en'],
    ] as const) {
      test(`a browser that speaks ${wanted} is led to the pages in ${language}`, async () => {
        const { statusCode, headers } = await get('/', { 'accept-language': wanted });
        assert.deepEqual([statusCode, headers.location], [302, `/${language}/help`]);
      });
    }

    test('where the bank has another first page, / leads there', async () => {
      server = start({ home: (language) => `/${language}/demo` });
      assert.equal((await get('/sv')).headers.location, '/sv/demo');
      assert.equal((await get('/', { 'accept-language': 'fi' })).headers.location, '/fi/demo');
    });

    test('the app has an origin of its own, and its address here leads there', async () => {
      assert.equal((await get('/app')).headers.location, 'http://localhost:8422/app');
      assert.equal((await get('/app/me?lang=fi')).headers.location, 'http://localhost:8422/app/me?lang=fi');
      assert.match((await get('/fi/help/app')).body, /href="http:\/\/localhost:8422\/app\?lang=fi"/);
    });

    test('the short way of a letter leads to the help in its language', async () => {
      assert.equal((await get('/hjalp')).headers.location, '/sv/help');
      assert.equal((await get('/ohje')).headers.location, '/fi/help');
      assert.equal((await get('/help')).headers.location, '/en/help');
    });

    for (const language of languages) {
      for (const place of ['help', 'help/phone', 'help/app', 'help/security', 'accessibility', 'privacy']) {
        test(`S66: /${language}/${place} has one heading, a skip link, its languages, and needs no script`, async () => {
          const { body, statusCode } = await get(`/${language}/${place}`);
          assert.equal(statusCode, 200);
          assert.equal(body.match(/<h1/g)?.length, 1);
          assert.match(body, new RegExp(`<html lang="${language}"`));
          assert.match(body, /class="skip-link" href="#content"/);
          assert.match(body, new RegExp(`href="/fi/${place}"`));
          assert.doesNotMatch(body, /<script|\bundefined\b|\bnull\b|\[object/);
        });
      }
    }

    test('every link between the pages leads somewhere', async () => {
      for (const place of ['help', 'help/phone', 'help/app', 'help/security']) {
        const { body } = await get(`/sv/${place}`);
        for (const [, href = ''] of body.matchAll(/href="(\/(?!pages)[^"#]*)"/g)) assert.ok((await get(href)).statusCode < 400, href);
      }
    });

    test('a page that is not there is a page that says so, in the language of the address', async () => {
      const { body, statusCode } = await get('/fi/no<script>', { accept: 'text/html' });
      assert.equal(statusCode, 404);
      assert.match(body, /Sivua ei ole/);
      assert.doesNotMatch(body, /script/);
      assert.equal((await get('/api/v9', { accept: 'application/json' })).body, '{}');
    });
  });

  describe('how to identify yourself on the phone', () => {
    const read = async (language: Language = 'sv') => textOf((await get(`/${language}/help/phone`)).body);

    test('the page of help tells the way with the app, step by step (S1 to S15)', async () => {
      const text = await read();
      assert.match(text, /Enklast identifierar du dig med appen Lyktan/);
      assert.match(text, /välj 1 i början av samtalet/);
      assert.match(text, /i sin helhet \(6–8 siffror\) och tryck fyrkant \(#\)/);
      assert.match(text, /Öppna Lyktan utan att bryta samtalet\. Välj Jag och Godkänn transaktionen/);
      assert.match(text, /avsändaren är Lyktbankens kundtjänst och att identifieringskoden är den som du hörde/);
      assert.match(text, /Välj orsaken till ditt samtal och vänta i lugn och ro/);
    });

    test('S16 part: it says that blocked codes do not work, and where new ones are', async () => {
      assert.match(
        await read(),
        /om dina webbankskoder är spärrade\. Du kan få nya koder på vårt kundtjänstställe\. Ta med dig ett pass eller ID-kort/,
      );
    });

    for (const [id, answer] of [
      ['user-code', /består av 6–8 siffror.*avtal.*separat brev/],
      ['loudspeaker', /^Ja\..*räcker inte utan Lyktan i din telefon/],
      ['open-app', /medan samtalet pågår.*Samtalet fortsätter/],
      ['why-request', /när du väljer Lyktan som identifieringssätt.*Har du inte ringt oss\?/],
      ['broken-call', /identifierar dig på nytt i det nya samtalet/],
      ['is-it-safe', /^Ja\..*slutar när du lägger på/],
      ['not-yet-customer', /^Ja\. Välj 5.*Vi berättar gärna om våra banktjänster på en allmän nivå/],
    ] as const)
      test(`S39, S40, S41, S42, S43, S45, S48, S49 part: the question "${id}" has its heading and its answer`, async () => {
        const { body } = await get('/sv/help/phone');
        const [, under = ''] = body.split(new RegExp(`<h3 id="${id}-heading">.*?</h3>`));
        assert.match(textOf(under.split(/<h[23]/)[0] ?? '').trim(), answer);
      });

    test('S36, S43, S44 part: nobody will ever ask for the codes, and one’s own matters take an identification', async () => {
      const text = await read();
      assert.match(text, /frågar aldrig efter dina webbankskoder/);
      assert.match(text, /Dina egna bankärenden kan vi tala om när du har identifierat dig/);
    });

    test('keys, numbers and times are those of the running bank', async () => {
      server = start({
        numbers: [{ number: '09-123', language: 'fi' }],
        ways: [
          { key: '7', way: 'app' },
          { key: '9', way: 'unidentified' },
        ],
        policy: choosePolicy('described', { appPatience: 240_000 }),
      });
      const text = await read();
      assert.match(text, /välj 7 i början/);
      assert.match(text, /Välj 9 i början/);
      assert.match(text, /09-123, finska/);
      assert.match(text, /i 4 minuter/);
      assert.match(textOf((await get('/sv/accessibility')).body), /och 9 leder alltid till en människa/);
    });

    test('a bank without a way does not tell of it', async () => {
      server = start({ ways: [{ key: '5', way: 'unidentified' }] });
      assert.doesNotMatch(await read(), /välj 1|Ring oss/);
    });

    test('D1: where the heard code is keyed into the app, the page says so', async () => {
      server = start({ policy: choosePolicy('strict') });
      assert.match(await read(), /Skriv in identifieringskoden som du hörde/);
      assert.match(await read('fi'), /Kirjoita sovellukseen tunnistuskoodi/);
    });

    test('the bank is named in the cases that Finnish needs', async () => {
      const text = await read('fi');
      assert.match(text, /Lyhtypankin asiakaspalvelu/);
      assert.match(text, /Lyhtypankki ei koskaan kysy/);
    });
  });

  describe('each page says the same in three languages', () => {
    const shape = (article: Article) => [article.intro.length, article.sections.map(shapeOf)];
    const shapeOf = ({ id, blocks, under = [] }: Section): unknown => [id, blocks.map(kindOf), under.map(shapeOf)];
    const kindOf = (block: Section['blocks'][number]) =>
      typeof block === 'string' ? 'text' : 'steps' in block ? block.steps.length : 'points' in block ? -block.points.length : block.to;
    for (const [name, write] of Object.entries({ phoneHelp, appHelp, securityHelp, accessibilityStatement, privacyPage })) {
      test(`${name} has the same sections, steps and links in each`, () => {
        const about = describeBank(settings);
        assert.deepEqual(shape(write.fi(about)), shape(write.sv(about)));
        assert.deepEqual(shape(write.en(about)), shape(write.sv(about)));
      });
    }
  });
});
