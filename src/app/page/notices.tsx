import { useState } from 'preact/hooks';
import { Status, Switch } from '#pages';
import { say } from '#texts';
import type { Setting } from './setting.ts';
import { meTexts } from './texts.ts';

type NoticesProps = { setting: Setting; publicKey: string; on: boolean };

/** Web Push, where the browser has it. What waits is in the app all the same (S10). */
export function Notices({ setting: { language, talk, refresh }, publicKey, on }: NoticesProps) {
  const [said, setSaid] = useState('');
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null;
  const turn = async (wanted: boolean) => {
    const subscription = wanted ? await subscribe(publicKey) : undefined;
    if (wanted && !subscription) return setSaid(say(meTexts, language, 'noticesNot'));
    const reply = await talk.askAsPhone(wanted ? 'PUT' : 'DELETE', '/push', subscription && { subscription });
    setSaid('ok' in reply ? '' : reply.sentence);
    await refresh();
  };
  return (
    <div class="stack stack-near">
      <Switch on={on} onChange={(wanted) => void turn(wanted)}>
        {say(meTexts, language, 'notices')}
      </Switch>
      <Status>{said}</Status>
    </div>
  );
}

async function subscribe(publicKey: string): Promise<object | undefined> {
  try {
    const worker = await navigator.serviceWorker.ready;
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint, keys } = made.toJSON();
    return endpoint && keys ? { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } } : undefined;
  } catch {
    return undefined;
  }
}
