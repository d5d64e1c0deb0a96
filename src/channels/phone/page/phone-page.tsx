import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button, Keypad, Page, Select, Status, Switch } from '#pages';
import { type Language, say } from '#texts';
import type { PhonePageState } from '../page-state.ts';
import { openConnection } from './connection.ts';
import { Duration } from './duration.tsx';
import { CallLog } from './log.tsx';
import { createPhone, type Phone, type PhoneView, quiet } from './phone.ts';
import { createPlayer } from './player.ts';
import { phoneTexts } from './texts.ts';

const languageOfNumber: Record<Language, string> = { sv: 'svenska', fi: 'suomi', en: 'English' };

/** The browser phone: a real keypad, a real voice, and the call as text for those who do not hear. */
export function PhonePage({ state, fast }: { state: PhonePageState; fast: boolean }) {
  const { language, heading, bank, demo } = state;
  const [sound, setSound] = useState(true);
  const { view, phone, player } = usePhone(language, fast);
  const keypad = useRef<HTMLDivElement>(null);
  useKeyboard(phone);
  const ring = (number: string) => {
    phone.call(number);
    // The button that was pressed is off now; the keys are what comes next.
    if (document.hasFocus()) keypad.current?.focus();
  };
  const turn = (on: boolean) => {
    setSound(on);
    player.setMuted(!on);
  };
  return (
    <Page
      language={language}
      bank={bank[language]}
      heading={heading}
      inLanguage={(other) => `/${other}/demo/phone`}
      demo={demo}
      {...(demo ? { home: `/${language}/demo` } : {})}
    >
      <div class="phone">
        <Top state={state} view={view} ring={ring} hangUp={phone.hangUp} />
        <CallLog language={language} view={view} spoken={sound && !fast}>
          <Switch on={sound} onChange={turn}>
            {say(phoneTexts, language, 'sound')}
          </Switch>
        </CallLog>
        <div ref={keypad} class="phone-keys stack stack-near" tabIndex={-1}>
          <Keypad name={say(phoneTexts, language, 'keypad')} keys={keysIn(language)} onPress={phone.press} />
          <Status>{view.keyed > 0 && say(phoneTexts, language, 'keyed', { count: view.keyed })}</Status>
        </div>
      </div>
    </Page>
  );
}

type TopProps = { state: PhonePageState; view: PhoneView; ring: (number: string) => void; hangUp: () => void };

/** Whom to call, and how the call stands. */
function Top({ state: { language, numbers }, view, ring, hangUp }: TopProps) {
  const own = numbers.find((one) => one.language === language) ?? numbers[0];
  const [number, setNumber] = useState(own?.number ?? '');
  const isUp = view.status === 'calling' || view.status === 'in-call';
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isLost = document.hasFocus() && document.activeElement === document.body;
    if (view.status === 'ended' && isLost) top.current?.querySelector('button')?.focus();
  }, [view.status]);
  return (
    <div ref={top} class="phone-top stack stack-near">
      <Select
        name="number"
        label={say(phoneTexts, language, 'number')}
        value={number}
        options={numbers.map((one) => ({ value: one.number, label: `${one.number}, ${languageOfNumber[one.language]}` }))}
        onChange={setNumber}
      />
      <div class="row">
        <Button look="main" onPress={() => ring(number)} disabled={isUp}>
          {say(phoneTexts, language, 'call')}
        </Button>
        <Button look="stop" onPress={hangUp} disabled={!isUp}>
          {say(phoneTexts, language, 'hangUp')}
        </Button>
      </div>
      <div class="row">
        <Status>{say(phoneTexts, language, view.status)}</Status>
        <Duration view={view} />
      </div>
    </div>
  );
}

function usePhone(language: Language, fast: boolean) {
  const [view, setView] = useState(quiet);
  const [player, phone] = useMemo(() => {
    const player = createPlayer('/voices', fast);
    const phone = createPhone({
      player,
      connect: (listener) => openConnection(`${location.origin.replace(/^http/, 'ws')}/phone/v1/live`, listener),
      onChange: setView,
      now: () => performance.now(),
      after: (wait, call) => {
        const timer = setTimeout(call, wait);
        return () => clearTimeout(timer);
      },
      lost: say(phoneTexts, language, 'lost'),
      rings: fast ? 0 : 1_500,
    });
    return [player, phone] as const;
  }, [language, fast]);
  return { view, phone, player };
}

function keysIn(language: Language) {
  return [...'123456789*0#'].map((press) => {
    if (press === '*') return { name: say(phoneTexts, language, 'star'), sign: press, press };
    if (press === '#') return { name: say(phoneTexts, language, 'hash'), sign: press, press };
    return { name: press, press };
  });
}

/** Keys of the keyboard are keys of the phone while the page has the focus, but not in the list of numbers. */
function useKeyboard(phone: Phone): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !/^[0-9*#]$/.test(event.key)) return;
      if (event.target instanceof Element && event.target.closest('select, input, textarea')) return;
      event.preventDefault();
      phone.press(event.key);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [phone]);
}
