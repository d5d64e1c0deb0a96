import { useState } from 'preact/hooks';
import { Alert, Button } from '#pages';
import { clock, say } from '#texts';
import type { DeskAlert } from '../desk-state.ts';
import { alertTexts, deskTexts } from './texts.ts';
import type { Speech } from './words.ts';

/** N4, T27: on every open desk at once. At the lower edge, where they push nothing aside. */
export function Warnings({ alerts, speech }: { alerts: readonly DeskAlert[]; speech: Speech }) {
  const { language, settings } = speech;
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const shown = alerts.filter((alert) => !hidden.includes(alert.id));
  if (shown.length === 0) return null;
  return (
    <aside class="warnings">
      {shown.map((alert) => (
        <div key={alert.id} class="warning">
          <Alert>{say(alertTexts, language, alert.is)}</Alert>
          <p>
            {alert.opened === null
              ? say(deskTexts, language, 'callIsOver')
              : say(deskTexts, language, 'callBegan', { time: clock(language, alert.opened, settings.timeZone) })}
          </p>
          <Button onPress={() => setHidden([...hidden, alert.id])}>{say(deskTexts, language, 'hide')}</Button>
        </div>
      ))}
    </aside>
  );
}
