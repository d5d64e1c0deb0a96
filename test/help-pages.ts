import Fastify, { type FastifyInstance } from 'fastify';
import { registerWeb, sendErrorPage, type WebParts, wantsPage } from '#channels/web';
import { choosePolicy } from '#policy';
import { type Language, lyktbanken } from '#texts';

/** A bank with every way. Its keys are the demo's, but for those that a test gives it. */
export const helpSettings = {
  brand: lyktbanken,
  numbers: [
    { number: '08-465 004 10', language: 'sv' },
    { number: '08-465 004 20', language: 'fi' },
    { number: '08-465 004 30', language: 'en' },
  ],
  ways: [
    { key: '1', way: 'app' },
    { key: '2', way: 'code-table' },
    { key: '3', way: 'code-box' },
    { key: '4', way: 'block' },
    { key: '5', way: 'unidentified' },
  ],
  policy: choosePolicy('described'),
} as const;

export function startPages(more: Partial<WebParts> = {}): FastifyInstance {
  const parts: WebParts = {
    ...helpSettings,
    assets: () => ({ scripts: [], styles: ['/pages/styrka.css'] }),
    appAddress: 'http://localhost:8422',
    demo: false,
    ...more,
  };
  const pages = Fastify();
  registerWeb(pages, parts);
  pages.setNotFoundHandler((request, reply) => (wantsPage(request) ? sendErrorPage(parts, request, reply, 404) : reply.code(404).send({})));
  return pages;
}

const asItIs: Partial<WebParts> = {};
const started = new WeakMap<Partial<WebParts>, FastifyInstance>();

/** Started once for each bank: a test that reads every page gives the same one each time. */
function pagesOf(more: Partial<WebParts>): FastifyInstance {
  const pages = started.get(more) ?? startPages(more);
  started.set(more, pages);
  return pages;
}

/** A help page as text, of a bank with some things changed. */
export async function readPage(name: string, language: Language = 'sv', more = asItIs): Promise<string> {
  return textOf((await pagesOf(more).inject(`/${language}/${name}`)).body);
}

/** What a page says at one of its anchors, up to the next heading. */
export async function readSection(name: string, id: string, language: Language = 'sv', more = asItIs): Promise<string> {
  const { body } = await pagesOf(more).inject(`/${language}/${name}`);
  const [, under = ''] = body.split(new RegExp(`<h[23] id="${id}-heading">.*?</h[23]>`));
  return textOf(under.split(/<h[23]|<footer/)[0] ?? '').trim();
}

/** As it is read: a link stands in its sentence, and what follows it at once is not set apart. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<svg[^>]*aria-hidden="true".*?<\/svg>/gs, ' ')
    .replaceAll('</a>', '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}
