import { useState } from 'preact/hooks';
import { Button, Facts, Status } from '#pages';
import { say } from '#texts';
import type { Guest, KitchenState } from '../page-state.ts';
import { fetchActivationCode } from './prepare-app.ts';
import { kitchenTexts } from './texts.ts';

type AboutGuest = { guest: Guest; state: KitchenState };

/** The sticky note: all one needs to be this customer, so that nothing has to be looked up. */
export function Note({ guest, state: { language } }: AboutGuest) {
  const lines = [{ term: say(kitchenTexts, language, 'number'), code: guest.number }, ...guest.codes];
  return (
    <div class="sticky">
      <Facts facts={lines.map(({ term, code }) => ({ term, fact: <span class="mono">{code}</span> }))} />
      {guest.beside.map(({ href, text }) => (
        <p key={href}>
          <a href={href} target="_blank" rel="noopener">
            {text}
          </a>
        </p>
      ))}
    </div>
  );
}

/** For whoever takes the app in use by hand, here or on a phone of their own. */
export function Activation({ guest: { userCode, appCode }, state: { language } }: AboutGuest) {
  const [code, setCode] = useState('');
  if (!userCode || !appCode) return null;
  return (
    <div class="row">
      <Button onPress={async () => setCode(await fetchActivationCode(userCode))}>{say(kitchenTexts, language, 'activation')}</Button>
      <Status>{code && say(kitchenTexts, language, 'activationIs', { code })}</Status>
    </div>
  );
}
