import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { languages, say } from '#texts';
import {
  Button,
  CallLink,
  CodeField,
  DataTable,
  ErrorSummary,
  Field,
  Keypad,
  Lamp,
  LinkList,
  LiveShell,
  Masked,
  Page,
  Places,
  Plate,
  pageTexts,
  readAssets,
  renderMark,
  renderPage,
  titleOf,
} from './index.ts';

const options = { language: 'sv', title: titleOf('Logga in', 'Lyktbanken'), styles: ['/pages/styrka.css'] } as const;
const login = (
  <Page language="sv" bank="Lyktbanken" heading="Logga in" inLanguage={(language) => `/${language}/login`} demo>
    <p>Hej</p>
  </Page>
);

describe('every page', () => {
  test('S66: the first thing on a page is the way directly to its content', () => {
    const html = renderPage(login, options);
    const first = /<body>.*?<(a|button|input) [^>]*href="(#\w+)"[^>]*>([^<]*)</.exec(html);
    assert.deepEqual([first?.[2], first?.[3]], ['#content', 'Gå direkt till innehållet']);
    assert.match(html, /<main [^>]*id="content"/);
  });

  test('a page has one heading, and its title is that heading and the name of the bank', () => {
    const html = renderPage(login, options);
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.match(html, /<title>Logga in – Lyktbanken<\/title>/);
    assert.match(html, /^<!doctype html><html lang="sv">/);
  });

  test('every language is named by itself and leads to the same page', () => {
    const html = renderToString(login);
    for (const [language, name] of [
      ['sv', 'Svenska'],
      ['fi', 'Suomi'],
      ['en', 'English'],
    ]) {
      assert.match(html, new RegExp(`<a href="/${language}/login" lang="${language}"[^>]*>${name}</a>`));
    }
  });

  test('help, accessibility and privacy are one step away, and the demo says that it is one', () => {
    const html = renderToString(login);
    for (const path of ['help', 'accessibility', 'privacy']) assert.match(html, new RegExp(`href="/sv/${path}"`));
    assert.match(html, /role="note"><p>Demo: påhittad bank, påhittade människor, påhittade pengar\.</);
  });

  test('every text differs between the languages', () => {
    for (const id of ['skip', 'help', 'demo', 'loading', 'moreRows', 'checkThis'] as const) {
      assert.equal(new Set(languages.map((language) => say(pageTexts, language, id))).size, 3, id);
    }
  });
});

describe('a page that is sent', () => {
  const hostile = '</script><!--<script>\u2028';

  test('nothing inline runs: no style, no handler, and every script comes from an address or is data', () => {
    const html = renderPage(login, { ...options, scripts: ['/pages/phone/main.js'], state: {} });
    assert.doesNotMatch(html, / style=| on[a-z]+=|<style|javascript:/i);
    for (const [script] of html.matchAll(/<script[^>]*>/g)) assert.match(script, / src="\/|type="application\/json"/);
  });

  test('what a live page begins with cannot end its element, and comes back as it was', () => {
    const html = renderPage(login, { ...options, state: { name: hostile } });
    const written = /<script type="application\/json" id="state">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
    assert.deepEqual(JSON.parse(written), { name: hostile });
  });

  test('what a customer typed is shown, never run', () => {
    const html = renderToString(<Field name="user-code" label="Användarkod" value={`"><img src=x onerror=alert(1)>`} />);
    assert.doesNotMatch(html, /<img/);
  });

  test('a page that was not built is not served half', () => {
    const assets = readAssets(
      JSON.stringify({ sources: '0123456789ab', pages: { phone: { scripts: ['phone/main-1.js'], styles: ['common/phone-1.css'] } } }),
    );
    assert.deepEqual(assets(), { scripts: [], styles: ['/pages/styrka.css?01234567'] });
    assert.deepEqual(assets('phone'), {
      scripts: ['/pages/phone/main-1.js'],
      styles: ['/pages/styrka.css?01234567', '/pages/common/phone-1.css'],
    });
    assert.throws(() => assets('desk'), /no live page "desk"/);
  });

  test('the mark is a picture of its own', () => {
    const svg = renderMark({ ink: '#000000', lantern: '#ffffff' });
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(svg, /currentColor|var\(/);
  });
});

describe('fields', () => {
  const sentence = 'Användarkoden består av 6–8 siffror.';

  test('a field is named by its label and described by its hint and its sentence', () => {
    const html = renderToString(<Field name="user-code" label="Användarkod" hint="6–8 siffror" error={sentence} value="4711" />);
    assert.match(html, /<label for="user-code">Användarkod<\/label>/);
    assert.match(html, /<input [^>]*id="user-code"[^>]*aria-describedby="user-code-hint user-code-error"[^>]*aria-invalid/);
    assert.match(html, /value="4711"/);
    assert.doesNotMatch(html, /placeholder|aria-label=/);
  });

  test('D15: a one-time code is one field that can be pasted into, spaces and all', () => {
    const html = renderToString(<CodeField name="code" label="Bekräftelsekod" />);
    assert.equal(html.match(/<input/g)?.length, 1);
    assert.match(html, /autocomplete="one-time-code"/);
    assert.match(html, /inputmode="numeric"/i);
    assert.doesNotMatch(html, /maxlength|pattern/i);
  });

  test('I8 part: a password is masked and never sent back', () => {
    const html = renderToString(<Masked name="password" label="Lösenord" value="5863" autocomplete="current-password" />);
    assert.match(html, /type="password"/);
    assert.match(html, /inputmode="numeric"/i);
    assert.doesNotMatch(html, /5863/);
    assert.match(html, /size="10"/, 'as wide as a user code of eight digits: the width tells no length');
  });

  test('a number of the bank is called by touching it, and reads as it is written', () => {
    assert.equal(
      renderToString(<CallLink number="+46 8-465 004 10" />),
      '<a class="call-link" href="tel:+46846500410">+46 8-465 004 10</a>',
    );
  });

  test('a live page without JavaScript says what it is and what it needs', () => {
    const html = renderToString(<LiveShell language="sv" heading="Telefonen" />);
    assert.match(html, /<noscript><main[^>]*><h1>Telefonen<\/h1><p>Den här sidan behöver JavaScript\.<\/p><\/main><\/noscript>/);
  });

  test('the summary leads to each field, and is not there when nothing is to be mended', () => {
    const html = renderToString(<ErrorSummary language="sv" errors={[{ field: 'user-code', sentence }]} />);
    assert.match(html, /tabindex="-1"/i);
    assert.match(html, /autofocus/);
    assert.match(html, new RegExp(`<a href="#user-code">${sentence}</a>`));
    assert.equal(renderToString(<ErrorSummary language="sv" errors={[]} />), '');
  });

  test('a button sends its form, unless it is told what to do', () => {
    assert.match(renderToString(<Button>Fortsätt</Button>), /type="submit"/);
    assert.match(renderToString(<Button onPress={() => {}}>Ring</Button>), /type="button"/);
  });
});

describe('what is heard and seen', () => {
  test('S12 part: a code on the plate is grouped for the eye and spelled for a screen reader', () => {
    const html = renderToString(<Plate label="Identifieringskod" code="4271" />);
    assert.match(html, /<span class="visually-hidden">4 2 7 1<\/span>/);
    assert.match(html, /aria-hidden="true"><span>42<\/span><span>71<\/span>/);
  });

  test('S57 part: a cell is shown as it is said', () => {
    assert.equal(readable(<Plate code="B 10" />), 'B 10');
  });

  test('the lamp is never without words', () => {
    assert.equal(readable(<Lamp lit>Identifierad kl. 14.02</Lamp>), 'Identifierad kl. 14.02');
    assert.notEqual(renderToString(<Lamp lit>x</Lamp>), renderToString(<Lamp lit={false}>x</Lamp>));
  });

  test('a key is named by its word, and has its sign', () => {
    const keys = [
      { name: '1', press: '1' },
      { name: 'Stjärna', sign: '*', press: '*' },
    ];
    const html = renderToString(<Keypad name="Knappsats" keys={keys} onPress={() => {}} />);
    assert.match(html, /<legend>Knappsats<\/legend>/);
    assert.match(html, />1<\/button>/);
    assert.match(html, /<span aria-hidden="true">\*<\/span><span class="key-name">Stjärna<\/span>/);
  });

  test('K39: rows that are folded for the eye are there for a screen reader, which is told so', () => {
    const rows = ['a', 'b', 'c', 'd'];
    const columns = [{ heading: 'Kund', cell: (row: string) => row, namesRow: true }];
    const table = (step?: number) => (
      <DataTable language="sv" name="queue" caption="Kö" columns={columns} rows={rows} keyOf={(row) => row} {...(step ? { step } : {})} />
    );
    const html = renderToString(table(2));
    assert.equal(html.match(/scope="row"/g)?.length, 4);
    assert.equal(html.match(/row-folded/g)?.length, 2);
    assert.match(html, /<caption id="queue-caption">Kö<\/caption>/);
    assert.match(html, /<button[^>]*aria-describedby="queue-folded"[^>]*>Visa fler rader<\/button>/);
    assert.match(html, /Skärmläsare läser redan alla rader i tabellen\./);
    assert.doesNotMatch(renderToString(table()), /Visa fler rader/);
  });

  test('a hint or a count is no part of the name of a link', () => {
    const ways = renderToString(<LinkList links={[{ href: '/sv/login/app', text: 'Med appen Lyktan', hint: 'Enklast' }]} />);
    assert.match(ways, /<a href="\/sv\/login\/app" aria-describedby="hint-sv-login-app">Med appen Lyktan<\/a>/);
    const places = [{ href: '/app/me', text: 'Jag', waiting: { count: 1, words: '1 väntar' } }];
    const me = renderToString(<Places places={places} current="/app/me" />);
    assert.match(me, />Jag<span class="count" aria-hidden="true">1<\/span><\/a>/);
    assert.match(me, /aria-current="page" aria-describedby="hint-app-me"/);
  });
});

/** What is left for a screen reader, roughly: the text outside what is hidden from it. */
function readable(node: VNode): string {
  return renderToString(node)
    .replaceAll(/<svg.*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, '');
}
