import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { Page, renderPage, titleOf } from '#pages';
import type { Language } from '#texts';
import type { WebParts } from './parts.ts';

type Sheet = {
  readonly language: Language;
  readonly heading: string;
  readonly inLanguage: (language: Language) => string;
  readonly children: ComponentChildren;
};

/** Sends a page that works without JavaScript. */
export function sendSheet(parts: WebParts, reply: FastifyReply, { language, heading, inLanguage, children }: Sheet): FastifyReply {
  const bank = parts.brand[language].bank;
  const page = (
    <Page language={language} bank={bank} heading={heading} inLanguage={inLanguage} home={`/${language}`} demo={parts.demo}>
      {children}
    </Page>
  );
  const { styles } = parts.assets();
  return reply
    .type('text/html; charset=utf-8')
    .header('content-language', language)
    .send(renderPage(page, { language, title: titleOf(heading, bank), styles, icon: '/pages/mark.svg' }));
}
