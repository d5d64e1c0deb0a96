import { type After, runCollector } from '../machine/run-collector.ts';
import type { Step } from '../step.ts';
import type { Connection, ConnectionListener } from './connection.ts';
import { createKeyCount } from './key-count.ts';
import type { Player } from './player.ts';
import { createRinging } from './ringing.ts';

export type Status = 'none' | 'calling' | 'in-call' | 'ended';
type Sentence = Step['say'][number];

/** What the page shows. Of what was keyed only the count. */
export type PhoneView = {
  readonly status: Status;
  /** When the call was answered and when it ended, ms. */
  readonly answered: number | null;
  readonly ended: number | null;
  readonly log: readonly Sentence[];
  /** Which one is spoken now. */
  readonly now: number | null;
  readonly keyed: number;
  readonly advisor: string | null;
  /** The advisor has parked the call. */
  readonly held: boolean;
  /** Why there is no call. */
  readonly trouble: string | null;
};

type BrowserPhoneParts = {
  readonly player: Player;
  readonly connect: (listener: ConnectionListener) => Connection;
  readonly onChange: (view: PhoneView) => void;
  readonly now: () => number;
  readonly after: After;
  /** What is said when the connection broke. */
  readonly lost: string;
  /** How long it rings at least, ms. */
  readonly rings: number;
};

export type Phone = {
  call(to: string): void;
  hangUp(): void;
  press(key: string): void;
};

/** Before the first call. */
export const quiet: PhoneView = {
  status: 'none',
  answered: null,
  ended: null,
  log: [],
  now: null,
  keyed: 0,
  advisor: null,
  held: false,
  trouble: null,
};

/** The telephone itself: collector, voice and line together. */
export function createPhone({ player, connect, onChange, now, after, lost, rings }: BrowserPhoneParts): Phone {
  let view = quiet;
  const change = (to: Partial<PhoneView>) => {
    view = { ...view, ...to };
    onChange(view);
  };
  const isUp = () => view.status === 'calling' || view.status === 'in-call';
  const count = createKeyCount(after, (keyed) => change({ keyed }));
  const collector = runCollector({
    play: (say, onSaid) =>
      player.play(
        say,
        (place) => {
          const sentence = say[place];
          if (sentence) change({ log: [...view.log, sentence], now: view.log.length });
        },
        () => {
          change({ now: null });
          onSaid();
        },
      ),
    cut() {
      player.cut();
      change({ now: null });
    },
    sound: player.sound,
    send: (...entry) => line.input(...entry),
    hangUp: () => finish(),
    now,
    after,
  });

  const takeStep = (step: Step) => {
    // The count of an entry that is over goes with the next step but one: its announcement may still be on its way.
    const keyed = count.isDue() || step.collect?.keep ? view.keyed : 0;
    change({ advisor: step.talk?.advisor ?? null, held: step.talk !== null && step.sound === 'waiting', keyed });
    collector.take(step);
  };
  const ringing = createRinging(after, rings, (steps) => {
    player.sound(null);
    change({ status: 'in-call', answered: now() });
    for (const step of steps) takeStep(step);
  });
  const finish = (trouble: string | null = null) => {
    ringing.stop();
    collector.reset();
    count.forget();
    player.cut();
    player.sound(null);
    line.hangUp();
    change({ status: 'ended', ended: now(), now: null, advisor: null, held: false, trouble });
  };
  const line: Connection = connect({
    onStep(step) {
      if (!ringing.hold(step) && view.status === 'in-call') takeStep(step);
    },
    // A refusal in mid-call concerns one message, and the call goes on.
    onRefused: (sentence) => view.status === 'calling' && finish(sentence),
    onLost: () => isUp() && finish(lost),
  });

  return {
    call(to) {
      if (isUp()) return;
      collector.reset();
      player.unlock();
      change({ ...quiet, status: 'calling' });
      player.sound('ringing');
      ringing.begin();
      line.call(to);
    },
    hangUp() {
      if (isUp()) finish();
    },
    press(key) {
      if (view.status !== 'in-call') return;
      player.beep(key);
      collector.press(key);
      const { keys, step } = collector.present;
      if (key === '*') count.forget();
      if (step?.collect?.hash && /[0-9]/.test(key)) count.tellSoon(keys.length);
    },
  };
}
