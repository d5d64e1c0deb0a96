import { Button, Page, Select, Status, TabPanels } from '#pages';
import { say } from '#texts';
import type { Guest, KitchenState } from '../page-state.ts';
import { Activation, Note } from './note.tsx';
import { kitchenTexts } from './texts.ts';
import { type Frames, isFast, useShow } from './use-show.ts';

/** Phone, app and desk side by side on one table, and the show that plays itself. */
export function Kitchen({ state }: { state: KitchenState }) {
  const { language, guests, advisor, appName } = state;
  const guest = guests.find(({ id }) => id === state.chosen) ?? guests[0];
  if (!guest) throw new Error('There is nobody to be.');
  const show = useShow(framesOf(state), { language, guest, guests, advisor, appName });
  const words = (id: 'show' | 'stop' | 'customer') => say(kitchenTexts, language, id);
  return (
    <Page
      kind="desk"
      language={language}
      bank={state.bank}
      heading={state.heading}
      inLanguage={(other) => `/${other}/demo${guest === guests[0] ? '' : `?customer=${guest.id}`}`}
      home={`/${language}/demo`}
      demo
    >
      <div class={`table-top wide${show.state === 'playing' ? ' table-playing' : ''}`}>
        <div class="stack stack-near">
          {show.state === 'playing' ? (
            <Button onPress={show.stop}>{words('stop')}</Button>
          ) : (
            <Button look="main" onPress={show.start} disabled={show.state === 'preparing' || !guest.appCode}>
              {words('show')}
            </Button>
          )}
          <Status>{show.caption}</Status>
          {show.state === 'over' && <YourTurn state={state} />}
        </div>
        <div class="stack stack-near">
          <Select
            name="customer"
            label={words('customer')}
            value={guest.id}
            options={guests.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={be}
          />
          <p>{guest.note}</p>
        </div>
        <Note guest={guest} state={state} />
      </div>
      <Panels state={state} guest={guest} />
      <Activation guest={guest} state={state} />
      <ul class="places wide">
        {state.links.map(({ href, text, beside }) => (
          <li key={href}>{beside ? <Beside href={href} text={text} /> : <a href={href}>{text}</a>}</li>
        ))}
      </ul>
      <p id="beside" class="soft wide">
        {say(kitchenTexts, language, 'beside')}
      </p>
    </Page>
  );
}

/** To leave the table is to hang up: what is looked for in the middle of a call opens beside it. */
function Beside({ href, text }: { href: string; text: string }) {
  return (
    <a href={href} target="_blank" rel="noopener" aria-describedby="beside">
      {text}
    </a>
  );
}

/** A customer of their own has a page of its own: their phone and app start from the beginning. */
function be(customer: string): void {
  location.search = new URLSearchParams({ customer }).toString();
}

function YourTurn({ state: { language } }: { state: KitchenState }) {
  return (
    <ul class="turn">
      {(['tryWrongCode', 'tryNotInCall', 'tryCodeTable'] as const).map((id) => (
        <li key={id}>{say(kitchenTexts, language, id)}</li>
      ))}
    </ul>
  );
}

function framesOf({ app }: KitchenState): Frames {
  const { origin } = location;
  return { phone: { id: 'phone-frame', origin }, app: { id: 'app-frame', origin: app }, desk: { id: 'desk-frame', origin } };
}

function Panels({ state: { language, app, appName }, guest }: { state: KitchenState; guest: Guest }) {
  const frames = [
    {
      name: 'phone',
      heading: say(kitchenTexts, language, 'phone'),
      src: `/${language}/demo/phone${isFast() ? '?fast=1' : ''}`,
      allow: 'autoplay',
    },
    {
      name: 'app',
      heading: say(kitchenTexts, language, 'app', { app: appName }),
      src: `${app}/app?lang=${language}`,
      allow: 'publickey-credentials-create; publickey-credentials-get',
    },
    { name: 'desk', heading: say(kitchenTexts, language, 'desk'), src: `/desk?lang=${language}`, allow: '' },
  ];
  const panels = frames.map(({ name, heading, src, allow }) => ({
    name,
    heading,
    content: (
      <>
        <iframe key={guest.id} class="frame" id={`${name}-frame`} title={heading} src={src} allow={allow} />
        <a class="own-window" href={src} target="_blank" rel="noopener">
          {say(kitchenTexts, language, 'ownWindow')}
        </a>
      </>
    ),
  }));
  return <TabPanels panels={panels} />;
}
