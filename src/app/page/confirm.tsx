import { useState } from 'preact/hooks';
import { Button, Dialog, Masked } from '#pages';
import { say } from '#texts';
import type { Confirmation, Done } from './deeds.ts';
import type { Setting } from './setting.ts';
import { appTexts, confirmTexts } from './texts.ts';

type ConfirmProps<Body> = {
  setting: Setting;
  open: boolean;
  onClose: () => void;
  /** Does it; what could not be confirmed is said in the dialog, which stays. */
  act: (by: Confirmation) => Promise<Done<Body>>;
  onDone: (body: Body) => void;
  /** Problems that end it: they are shown on the page. */
  onOver: (sentence: string) => void;
};

const field = 'own-code';
const stays = new Set(['not-confirmed', 'offline', 'nonce-spent', 'being-answered', 'malformed']);

/** "Confirm that it is you": the own code, or fingerprint or face (S8). There is no yes without it (T24). */
export function Confirm<Body>({ setting, open, onClose, act, onDone, onOver }: ConfirmProps<Body>) {
  const { language, state, me } = setting;
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const close = () => {
    setCode('');
    setError(undefined);
    onClose();
  };
  // The field says its sentence when it gets the focus.
  const complain = (sentence: string) => {
    setError(sentence);
    requestAnimationFrame(() => document.getElementById(field)?.focus());
  };
  const send = async (by: Confirmation) => {
    setBusy(true);
    const done = await act(by);
    setBusy(false);
    setCode('');
    if (done === 'stopped') return complain(say(confirmTexts, language, 'passkeyStopped'));
    if (!('ok' in done) && stays.has(done.code)) return complain(done.sentence);
    close();
    if ('ok' in done) onDone(done.ok);
    else onOver(done.sentence);
  };
  return (
    <Dialog name="confirm" heading={say(confirmTexts, language, 'heading')} open={open} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (/^\d+$/.test(code)) void send({ is: 'own-code', code });
        }}
      >
        <Masked
          name={field}
          label={say(confirmTexts, language, 'ownCode', { brand: state.brand })}
          autocomplete="off"
          value={code}
          onInput={(typed) => setCode(typed.normalize('NFKC').replace(/\D/g, ''))}
          error={error}
          required
        />
        <div class="row">
          <Button look="main" disabled={busy}>
            {say(confirmTexts, language, 'confirm')}
          </Button>
          {me.passkey && (
            <Button onPress={() => void send({ is: 'passkey' })} disabled={busy}>
              {say(confirmTexts, language, 'passkey')}
            </Button>
          )}
          <Button onPress={close}>{say(appTexts, language, 'cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
