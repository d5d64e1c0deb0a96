import { useState } from 'preact/hooks';
import { Button, Facts, Status } from '#pages';
import { say, writeDigits } from '#texts';
import type { Guest, KitchenState } from '../page-state.ts';
import { fetchActivationCode } from './prepare.ts';
import { kitchenTexts } from './texts.ts';

/** The sticky note: all one needs to be this customer, so that nothing has to be looked up. */
export function Note({ guest, state: { language, appName } }: { guest: Guest; state: KitchenState }) {
  const [code, setCode] = useState('');
  const { userCode } = guest;
  const facts: [term: string, fact: string | null][] = [
    [say(kitchenTexts, language, 'number'), guest.number],
    [say(kitchenTexts, language, 'userCode'), userCode && group(userCode)],
    [say(kitchenTexts, language, 'personalNumber'), guest.personalNumber],
    [say(kitchenTexts, language, 'customerNumber'), guest.customerNumber],
    [say(kitchenTexts, language, 'appCode', { app: appName }), guest.appCode && group(guest.appCode)],
  ];
  return (
    <div class="sticky stack stack-near">
      <Facts facts={facts.flatMap(([term, fact]) => (fact ? [{ term, fact: <span class="mono">{fact}</span> }] : []))} />
      {userCode && guest.appCode && (
        <Button onPress={async () => setCode(await fetchActivationCode(userCode))}>{say(kitchenTexts, language, 'activation')}</Button>
      )}
      <Status unseen={code === ''}>{code && say(kitchenTexts, language, 'activationIs', { code })}</Status>
    </div>
  );
}

function group(code: string): string {
  return /^[0-9]+$/.test(code) ? writeDigits(code) : code;
}
