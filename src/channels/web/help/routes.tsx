import type { FastifyInstance } from 'fastify';
import { LinkList } from '#pages';
import { type Language, languages, say } from '#texts';
import type { WebParts } from '../parts.ts';
import { sendSheet } from '../sheet.tsx';
import { type About, describeBank } from './about.ts';
import { ArticleBody } from './article.tsx';
import { type HelpPage, pagesOf, placesOf } from './pages.ts';
import { helpTexts } from './texts.ts';

/** The help pages and those about duties, written once from the settings and the policy that run. */
export function registerHelp(server: FastifyInstance, parts: WebParts): void {
  const about = describeBank(parts);
  for (const language of languages) {
    addFirstPage(server, parts, about, language);
    for (const page of pagesOf(about)) addPage(server, parts, about, { language, page });
  }
}

function addFirstPage(server: FastifyInstance, parts: WebParts, about: About, language: Language): void {
  const links = pagesOf(about).flatMap(({ place, write, words }) =>
    words ? [{ href: `/${language}/${place}`, text: write[language](about).heading, hint: say(helpTexts, language, words) }] : [],
  );
  server.get(`/${language}/help`, (_, reply) =>
    sendSheet(parts, reply, {
      language,
      heading: say(helpTexts, language, 'help'),
      inLanguage: (other) => `/${other}/help`,
      children: <LinkList links={links} />,
    }),
  );
}

type Wanted = { readonly language: Language; readonly page: HelpPage };

function addPage(server: FastifyInstance, parts: WebParts, about: About, { language, page }: Wanted): void {
  const article = page.write[language](about);
  const places = placesOf(about);
  for (const address of [page.place, ...(page.also ?? [])])
    server.get(`/${language}/${address}`, (_, reply) =>
      sendSheet(parts, reply, {
        language,
        heading: article.heading,
        inLanguage: (other) => `/${other}/${address}`,
        children: (
          <ArticleBody article={article} language={language} appAddress={parts.appAddress} has={(place) => places.includes(place)} />
        ),
      }),
    );
}
