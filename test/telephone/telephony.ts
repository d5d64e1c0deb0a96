import { Broken, type Clock, type Leg, type LegEars, type RingingCall, type Sound, type Telephony } from '#ports';
import { lengthOfSounds } from './caller.ts';

type Refused = Parameters<RingingCall['refuse']>[0];

/** A caller of the telephone system, as a test meets one. */
export type VirtualCaller = {
  /** Null: answered, or it still rings. */
  readonly refused: Refused | null;
  readonly isAnswered: boolean;
  readonly isOver: boolean;
  /** Recordings that began, by name. */
  readonly heard: readonly string[];
  readonly sound: 'waiting' | null;
  /** Whom the caller is together with now. */
  readonly talksTo: string | null;
  readonly isHeld: boolean;
  press(keys: string): void;
  hangUp(): void;
  /** The other one puts the receiver down. */
  otherHangsUp(): void;
  /** The other one's phone was a page, which was closed. */
  otherIsLost(): void;
};

export type VirtualTelephony = Telephony & {
  ring(call: { readonly to: string; readonly from?: string | null; readonly isProtected?: boolean }): VirtualCaller;
  /** Phones that answer. */
  readonly phones: Set<string>;
  /** Every phone that was called, with the name of the call. */
  readonly called: { readonly phone: string; readonly call: string }[];
  /** As if the telephone system told what happens so late, ms. */
  delay: number;
  /** The telephone system breaks down, and its calls with it. */
  breakDown(): void;
};

const answersAfter = 1_000;
const ringsFor = 20_000;

/** A telephone system under the clock of a test: keys arrive once, recordings take as long as they are. */
export function createVirtualTelephony(clock: Clock): VirtualTelephony {
  let arrive: (call: RingingCall) => void = () => {};
  const callers = new Set<ReturnType<typeof createVirtualCaller>>();
  const phones = new Set<string>();
  const called: { phone: string; call: string }[] = [];
  const telephony: VirtualTelephony = {
    phones,
    called,
    delay: 0,
    async open(heard) {
      arrive = heard;
    },
    look: () => ({ isThere: true, delay: telephony.delay }),
    lendSoftphone: async () => null,
    endSoftphone: async () => {},
    async close() {},
    ring({ to, from = null, isProtected = true }) {
      const caller = createVirtualCaller(clock, phones, called);
      callers.add(caller);
      arrive({ to, from, isProtected, answer: caller.answer, refuse: caller.refuse });
      return caller.outside;
    },
    breakDown() {
      for (const caller of callers) caller.lose();
    },
  };
  return telephony;
}

function createVirtualCaller(clock: Clock, phones: ReadonlySet<string>, called: { phone: string; call: string }[]) {
  const state = {
    refused: null as Refused | null,
    isAnswered: false,
    isOver: false,
    heard: [] as string[],
    sound: null as 'waiting' | null,
    talksTo: null as string | null,
    isHeld: false,
  };
  let ears: LegEars | null = null;
  let stop = (): void => {};
  const end = (why: 'hung-up' | 'system-lost') => {
    if (state.isOver) return;
    stop();
    Object.assign(state, { isOver: true, talksTo: null, sound: null });
    ears?.onGone(why);
  };
  const leg: Leg = {
    play(sounds, onPlayed) {
      stop();
      state.heard.push(...sounds.flatMap((sound: Sound) => ('file' in sound ? [sound.file] : [])));
      stop = clock.at(clock.now() + lengthOfSounds(sounds), onPlayed);
    },
    cut: () => stop(),
    sound(sound) {
      state.sound = sound;
    },
    async talk({ phone, call }) {
      called.push({ phone, call });
      const answers = phones.has(phone);
      await new Promise<void>((resolve) => clock.at(clock.now() + (answers ? answersAfter : ringsFor), resolve));
      if (!answers || state.isOver) return 'away';
      state.talksTo = phone;
      return 'talking';
    },
    takeBack() {
      Object.assign(state, { talksTo: null, isHeld: false });
    },
    hold(isHeld) {
      state.isHeld = isHeld;
    },
    hangUp: () => end('hung-up'),
  };
  return {
    lose: () => end('system-lost'),
    refuse(why: Refused) {
      state.refused = why;
      state.isOver = true;
    },
    async answer(hears: LegEars) {
      if (state.isOver) throw new Broken('telephony-gone', 'The caller has hung up.');
      ears = hears;
      state.isAnswered = true;
      return leg;
    },
    outside: Object.defineProperties(
      {
        press(keys: string) {
          for (const key of keys) if (state.talksTo === null) ears?.onKey(key);
        },
        hangUp: () => end('hung-up'),
        otherHangsUp() {
          state.talksTo = null;
          ears?.onTalkOver('hung-up');
        },
        otherIsLost() {
          state.talksTo = null;
          ears?.onTalkOver('lost');
        },
      },
      Object.fromEntries(Object.keys(state).map((name) => [name, { get: () => state[name as keyof typeof state], enumerable: true }])),
    ) as VirtualCaller,
  };
}
