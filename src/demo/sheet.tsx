import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { LiveShell, Page, renderPage, titleOf } from '#pages';
import type { Language } from '#texts';
import type { DemoParts } from './parts.ts';

type Sheet = {
  readonly language: Language;
  readonly heading: string;
  /** Below `/{l}/`. */
  readonly place: string;
  readonly children: ComponentChildren;
  /** The whole width. */
  readonly kind?: 'desk';
  /** The live page takes over, the kitchen table where none is named; this is what it begins with. */
  readonly live?: { readonly state: unknown; readonly page?: 'code-box' };
  /** A script of its own beside a page that works without. */
  readonly script?: string;
  /** Seconds until a browser without JavaScript asks again. */
  readonly refresh?: number;
};

/** Sends one of the demo's pages. */
export function sendSheet({ brand, assets }: DemoParts, reply: FastifyReply, sheet: Sheet): FastifyReply {
  const { language, heading, place, children, kind, live, script, refresh } = sheet;
  const own = { language, bank: brand[language].bank, heading, kind: kind ?? 'customer' } as const;
  const page = (
    <Page {...own} inLanguage={(other) => `/${other}/${place}`} home={`/${language}/demo`} demo>
      {children}
    </Page>
  );
  const { scripts, styles } = assets(live?.page ?? 'demo');
  const html = renderPage(live ? <LiveShell language={language} heading={heading} /> : page, {
    language,
    title: titleOf(heading, own.bank),
    styles,
    ...(script ? { scripts: assets(script).scripts } : {}),
    ...(live ? { scripts, state: live.state } : {}),
    ...(refresh === undefined ? {} : { refresh }),
    icon: '/pages/mark.svg',
  });
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('referrer-policy', 'same-origin').send(html);
}
