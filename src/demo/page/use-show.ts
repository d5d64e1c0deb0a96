import { useEffect, useRef, useState } from 'preact/hooks';
import { type Language, say } from '#texts';
import { contract } from './contract.ts';
import { createHands, type FrameName, frameNames, type Hands } from './hands.ts';
import { play } from './play.ts';
import { prepare } from './prepare.ts';
import { type Cast, writeShow } from './show.ts';
import { kitchenTexts } from './texts.ts';

export type ShowState = 'preparing' | 'idle' | 'playing' | 'over';
export type Frames = Record<FrameName, { readonly id: string; readonly origin: string }>;

/** The show and what comes before it. `frames` are found by their ids when they are there. */
export function useShow(frames: Frames, cast: Cast) {
  const { language } = cast;
  const [state, setState] = useState<ShowState>('preparing');
  const [caption, setCaption] = useState('');
  const hands = useRef<Hands | null>(null);
  const running = useRef<AbortController | null>(null);
  const run = async (what: (hands: Hands, signal: AbortSignal) => Promise<ShowState>) => {
    const control = new AbortController();
    running.current = control;
    try {
      if (hands.current) setState(await what(hands.current, control.signal));
    } catch (reason) {
      setState('idle');
      setCaption(say(kitchenTexts, language, reason === stopped ? 'stopped' : 'stuck'));
    }
  };
  useEffect(() => {
    const created = createHands(locate(frames));
    hands.current = created;
    void run((all, signal) => getReady(all, cast, signal, setCaption));
    return () => {
      running.current?.abort(stopped);
      created.close();
    };
  }, []);
  const start = () => {
    setState('playing');
    // Once, for a press: from here on nothing moves by itself.
    document.querySelector('.table-top')?.scrollIntoView({ block: 'start' });
    void run(async (all, signal) => {
      // A visitor may have called, logged out or started afresh since.
      await hangUp(all, language);
      await prepare(all, cast, AbortSignal.any([signal, AbortSignal.timeout(readyWithin)]));
      await play(writeShow(cast), { hands: all, fast: isFast(), onFrame: bringForward, onCaption: setCaption }, signal);
      setCaption(say(kitchenTexts, language, 'yourTurn'));
      return 'over';
    });
  };
  const stop = () => {
    running.current?.abort(stopped);
    void hangUp(hands.current, language);
  };
  return { state, caption, start, stop };
}

const stopped = new Error('stopped');
const readyWithin = 20_000;

async function getReady(hands: Hands, cast: Cast, signal: AbortSignal, setCaption: (caption: string) => void): Promise<ShowState> {
  const { language, guest } = cast;
  if (guest.appCode) setCaption(say(kitchenTexts, language, 'preparing', { name: guest.name.split(' ')[0] ?? guest.name }));
  await prepare(hands, cast, AbortSignal.any([signal, AbortSignal.timeout(readyWithin)]));
  setCaption(say(kitchenTexts, language, 'ready'));
  return 'idle';
}

/** What was begun is not left ringing. */
async function hangUp(hands: Hands | null, language: Language): Promise<void> {
  const control = { role: 'button', name: say(contract, language, 'hangUp') } as const;
  await hands?.tell('phone', { do: 'press', control }, AbortSignal.timeout(400)).catch(() => {});
}

function locate(frames: Frames) {
  const element = (id: string) => () => document.getElementById(id) as HTMLIFrameElement | null;
  const all = frameNames.map((name) => [name, { element: element(frames[name].id), origin: frames[name].origin }] as const);
  return Object.fromEntries(all) as Record<FrameName, { element: () => HTMLIFrameElement | null; origin: string }>;
}

/** On a narrow screen the panel that acts comes to the front. */
function bringForward(frame: FrameName): void {
  document.getElementById(`${frame}-tab`)?.click();
}

/** The show without its pauses, and a phone whose prompts take no time: for tests and pictures. */
export function isFast(): boolean {
  return new URLSearchParams(location.search).get('fast') === '1';
}
