import type { FastifyInstance } from 'fastify';
import { LinkList } from '#pages';
import { type Language, languages, preferred, say } from '#texts';
import { type About, describeBank } from './about.ts';
import { accessibilityStatement } from './accessibility.ts';
import { appHelp } from './app-help.ts';
import { ArticleBody } from './article.tsx';
import type { WebParts } from './parts.ts';
import { phoneHelp } from './phone-help.ts';
import { privacyPage } from './privacy.ts';
import type { Article } from './section.ts';
import { securityHelp } from './security-help.ts';
import { sendSheet } from './sheet.tsx';
import { webTexts } from './texts.ts';

type Write = Record<Language, (about: About) => Article>;

const articles: Readonly<Record<string, Write>> = {
  'help/phone': phoneHelp,
  'help/app': appHelp,
  'help/security': securityHelp,
  accessibility: accessibilityStatement,
  privacy: privacyPage,
};

const helpPages = [
  { place: 'help/phone', words: 'helpPhone' },
  { place: 'help/app', words: 'helpApp' },
  { place: 'help/security', words: 'helpSecurity' },
] as const;

/** Short ways for letters, which carry no long address. */
const shortWays: Record<string, Language> = { hjalp: 'sv', ohje: 'fi', help: 'en' };

/** The public pages: they need no JavaScript, set no cookie, and are the same for everybody. */
export function registerWeb(server: FastifyInstance, parts: WebParts): void {
  const about = describeBank(parts);
  const home = parts.home ?? ((language: Language) => `/${language}/help`);
  server.get('/', (request, reply) =>
    reply.header('vary', 'accept-language').redirect(home(preferred(request.headers['accept-language']))),
  );
  // Whoever types the app's address here is brought to its own origin (D18).
  for (const address of ['/app', '/app/*']) server.get(address, (request, reply) => reply.redirect(`${parts.appAddress}${request.url}`));
  for (const [short, language] of Object.entries(shortWays)) server.get(`/${short}`, (_, reply) => reply.redirect(`/${language}/help`));
  for (const language of languages) {
    server.get(`/${language}`, (_, reply) => reply.redirect(home(language)));
    addHelp(server, parts, about, language);
    for (const place of Object.keys(articles)) addArticle(server, parts, about, { language, place });
  }
}

function addHelp(server: FastifyInstance, parts: WebParts, about: About, language: Language): void {
  const links = helpPages.map(({ place, words }) => ({
    href: `/${language}/${place}`,
    text: writeArticle(about, language, place).heading,
    hint: say(webTexts, language, words),
  }));
  server.get(`/${language}/help`, (_, reply) =>
    sendSheet(parts, reply, {
      language,
      heading: say(webTexts, language, 'help'),
      inLanguage: (other) => `/${other}/help`,
      children: <LinkList links={links} />,
    }),
  );
}

function addArticle(
  server: FastifyInstance,
  parts: WebParts,
  about: About,
  { language, place }: { language: Language; place: string },
): void {
  const article = writeArticle(about, language, place);
  server.get(`/${language}/${place}`, (_, reply) =>
    sendSheet(parts, reply, {
      language,
      heading: article.heading,
      inLanguage: (other) => `/${other}/${place}`,
      children: <ArticleBody article={article} language={language} appAddress={parts.appAddress} />,
    }),
  );
}

function writeArticle(about: About, language: Language, place: string): Article {
  const write = articles[place];
  if (!write) throw new Error(`There is no page "${place}".`);
  return write[language](about);
}
