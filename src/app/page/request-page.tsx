import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, ButtonLink, CodeField, Facts, Plate, Status } from '#pages';
import { say } from '#texts';
import type { Answered, AppRequest } from '../protocol.ts';
import { Confirm } from './confirm.tsx';
import { approve, type Confirmation } from './deeds.ts';
import { Frame } from './frame.tsx';
import { choosePlace, chooseQuestion, chooseRefusal } from './request-words.ts';
import { type Setting, timeOf } from './setting.ts';
import { appTexts, requestTexts } from './texts.ts';

/** "Did you call us just now?": the question, the code, and three answers of the same size (D1, S11, S12). */
export function RequestPage({ setting, id }: { setting: Setting; id: string }) {
  const { language, state, me, talk, refresh } = setting;
  const [request, setRequest] = useState<AppRequest | null>(null);
  const [over, setOver] = useState<string>();
  const [said, setSaid] = useState('');
  const answered = useRef(false);
  const end = (sentence: string) => {
    answered.current = true;
    setOver(sentence);
    void refresh();
  };
  const setAnswering = (now: boolean) => {
    answered.current = now;
  };
  const waits = me.waiting.some((one) => one.id === id);
  useEffect(() => {
    // Answered here: its own sentence stays. Gone otherwise: the bank says why.
    if (answered.current) return;
    void talk.askAsPhone<AppRequest>('GET', `/requests/${id}`).then((reply) => {
      if (answered.current) return;
      if ('ok' in reply) setRequest(reply.ok);
      else setOver(reply.sentence);
    });
  }, [id, waits, talk]);
  const send = async (path: 'decline' | 'not-me' | 'say-again') => {
    const reply = await talk.askAsPhone<Answered>('POST', `/requests/${id}/${path}`, {});
    const sentence = 'ok' in reply ? reply.ok.sentence : reply.sentence;
    if (path === 'say-again' && 'ok' in reply) setSaid(sentence);
    else end(sentence);
  };
  const heading = request?.amount
    ? say(requestTexts, language, 'payingTo', request)
    : say(requestTexts, language, chooseQuestion(request ?? { kind: 'call', initiator: null }));
  return (
    <Frame state={state} path={`/app/requests/${id}`} me={me} heading={heading}>
      <Status>{over ?? said}</Status>
      {over === undefined && request && (
        <Question setting={setting} request={request} onSent={send} onEnd={end} onAnswering={setAnswering} />
      )}
      {over !== undefined && (
        <ButtonLink look="main" href="/app">
          {say(appTexts, language, 'toHome')}
        </ButtonLink>
      )}
    </Frame>
  );
}

type QuestionProps = {
  setting: Setting;
  request: AppRequest;
  onSent: (path: 'decline' | 'not-me' | 'say-again') => Promise<void>;
  onEnd: (sentence: string) => void;
  /** An answer is on its way: what the bank says of the request meanwhile is old. */
  onAnswering: (now: boolean) => void;
};

function Question({ setting, request: opened, onSent, onEnd, onAnswering }: QuestionProps) {
  const { language, me, talk } = setting;
  const [request, setRequest] = useState(opened);
  const [digits, setDigits] = useState('');
  const [error, setError] = useState<string>();
  const [confirming, setConfirming] = useState(false);
  const { keyed, code } = request;
  const send = async (by: Confirmation) => {
    onAnswering(true);
    const done = await approve(talk, me, request, keyed > 0 ? digits : (code ?? ''), by, language);
    onAnswering(done !== 'stopped' && 'ok' in done);
    return done;
  };
  const press = async () => {
    if (keyed > 0 && digits.length !== keyed) return setError(say(requestTexts, language, 'heardMissing', { digits: keyed }));
    setError(undefined);
    // Of several that wait, the digits that were heard say which one is meant (T25); it is shown before it is signed.
    if (keyed > 0 && me.waiting.length > 1) {
      const chosen = await talk.askAsPhone<AppRequest>('POST', '/requests/choose', { digits });
      if (!('ok' in chosen)) return onEnd(chosen.sentence);
      setRequest(chosen.ok);
    }
    setConfirming(true);
  };
  const close = () => setConfirming(false);
  return (
    <>
      <Shown setting={setting} request={request} />
      {keyed > 0 && <HeardCode setting={setting} keyed={keyed} digits={digits} error={error} onInput={setDigits} />}
      <Answers setting={setting} request={request} onApprove={press} onSent={onSent} />
      <Confirm setting={setting} open={confirming} onClose={close} act={send} onDone={({ sentence }) => onEnd(sentence)} onOver={onEnd} />
    </>
  );
}

/** All that is signed is on the screen (T28); the code only where it is compared. */
function Shown({ setting, request }: { setting: Setting; request: AppRequest }) {
  const { language } = setting;
  const { code, sender, purpose, opened, amount, payee, account } = request;
  const accounts = account ? [{ term: say(requestTexts, language, 'account'), fact: account }] : [];
  return (
    <>
      {amount && (
        <p class="payment">
          <span class="payment-amount">{amount}</span> <span>{payee}</span>
        </p>
      )}
      {code !== null && <Plate label={say(requestTexts, language, 'code')} code={code} />}
      {code !== null && <p>{say(requestTexts, language, choosePlace(request))}</p>}
      <Facts
        facts={[
          ...accounts,
          { term: say(requestTexts, language, 'sender'), fact: sender },
          { term: say(requestTexts, language, 'purpose'), fact: purpose },
          { term: say(requestTexts, language, 'sent'), fact: timeOf(setting, opened) },
        ]}
      />
    </>
  );
}

type HeardProps = { setting: Setting; keyed: number; digits: string; error: string | undefined; onInput: (digits: string) => void };

function HeardCode({ setting: { language }, keyed, digits, error, onInput }: HeardProps) {
  return (
    <CodeField
      name="heard-code"
      label={say(requestTexts, language, 'heardCode')}
      hint={say(requestTexts, language, 'heardHint', { digits: keyed })}
      digits={keyed}
      autocomplete="off"
      value={digits}
      error={error}
      onInput={(typed) => onInput(typed.normalize('NFKC').replace(/\D/g, ''))}
    />
  );
}

type AnswersProps = Pick<QuestionProps, 'setting' | 'request' | 'onSent'> & { onApprove: () => Promise<void> };

function Answers({ setting: { language }, request, onApprove, onSent }: AnswersProps) {
  const { refusal, why } = chooseRefusal(request);
  return (
    <>
      {request.kind === 'call' && <Button onPress={() => void onSent('say-again')}>{say(requestTexts, language, 'sayAgain')}</Button>}
      <div class="answers">
        <Button look="main" onPress={() => void onApprove()}>
          {say(requestTexts, language, 'approve')}
        </Button>
        <Button onPress={() => void onSent('decline')}>{say(requestTexts, language, 'decline')}</Button>
        <Button look="stop" onPress={() => void onSent('not-me')} describedBy="not-me-why">
          {say(requestTexts, language, refusal)}
        </Button>
        <p id="not-me-why" class="soft">
          {why && say(requestTexts, language, why)}
        </p>
      </div>
    </>
  );
}
