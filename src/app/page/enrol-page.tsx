import { useEffect, useState } from 'preact/hooks';
import { Button, ErrorSummary, type FieldError, Status } from '#pages';
import { say } from '#texts';
import type { PageState } from '../pages.tsx';
import { enrol, type PreparedPasskey, preparePasskey } from './deeds.ts';
import { describePhone } from './describe-phone.ts';
import { GivenCodes, OwnCode, type Typed } from './enrol-fields.tsx';
import { Frame } from './frame.tsx';
import { hasPlatformPasskey } from './passkey.ts';
import type { Refused, Talk } from './talk.ts';
import { enrolTexts } from './texts.ts';

type EnrolProps = { state: PageState; talk: Talk; onEnrolled: () => void };

const empty: Typed = { userCode: '', activationCode: '', ownCode: '', repeated: '' };

/** This phone becomes one of the customer's: user code, activation code, an own code, and a finger or a face if there is one. */
export function EnrolPage({ state, talk, onEnrolled }: EnrolProps) {
  const { language, brand } = state;
  const { typed, setTyped, errors, passkey, setPasskey, busy, send } = useEnrolment({ state, talk, onEnrolled });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Frame
      state={state}
      path="/app/enrol"
      me={null}
      heading={say(enrolTexts, language, 'heading', { brand })}
      above={<ErrorSummary language={language} errors={errors} />}
    >
      <p>{say(enrolTexts, language, 'what')}</p>
      <form class="stack" onSubmit={onSubmit} noValidate>
        <GivenCodes state={state} typed={typed} onType={setTyped} errors={errors} />
        <OwnCode state={state} typed={typed} onType={setTyped} errors={errors} />
        <Passkey state={state} talk={talk} passkey={passkey} onPrepared={setPasskey} />
        <Button look="main" disabled={busy}>
          {say(enrolTexts, language, 'start')}
        </Button>
      </form>
    </Frame>
  );
}

/** What was typed, what is wrong with it, and the one message that enrols. */
function useEnrolment({ state, talk, onEnrolled }: EnrolProps) {
  const { language } = state;
  const [typed, setTyped] = useState(empty);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [passkey, setPasskey] = useState<PreparedPasskey | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const faults = findFaults(typed, state);
    setErrors(faults);
    if (faults.length > 0) return;
    setBusy(true);
    const { userCode, activationCode, ownCode } = typed;
    const reply = await enrol(talk, { userCode, activationCode, ownCode, passkey, language, name: describePhone(language) });
    setBusy(false);
    if ('ok' in reply) return onEnrolled();
    // What was typed stays, but secrets; and a finger was asked for with a nonce that is used up now.
    setTyped((before) => ({ ...before, ownCode: '', repeated: '' }));
    setPasskey(null);
    setErrors([{ field: fieldOf(reply), sentence: reply.sentence }]);
  };
  return { typed, setTyped, errors, passkey, setPasskey, busy, send };
}

type PasskeyProps = Pick<EnrolProps, 'state' | 'talk'> & {
  passkey: PreparedPasskey | null;
  onPrepared: (passkey: PreparedPasskey) => void;
};

/** Offered where the browser has a finger, a face or a screen lock to ask for. */
function Passkey({ state: { language }, talk, passkey, onPrepared }: PasskeyProps) {
  const [there, setThere] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => void hasPlatformPasskey().then(setThere), []);
  const prepare = async () => {
    const prepared = await preparePasskey(talk);
    if (prepared !== 'stopped' && 'ok' in prepared) {
      onPrepared(prepared.ok);
      setSaid(say(enrolTexts, language, 'passkeyChosen'));
    } else setSaid(say(enrolTexts, language, 'passkeyNot'));
  };
  if (!there) return null;
  return (
    <div class="stack stack-near">
      <Button onPress={() => void prepare()} disabled={passkey !== null}>
        {say(enrolTexts, language, 'passkey')}
      </Button>
      <Status>{said}</Status>
    </div>
  );
}

function findFaults({ userCode, activationCode, ownCode, repeated }: Typed, { language, ownCodeDigits }: PageState): FieldError[] {
  const digits = userCode.normalize('NFKC').replace(/[\s-]/g, '');
  const signs = activationCode.replace(/[\s-]/g, '');
  const own = ownCode.normalize('NFKC');
  return [
    ...(/^\d{6,8}$/.test(digits) ? [] : [{ field: 'user-code', sentence: say(enrolTexts, language, 'userCodeMissing') }]),
    ...(signs.length === 9 ? [] : [{ field: 'activation-code', sentence: say(enrolTexts, language, 'activationMissing') }]),
    ...(/^\d+$/.test(own) && own.length === ownCodeDigits
      ? []
      : [{ field: 'new-code', sentence: say(enrolTexts, language, 'ownCodeLength', { digits: ownCodeDigits }) }]),
    ...(own === repeated.normalize('NFKC') ? [] : [{ field: 'repeated-code', sentence: say(enrolTexts, language, 'notAlike') }]),
  ];
}

function fieldOf({ code }: Refused): string {
  if (code === 'user-code-malformed') return 'user-code';
  return code === 'own-code-weak' || code === 'own-code-length' ? 'new-code' : 'activation-code';
}
