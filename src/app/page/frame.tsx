import type { ComponentChildren } from 'preact';
import { Page, Places } from '#pages';
import { say } from '#texts';
import type { PageState } from '../pages.tsx';
import type { Me } from '../protocol.ts';
import { appTexts } from './texts.ts';

type FrameProps = {
  state: PageState;
  heading: string;
  path: string;
  /** Null before the app is in use: then there is nowhere to go. */
  me: Me | null;
  above?: ComponentChildren;
  children?: ComponentChildren;
};

/** What every page of the app has: the bank's sign, the heading, and the way between Home and Me. */
export function Frame({ state, heading, path, me, above, children }: FrameProps) {
  const { language, brand, publicOrigin, demo } = state;
  return (
    <Page
      language={language}
      bank={brand[language].bank}
      heading={heading}
      inLanguage={(other) => `${path}?lang=${other}`}
      publicOrigin={publicOrigin}
      demo={demo}
      above={
        <>
          {me && <Between state={state} path={path} me={me} />}
          {above}
        </>
      }
      {...(me ? { home: '/app' } : {})}
    >
      {children}
    </Page>
  );
}

function Between({ state: { language, publicOrigin }, path, me }: { state: PageState; path: string; me: Me }) {
  const count = me.waiting.length;
  const waiting = count > 0 ? { count, words: say(appTexts, language, 'waitingCount', { count }) } : undefined;
  const places = [
    { href: '/app', text: say(appTexts, language, 'home') },
    { href: '/app/me', text: say(appTexts, language, 'me'), waiting },
    // In a frame the page's own header, which has this link, gives way.
    ...(window.self === window.top ? [] : [{ href: `${publicOrigin}/${language}/help`, text: say(appTexts, language, 'help') }]),
  ];
  return <Places places={places} current={path} />;
}
