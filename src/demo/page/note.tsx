import { useState } from 'preact/hooks';
import { Button, Facts, Status } from '#pages';
import { say, writeDigits } from '#texts';
import type { Guest, KitchenState } from '../page-state.ts';
import { fetchActivationCode } from './prepare-app.ts';
import { kitchenTexts } from './texts.ts';

type AboutGuest = { guest: Guest; state: KitchenState };

/** The sticky note: all one needs to be this customer, so that nothing has to be looked up. */
export function Note({ guest, state: { language, appName } }: AboutGuest) {
  const facts: [term: string, fact: string | null][] = [
    [say(kitchenTexts, language, 'number'), guest.number],
    [say(kitchenTexts, language, 'userCode'), guest.userCode && group(guest.userCode)],
    [say(kitchenTexts, language, 'personalNumber'), guest.personalNumber],
    [say(kitchenTexts, language, 'customerNumber'), guest.customerNumber],
    [say(kitchenTexts, language, 'appCode', { app: appName }), guest.appCode && group(guest.appCode)],
  ];
  return (
    <div class="sticky">
      <Facts facts={facts.flatMap(([term, fact]) => (fact ? [{ term, fact: <span class="mono">{fact}</span> }] : []))} />
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

function group(code: string): string {
  return /^[0-9]+$/.test(code) ? writeDigits(code) : code;
}
