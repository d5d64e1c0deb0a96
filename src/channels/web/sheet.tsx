import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { Page, type RenderOptions, renderPage, titleOf } from '#pages';
import type { Language } from '#texts';
import type { WebParts } from './parts.ts';

export type Sheet = {
  readonly language: Language;
  readonly heading: string;
  /** The heading is the one answer at the end: it is said at once. */
  readonly isAlert?: boolean;
  readonly inLanguage: (language: Language) => string;
  /** Above the heading: the error summary, which takes the focus. */
  readonly above?: ComponentChildren;
  readonly children: ComponentChildren;
  /** The live page whose script makes this one easier; it works without. */
  readonly page?: string;
  readonly withoutScript?: RenderOptions['withoutScript'];
};

/** Sends a page that works without JavaScript. */
export function sendSheet(parts: Pick<WebParts, 'brand' | 'assets' | 'demo'>, reply: FastifyReply, sheet: Sheet): FastifyReply {
  const { language, heading, isAlert, inLanguage, above, children, page: name, withoutScript } = sheet;
  const bank = parts.brand[language].bank;
  const page = (
    <Page
      language={language}
      bank={bank}
      heading={heading}
      isAlert={isAlert ?? false}
      inLanguage={inLanguage}
      home={`/${language}`}
      demo={parts.demo}
      above={above}
    >
      {children}
    </Page>
  );
  const more = withoutScript ? { withoutScript } : {};
  return reply
    .type('text/html; charset=utf-8')
    .header('content-language', language)
    .send(renderPage(page, { language, title: titleOf(heading, bank), icon: '/pages/mark.svg', ...parts.assets(name), ...more }));
}
