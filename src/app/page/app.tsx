import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Alert, Button, Page, pageTexts, Status } from '#pages';
import { nameApp, say } from '#texts';
import type { PageState } from '../pages.tsx';
import type { Me } from '../protocol.ts';
import { EnrolPage } from './enrol-page.tsx';
import { Frame } from './frame.tsx';
import { HomePage } from './home-page.tsx';
import { followMe } from './live.ts';
import { MePage } from './me-page.tsx';
import { BlockPage, CallUsPage, UserCodePage } from './own-pages.tsx';
import { readPhone } from './phone-store.ts';
import { PhonesPage } from './phones-page.tsx';
import { go, usePath } from './places.ts';
import { RequestPage } from './request-page.tsx';
import type { Setting } from './setting.ts';
import { createTalk, type Refused } from './talk.ts';
import { appTexts } from './texts.ts';

type Stand =
  | { readonly is: 'opening' }
  | { readonly is: 'not-in-use' }
  | { readonly is: 'open'; readonly me: Me }
  | { readonly is: 'trouble'; readonly refused: Refused };

/** The whole app: not in use yet, open, or in the bank's words why not. */
export function App({ state }: { state: PageState }) {
  const { language } = state;
  const path = usePath();
  const talk = useMemo(() => createTalk(language, say(appTexts, language, 'offline')), [language]);
  const [stand, setStand] = useState<Stand>({ is: 'opening' });
  const [turn, setTurn] = useState(0);
  const asking = useRef<() => Promise<void>>(async () => {});
  // `turn` begins anew.
  useEffect(() => {
    let live: { ask(): Promise<void>; stop(): void } | undefined;
    let left = false;
    void readPhone().then((phone) => {
      if (left) return;
      if (!phone) return setStand({ is: 'not-in-use' });
      live = followMe(talk, language, {
        onMe: (me) => setStand({ is: 'open', me }),
        // A moment without a connection hides nothing that is on the screen.
        onTrouble: (refused) =>
          setStand((before) => (before.is === 'open' && refused.code === 'offline' ? before : { is: 'trouble', refused })),
      });
      asking.current = live.ask;
    });
    return () => {
      left = true;
      live?.stop();
    };
  }, [talk, language, turn]);
  const isEnrolling = stand.is === 'not-in-use';
  useEffect(() => {
    if (isEnrolling && path !== '/app/enrol') go('/app/enrol');
    if (stand.is === 'open' && path === '/app/enrol') go('/app');
  }, [isEnrolling, stand.is, path]);
  const again = () => {
    talk.dropToken();
    setStand({ is: 'opening' });
    setTurn((before) => before + 1);
  };
  switch (stand.is) {
    case 'opening':
      return <Opening state={state} path={path} />;
    case 'not-in-use':
      return (
        <EnrolPage
          state={state}
          talk={talk}
          onEnrolled={() => {
            go('/app');
            again();
          }}
        />
      );
    case 'trouble':
      return <Trouble state={state} path={path} refused={stand.refused} again={again} />;
    case 'open':
      return <Opened path={path} setting={{ state, language, talk, me: stand.me, refresh: () => asking.current() }} />;
  }
}

function Opened({ path, setting }: { path: string; setting: Setting }) {
  const id = /^\/app\/requests\/([^/]+)$/.exec(path)?.[1];
  if (id) return <RequestPage key={id} id={id} setting={setting} />;
  switch (path) {
    case '/app/me':
      return <MePage setting={setting} />;
    case '/app/phones':
      return <PhonesPage setting={setting} />;
    case '/app/call-us':
      return <CallUsPage setting={setting} />;
    case '/app/user-code':
      return <UserCodePage setting={setting} />;
    case '/app/block':
      return <BlockPage setting={setting} />;
    default:
      return <HomePage setting={setting} />;
  }
}

function Opening({ state, path }: { state: PageState; path: string }) {
  const { language, brand, publicOrigin, demo } = state;
  return (
    <Page
      language={language}
      bank={brand[language].bank}
      heading={nameApp(brand, language)}
      inLanguage={(other) => `${path}?lang=${other}`}
      publicOrigin={publicOrigin}
      demo={demo}
    >
      <Status>{say(pageTexts, language, 'loading')}</Status>
    </Page>
  );
}

function Trouble({ state, path, refused, again }: { state: PageState; path: string; refused: Refused; again: () => void }) {
  const { language, brand } = state;
  const isLost = refused.code === 'phone-unknown' || refused.code === 'phone-stopped';
  return (
    <Frame state={state} path={path} me={null} heading={say(appTexts, language, 'notOpen', { brand })}>
      <Alert>{refused.sentence}</Alert>
      <Button look="main" onPress={again}>
        {isLost ? say(appTexts, language, 'startOver', { brand }) : say(appTexts, language, 'tryAgain')}
      </Button>
    </Frame>
  );
}
