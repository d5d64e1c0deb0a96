import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LiveShell, pagesAddress, renderPage, titleOf } from '#pages';
import { isLanguage, type Language, nameApp } from '#texts';
import { languageOf } from './outcome.ts';
import type { AppParts } from './parts.ts';

/** What the page begins with; no secret, and nothing of any customer. */
export type PageState = {
  readonly language: Language;
  /** `?lang=` was given: it is what the customer chose just now. */
  readonly chosen: boolean;
  readonly brand: AppParts['brand'];
  readonly timeZone: AppParts['timeZone'];
  readonly publicOrigin: string;
  readonly ownCodeDigits: number;
  readonly demo: boolean;
};

const addresses = ['/app', '/app/enrol', '/app/me', '/app/requests/:id', '/app/phones', '/app/call-us', '/app/user-code', '/app/block'];

export function addPages(app: FastifyInstance, parts: AppParts): void {
  app.get('/', (_, reply) => reply.redirect('/app'));
  for (const address of addresses) app.get(address, (request, reply) => sendPage(parts, request, reply));
  app.get('/app/manifest.webmanifest', (request, reply) =>
    reply.type('application/manifest+json').send(JSON.stringify(describeApp(parts, chooseLanguage(request)))),
  );
  // Above /app, because a service worker rules no more than its own folder and what is below.
  app.get('/app-worker.js', async (_, reply) =>
    reply
      .type('text/javascript')
      .header('cache-control', 'no-cache')
      .send(Buffer.from(await parts.file('app/service-worker.js'))),
  );
}

function sendPage(parts: AppParts, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = chooseLanguage(request);
  const { brand, timeZone, publicOrigin, policy, demo } = parts;
  const chosen = isLanguage((request.query as { lang?: unknown }).lang);
  const state: PageState = { language, chosen, brand, timeZone, publicOrigin, ownCodeDigits: policy.ownCodeDigits, demo };
  const heading = nameApp(brand, language);
  const html = renderPage(<LiveShell language={language} heading={heading} />, {
    language,
    title: titleOf(heading, brand[language].bank),
    state,
    icon: `${pagesAddress}/mark.svg`,
    manifest: `/app/manifest.webmanifest?lang=${language}`,
    ...parts.assets('app'),
  });
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
}

function chooseLanguage(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown };
  return isLanguage(lang) ? lang : languageOf(request);
}

function describeApp({ brand }: AppParts, language: Language): object {
  return {
    id: '/app',
    name: nameApp(brand, language),
    short_name: brand[language].app,
    lang: language,
    start_url: '/app',
    scope: '/app',
    display: 'standalone',
    background_color: '#e6eef0',
    theme_color: '#e6eef0',
    icons: [
      { src: `${pagesAddress}/app/icon-192.png`, sizes: '192x192', type: 'image/png' },
      { src: `${pagesAddress}/app/icon-512.png`, sizes: '512x512', type: 'image/png' },
      { src: `${pagesAddress}/app/icon-maskable.png`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: `${pagesAddress}/mark.svg`, sizes: 'any', type: 'image/svg+xml' },
    ],
  };
}
