import { useEffect, useState } from 'preact/hooks';
import { Button, ButtonLink, Lamp, Status } from '#pages';
import { say } from '#texts';
import type { Answered, CallStatus, WhoCalls } from '../protocol.ts';
import { Frame } from './frame.tsx';
import { type Setting, timeOf } from './setting.ts';
import { homeTexts, requestTexts } from './texts.ts';

/** How the call stands, in one sentence; and the answer to "somebody says they call from the bank" (N3). */
export function HomePage({ setting }: { setting: Setting }) {
  const { language, state, me, talk, refresh } = setting;
  const [first, ...others] = me.calls;
  const open = me.calls.filter(({ is }) => is === 'open');
  const [said, setSaid] = useState('');
  // What was said of one call is not true of the next.
  const which = me.calls.map(({ is, since }) => `${is} ${since}`).join();
  useEffect(() => setSaid(''), [which]);
  const tell = async (path: '/not-in-a-call' | '/somebody-calls-me') => {
    const reply = await talk.askAsPhone<Answered | WhoCalls>('POST', path, {});
    setSaid('ok' in reply ? reply.ok.sentence : reply.sentence);
    await refresh();
  };
  return (
    <Frame state={state} path="/app" me={me} heading={headingOf(setting, first)}>
      {first ? <Call setting={setting} call={first} /> : <p>{say(homeTexts, language, 'ifSomebody')}</p>}
      {others
        .filter(({ is }) => is === 'open')
        .map((call) => (
          <p key={call.since}>{say(homeTexts, language, 'another', { time: timeOf(setting, call.since) })}</p>
        ))}
      <Status>{said}</Status>
      <div class="answers">
        {open.length > 0 && (
          <>
            <Button look="stop" onPress={() => void tell('/not-in-a-call')} describedBy="not-in-call-why">
              {say(requestTexts, language, 'notInCall')}
            </Button>
            <p id="not-in-call-why" class="soft">
              {say(requestTexts, language, 'notInCallWhy')}
            </p>
          </>
        )}
        <ButtonLink href="/app/call-us">{say(homeTexts, language, 'callUs')}</ButtonLink>
        <Button onPress={() => void tell('/somebody-calls-me')}>{say(homeTexts, language, 'somebody')}</Button>
      </div>
    </Frame>
  );
}

function headingOf(setting: Setting, call: CallStatus | undefined): string {
  const { language } = setting;
  if (!call) return say(homeTexts, language, 'notTalking');
  return say(homeTexts, language, call.is, { time: timeOf(setting, call.since) });
}

function Call({ setting: { language, state }, call }: { setting: Setting; call: CallStatus }) {
  const bank = state.brand[language].bank;
  if (call.is === 'talking')
    return (
      <p>
        <Lamp lit>
          {call.advisor ? say(homeTexts, language, 'advisor', { name: call.advisor, bank }) : say(homeTexts, language, 'identified')}
        </Lamp>
      </p>
    );
  return <p>{call.fromEnds ? say(homeTexts, language, 'from', { end: call.fromEnds }) : say(homeTexts, language, 'withheld')}</p>;
}
