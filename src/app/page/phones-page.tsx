import { useEffect, useState } from 'preact/hooks';
import { Button, Status } from '#pages';
import { say } from '#texts';
import type { PhoneListed } from '../protocol.ts';
import { Confirm } from './confirm.tsx';
import { addPasskey, type Confirmation, endPhone } from './deeds.ts';
import { Frame } from './frame.tsx';
import { hasPlatformPasskey } from './passkey.ts';
import { dayOf, type Setting, timeOf } from './setting.ts';
import { meTexts } from './texts.ts';

type Wanted = { readonly is: 'passkey' } | { readonly is: 'remove'; readonly phone: PhoneListed };

/** The phones that can approve in the customer's name, and how to take one away. */
export function PhonesPage({ setting }: { setting: Setting }) {
  const { language, state, me, talk, refresh } = setting;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [said, setSaid] = useState('');
  const [finger, setFinger] = useState(false);
  useEffect(() => void hasPlatformPasskey().then(setFinger), []);
  const act = async (by: Confirmation) => {
    if (wanted?.is === 'remove') return endPhone(talk, me, by, wanted.phone.id);
    return addPasskey(talk, me, by);
  };
  const finish = (what: Wanted | null) => {
    setSaid(say(meTexts, language, what?.is === 'remove' ? 'removed' : 'passkeyAdded'));
    void refresh();
  };
  return (
    <Frame state={state} path="/app/phones" me={me} heading={say(meTexts, language, 'phones')}>
      <p>{say(meTexts, language, 'phonesWhat')}</p>
      <Status>{said}</Status>
      <ul class="phones">
        {me.phones.map((phone) => (
          <li key={phone.id} class="panel stack stack-near">
            <h2>{phone.name}</h2>
            <p class="soft">
              {phone.this && `${say(meTexts, language, 'thisPhone')}. `}
              {say(meTexts, language, 'since', { day: dayOf(setting, phone.added), time: timeOf(setting, phone.added) })}
            </p>
            {phone.this && finger && !me.passkey && (
              <Button onPress={() => setWanted({ is: 'passkey' })}>{say(meTexts, language, 'addPasskey')}</Button>
            )}
            <Button look="stop" onPress={() => setWanted({ is: 'remove', phone })}>
              {say(meTexts, language, 'remove', { name: phone.name })}
            </Button>
          </li>
        ))}
      </ul>
      <Confirm
        setting={setting}
        open={wanted !== null}
        onClose={() => setWanted(null)}
        act={act}
        onDone={() => finish(wanted)}
        onOver={setSaid}
      />
    </Frame>
  );
}
