import { useEffect, useRef } from 'preact/hooks';
import { Page, pageTexts, Status } from '#pages';
import { say } from '#texts';
import type { DeskCall, DeskPage, DeskState } from '../desk-state.ts';
import { Card } from './card.tsx';
import { addressOf, usePlace } from './place.ts';
import { Queue } from './queue.tsx';
import { SoftphoneBar } from './softphone-bar.tsx';
import { deskTexts } from './texts.ts';
import { useDesk } from './use-desk.ts';
import { Warnings } from './warnings.tsx';
import { nameCaller, type Speech, withoutContact } from './words.ts';

export function Desk({ page: { state: first, settings } }: { page: DeskPage }) {
  const [place, go] = usePlace();
  const { state, silent, back } = useDesk(first, place, go);
  const speech: Speech = { language: state.me.language, settings };
  const call = useKept(callAt(state, place.call), place.call);
  const shown = call && silent ? withoutContact(call) : call;
  useFocusOnHeading(place.call);
  return (
    <>
      <Page
        kind="desk"
        language={speech.language}
        bank={settings.bank[speech.language]}
        heading={shown ? nameCaller(shown, speech) : say(deskTexts, speech.language, 'heading')}
        inLanguage={(language) => `${addressOf(place)}?lang=${language}`}
        home="/desk"
        demo={settings.demo}
      >
        {settings.softphone && <SoftphoneBar call={state.mine} back={back} speech={speech} />}
        {place.call === null && <Queue state={state} speech={speech} go={go} />}
        {shown && <Card key={shown.id} call={shown} state={state} silent={silent} speech={speech} go={go} />}
        {place.call !== null && !shown && <Status>{say(pageTexts, speech.language, 'loading')}</Status>}
      </Page>
      <Warnings alerts={state.alerts} speech={speech} />
    </>
  );
}

/** Undefined: the queue, or the server has not yet said anything about this call. A call that never was is one that is over. */
function callAt({ call, look, queue }: DeskState, id: string | null): DeskCall | undefined {
  if (id === null) return undefined;
  if (look === id) return call ?? { ...never, id };
  return queue.find((waiting) => waiting.id === id);
}

/** Between the press that takes a call and the server's word on it, the card stays what it was in the queue. */
function useKept(call: DeskCall | undefined, id: string | null): DeskCall | undefined {
  const kept = useRef<DeskCall>(undefined);
  if (call) kept.current = call;
  return call ?? (kept.current?.id === id ? kept.current : undefined);
}

const never: Omit<DeskCall, 'id'> = {
  is: 'over',
  yours: false,
  advisor: null,
  language: null,
  opened: null,
  queued: null,
  identified: null,
  wasIdentified: false,
  failed: [],
  reason: null,
  hears: null,
  held: false,
  handedOn: false,
  unanswered: false,
  asked: false,
  alerts: [],
  wrongCodes: [],
  codeBoxes: null,
};

/** A reader of the screen begins at the heading of what has opened by itself. */
function useFocusOnHeading(place: string | null): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [place]);
}
