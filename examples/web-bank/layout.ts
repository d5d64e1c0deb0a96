import { type Html, html } from './html.ts';
import { say, sayTime } from './say.ts';
import type { Session } from './sessions.ts';
import { type Language, languages, type Settings } from './settings.ts';
import { languageNames } from './texts.ts';

export type Frame = {
  readonly language: Language;
  /** The only `h1`; with the web bank's name it is the title. */
  readonly heading: string;
  /** Below `/{l}/`: the same page in another language. */
  readonly place: string;
  readonly body: Html;
  /** Above the heading: what must be read first. */
  readonly above?: Html;
  readonly session?: Session | undefined;
  readonly name?: string | undefined;
  readonly strip?: Settings['strip'];
  /** Where the bank's own pages are: help and duties are the whole bank's. */
  readonly bank: string;
};

/** One page, whole. No scripts: a web bank that works without them has nothing that could be injected. */
export function writePage(frame: Frame): string {
  const { language, heading, above, body, session } = frame;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading} – ${say(language, 'bank')}</title>
<link rel="icon" href="/mark.svg">
<link rel="stylesheet" href="/hamnen.css">
</head>
<body>
<a class="skip-link" href="#content">${say(language, 'skip')}</a>
${writeStrip(frame)}
<header>
${writeSign(frame)}
${session?.who ? writePlaces(frame) : ''}
</header>
<main id="content" tabindex="-1">
${above}
<h1>${heading}</h1>
${body}
</main>
${writeDuties(frame)}
</body>
</html>
`.html;
}

function writeStrip({ strip, language }: Frame): Html {
  if (!strip) return html``;
  const address = strip.address.replace('{l}', language);
  return html`<aside class="strip"><p role="note">${strip.text[language]}</p> <a href="${address}">${strip.link[language]}</a></aside>`;
}

function writeDuties({ language, bank }: Frame): Html {
  const duties = ['accessibility', 'privacy'] as const;
  return html`<footer><ul class="links">${duties.map((one) => html`<li><a href="${bank}/${language}/${one}">${say(language, one)}</a></li>`)}</ul></footer>`;
}

function writeSign({ language, place, bank }: Frame): Html {
  return html`<div class="sign">
<a class="bank" href="/${language}/">${mark} ${say(language, 'webBank')}</a>
<ul class="links">
${languages.map((one) => html`<li><a href="/${one}/${place}" lang="${one}" hreflang="${one}"${one === language && html` aria-current="true"`}>${languageNames[one]}</a></li>`)}
<li><a href="/${language}/about"${place === 'about' && html` aria-current="page"`}>${say(language, 'about')}</a></li>
<li><a href="${bank}/${language}/help">${say(language, 'help')}</a></li>
</ul>
</div>`;
}

const pages = [
  ['', 'accountsShort'],
  ['payments/new', 'newPayment'],
  ['limit', 'limit'],
] as const;

function writePlaces({ language, place, session, name }: Frame): Html {
  const time = sayTime(language, session?.began ?? 0);
  return html`<nav aria-label="${say(language, 'places')}">
<ul class="places">
${pages.map(([one, text]) => html`<li><a href="/${language}/${one}"${one === place && html` aria-current="page"`}>${say(language, text)}</a></li>`)}
</ul>
<div class="who">
<p class="lamp-line">${lamp}<span>${say(language, 'loggedIn', { time, name: name ?? '' })}</span></p>
<form method="post" action="/${language}/log-out">${writeToken(session)}<button>${say(language, 'logOut')}</button></form>
</div>
</nav>`;
}

/** In every form: see Session.token. */
export function writeToken(session: Session | undefined): Html {
  return html`<input type="hidden" name="token" value="${session?.token ?? ''}">`;
}

/** Lit: somebody is logged in. Words always stand beside it. */
const lamp = html`<svg class="lamp" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><rect x="2" y="2" width="12" height="12"/><path d="M2 2l12 12M14 2 2 14"/></svg>`;

/** A lantern over the water. It stands beside the name, so it says nothing itself. */
const mark = html`<svg class="mark" viewBox="0 0 30 40" width="27" height="36" aria-hidden="true" focusable="false">
<path d="M9 6a6 6 0 0 1 12 0" fill="none" stroke="currentColor" stroke-width="2"/><path d="M4 12 15 5l11 7v3H4z" fill="currentColor"/>
<rect x="5" y="15" width="20" height="15" fill="var(--lantern)" stroke="currentColor" stroke-width="2"/><path d="M15 15v15M5 22.5h20" stroke="currentColor" stroke-width="2"/>
<path d="M2 34q3.25-3 6.5 0t6.5 0 6.5 0 6.5 0M2 38.5q3.25-3 6.5 0t6.5 0 6.5 0 6.5 0" fill="none" stroke="currentColor" stroke-width="2"/></svg>`;
