import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Language, languages, say } from '#texts';
import { nameDocument, titleOf } from './document.ts';
import { Mark } from './mark.tsx';
import { languageNames, pageTexts } from './texts.ts';

export type PageProps = {
  language: Language;
  /** The name of the bank in this language. */
  bank: string;
  /** The only `h1`; with the bank's name it is the title. */
  heading: string;
  /** Where the same page stands in another language. */
  inLanguage: (language: Language) => string;
  /** Where the public pages stand, for a page on another origin. Without a slash at the end. */
  publicOrigin?: string;
  /** Where the bank's name leads. */
  home?: string;
  /** Shows the strip that cannot be closed. */
  demo?: boolean;
  /** One column for customers, the whole width and smaller text at the desk. */
  kind?: 'customer' | 'desk';
  /** Above the heading: the error summary, which takes the focus. */
  above?: ComponentChildren;
  /** The heading is an answer that is said at once. */
  isAlert?: boolean;
  children?: ComponentChildren;
};

/** What every page has: skip link, the bank, languages, help, one heading, footer (S66). */
export function Page({ language, bank, heading, kind = 'customer', demo, above, isAlert, children, ...rest }: PageProps) {
  useEffect(() => nameDocument(titleOf(heading, bank)), [heading, bank]);
  return (
    <div class={`page page-${kind}`}>
      <a class="skip-link" href="#content">
        {say(pageTexts, language, 'skip')}
      </a>
      <header>
        {demo && <DemoStrip language={language} />}
        <Sign language={language} bank={bank} {...rest} />
      </header>
      <main class="page-main" id="content" tabIndex={-1}>
        <div class="column stack">
          {above}
          {isAlert ? (
            <div role="alert">
              <h1>{heading}</h1>
            </div>
          ) : (
            <h1>{heading}</h1>
          )}
          {children}
        </div>
      </main>
      <PageFooter language={language} publicOrigin={rest.publicOrigin} />
    </div>
  );
}

function DemoStrip({ language }: { language: Language }) {
  return (
    <div class="strip" role="note">
      <p>{say(pageTexts, language, 'demo')}</p>
    </div>
  );
}

type SignProps = Pick<PageProps, 'language' | 'bank' | 'inLanguage' | 'publicOrigin' | 'home'>;

function Sign({ language, bank, inLanguage, publicOrigin = '', home }: SignProps) {
  const sign = (
    <>
      <Mark />
      <span>{bank}</span>
    </>
  );
  return (
    <div class="page-header">
      {home === undefined ? (
        <p class="bank">{sign}</p>
      ) : (
        <a class="bank" href={home}>
          {sign}
        </a>
      )}
      <ul class="page-links">
        {languages.map((one) => (
          <li key={one}>
            <a href={inLanguage(one)} lang={one} hreflang={one} aria-current={one === language ? 'true' : undefined}>
              {languageNames[one]}
            </a>
          </li>
        ))}
        <li>
          <a href={`${publicOrigin}/${language}/help`}>{say(pageTexts, language, 'help')}</a>
        </li>
      </ul>
    </div>
  );
}

function PageFooter({ language, publicOrigin = '' }: { language: Language; publicOrigin: string | undefined }) {
  return (
    <footer class="page-footer">
      <ul>
        {(['accessibility', 'privacy'] as const).map((duty) => (
          <li key={duty}>
            <a href={`${publicOrigin}/${language}/${duty}`}>{say(pageTexts, language, duty)}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
