import { useEffect, useState } from 'preact/hooks';
import { Button, Facts, Plate, Status } from '#pages';
import { say, writeDigits } from '#texts';
import type { CallCode } from '../protocol.ts';
import { Confirm } from './confirm.tsx';
import { blockCodes, getCallCode } from './deeds.ts';
import { Frame } from './frame.tsx';
import { type Setting, timeOf } from './setting.ts';
import { enrolTexts, homeTexts, meTexts } from './texts.ts';

/** *Call us* (D1): the app first, so that nothing need be heard or compared. */
export function CallUsPage({ setting }: { setting: Setting }) {
  const { language, state, me, talk } = setting;
  const [confirming, setConfirming] = useState(false);
  const [code, setCode] = useState<CallCode | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!code) return;
    const timer = setTimeout(() => setCode(null), Math.max(0, code.expires - Date.now()));
    return () => clearTimeout(timer);
  }, [code]);
  return (
    <Frame state={state} path="/app/call-us" me={me} heading={say(homeTexts, language, 'callUs')}>
      <p>{say(meTexts, language, 'callWhat')}</p>
      {code && <Plate label={say(meTexts, language, 'callCode')} code={code.code} />}
      <Status>{code ? say(meTexts, language, 'callCodeUntil', { time: timeOf(setting, code.expires) }) : said}</Status>
      <Button look="main" onPress={() => setConfirming(true)}>
        {say(meTexts, language, 'getCode')}
      </Button>
      <Confirm
        setting={setting}
        open={confirming}
        onClose={() => setConfirming(false)}
        act={(by) => getCallCode(talk, me, by)}
        onDone={setCode}
        onOver={setSaid}
      />
    </Frame>
  );
}

export function UserCodePage({ setting: { language, state, me } }: { setting: Setting }) {
  const written = writeDigits(me.userCode);
  return (
    <Frame state={state} path="/app/user-code" me={me} heading={say(meTexts, language, 'yourUserCode')}>
      <Facts facts={[{ term: say(enrolTexts, language, 'userCode'), fact: <span class="mono">{written}</span> }]} />
      <p>{say(meTexts, language, 'userCodeWhat')}</p>
    </Frame>
  );
}

/** Fear is answered with an action: blocked at once, day and night. */
export function BlockPage({ setting }: { setting: Setting }) {
  const { language, state, me, talk } = setting;
  const [confirming, setConfirming] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <Frame state={state} path="/app/block" me={me} heading={say(meTexts, language, 'block')}>
      <p>{say(meTexts, language, 'blockWhat', { brand: state.brand })}</p>
      <Status>{said}</Status>
      {!said && (
        <Button look="stop" onPress={() => setConfirming(true)}>
          {say(meTexts, language, 'blockNow')}
        </Button>
      )}
      <Confirm
        setting={setting}
        open={confirming}
        onClose={() => setConfirming(false)}
        act={(by) => blockCodes(talk, me, by)}
        onDone={({ sentence }) => setSaid(sentence)}
        onOver={setSaid}
      />
    </Frame>
  );
}
