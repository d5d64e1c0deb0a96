import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, Status } from '#pages';
import { say } from '#texts';
import { borrowPhone } from './acts.ts';
import { openSoftphone, type PhoneState, type Softphone } from './softphone.ts';
import { softphoneTexts } from './softphone-texts.ts';
import type { Speech } from './words.ts';

/** `back`: rises each time the desk has found its server again. */
type BarProps = { readonly call: string | null; readonly back: number; readonly speech: Speech };

/** How the advisor's telephone stands, which is this page. Of a caller's browser phone, which has no voice, it says nothing. */
export function SoftphoneBar({ call, back, speech: { language } }: BarProps) {
  const [state, setState] = useState<PhoneState>('off');
  const loudspeaker = useRef<HTMLAudioElement>(null);
  const phone = useRef<Softphone>(null);
  useEffect(() => {
    if (loudspeaker.current) phone.current = openSoftphone({ borrow: borrowPhone, onState: setState, loudspeaker: loudspeaker.current });
  }, []);
  useEffect(() => phone.current?.have(call), [call]);
  // The server was away, and what it lent may be worth nothing.
  useEffect(() => {
    if (back > 0) phone.current?.again();
  }, [back]);
  return (
    <div class="softphone">
      <Status>{say(softphoneTexts, language, state)}</Status>
      {state === 'deaf' && <Button onPress={() => phone.current?.again()}>{say(softphoneTexts, language, 'again')}</Button>}
      {/* biome-ignore lint/a11y/useMediaCaption: a telephone call has no captions */}
      <audio ref={loudspeaker} />
    </div>
  );
}
