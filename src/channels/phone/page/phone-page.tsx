import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button, Keypad, Page, Select, Status, Switch } from '#pages';
import { type Language, say } from '#texts';
import type { PhonePage as State } from '../page-state.ts';
import { openConnection } from './connection.ts';
import { Duration } from './duration.tsx';
import { CallLog } from './log.tsx';
import { createPhone, type Phone, quiet } from './phone.ts';
import { createPlayer } from './player.ts';
import { phoneTexts } from './texts.ts';

const languageOfNumber: Record<Language, string> = { sv: 'svenska', fi: 'suomi', en: 'English' };

/** The browser phone: a real keypad, a real voice, and the call as text for those who do not hear. */
export function PhonePage({ state, fast }: { state: State; fast: boolean }) {
  const { language, heading, bank, numbers, demo } = state;
  const words = (id: 'number' | 'call' | 'hangUp' | 'keypad' | 'star' | 'hash' | 'sound') => say(phoneTexts, language, id);
  const own = numbers.find((one) => one.language === language) ?? numbers[0];
  const [number, setNumber] = useState(own?.number ?? '');
  const [sound, setSound] = useState(true);
  const { view, phone, player } = usePhone(language, fast);
  const isUp = view.status === 'calling' || view.status === 'in-call';
  const keypad = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  useKeyboard(phone);
  useEffect(() => {
    const isLost = document.hasFocus() && document.activeElement === document.body;
    if (view.status === 'ended' && isLost) top.current?.querySelector('button')?.focus();
  }, [view.status]);

  const ring = () => {
    phone.call(number);
    // The button that was pressed is off now; the keys are what comes next.
    if (document.hasFocus()) keypad.current?.focus();
  };
  const keys = [...'123456789', '*', '0', '#'].map((press) => keyOf(press, words));
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
        <div ref={top} class="phone-top stack stack-near">
          <Select
            name="number"
            label={words('number')}
            value={number}
            options={numbers.map((one) => ({ value: one.number, label: `${one.number}, ${languageOfNumber[one.language]}` }))}
            onChange={setNumber}
          />
          <div class="row">
            <Button look="main" onPress={ring} disabled={isUp}>
              {words('call')}
            </Button>
            <Button look="stop" onPress={phone.hangUp} disabled={!isUp}>
              {words('hangUp')}
            </Button>
          </div>
          <div class="row">
            <Status>{say(phoneTexts, language, view.status)}</Status>
            <Duration view={view} />
          </div>
        </div>
        <CallLog language={language} view={view} spoken={sound && !fast}>
          <Switch
            on={sound}
            onChange={(on) => {
              setSound(on);
              player.setMuted(!on);
            }}
          >
            {words('sound')}
          </Switch>
        </CallLog>
        <div ref={keypad} class="phone-keys stack stack-near" tabIndex={-1}>
          <Keypad name={words('keypad')} keys={keys} onPress={phone.press} />
          <Status>{view.keyed > 0 && say(phoneTexts, language, 'keyed', { count: view.keyed })}</Status>
        </div>
      </div>
    </Page>
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

function keyOf(press: string, words: (id: 'star' | 'hash') => string) {
  if (press === '*') return { name: words('star'), sign: '*', press };
  if (press === '#') return { name: words('hash'), sign: '#', press };
  return { name: press, press };
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
