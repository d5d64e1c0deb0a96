import type { Step } from '../step.ts';
import { createRecordings, layOut, type Timeline } from './voices.ts';

type Say = Step['say'];
export type Sound = 'waiting' | 'ringing' | null;

export type Player = {
  /** Plays one sentence after the other; says which one begins, and when all is said. */
  play(say: Say, onSentence: (place: number) => void, onSaid: () => void): void;
  /** At once. */
  cut(): void;
  sound(sound: Sound): void;
  setMuted(muted: boolean): void;
  beep(key: string): void;
  /** A browser lets a page sound only after somebody pressed something in it. */
  unlock(): void;
};

/**
 * The voice of the browser phone. Time is kept by timers, not by the sound card: without sound, or where the browser allows
 * none, the call goes on as long as the recordings are. `fast`: prompts take no time, for tests.
 */
export function createPlayer(folder: string, fast: boolean): Player {
  let out: { context: AudioContext; volume: GainNode } | null = null;
  let muted = false;
  let stop = (): void => {};
  let stopSound = (): void => {};
  let wanted: Sound = null;
  const open = () => {
    out ??= openOutput(muted);
    return out;
  };
  const recordings = createRecordings(() => open().context, folder);

  const start = (buffer: AudioBuffer, after: number, loop = false): (() => void) => {
    const { context, volume } = open();
    const source = new AudioBufferSourceNode(context, { buffer, loop });
    source.connect(volume);
    source.start(context.currentTime + after / 1_000);
    return () => source.disconnect();
  };
  const playTimeline = ({ pieces }: Timeline): (() => void) => {
    if (open().context.state !== 'running') return () => {};
    const stops = pieces.flatMap(({ buffer, at }) => (buffer ? [start(buffer, at)] : []));
    return () => {
      for (const one of stops) one();
    };
  };

  return {
    play(say, onSentence, onSaid) {
      stop();
      stop = run(async (pause, isCut) => {
        for (const [place, sentence] of say.entries()) {
          const timeline = fast ? null : await layOut(sentence, recordings);
          if (isCut()) return;
          onSentence(place);
          if (timeline) await pause(timeline.length, playTimeline(timeline));
          if (isCut()) return;
        }
        onSaid();
      });
    },
    cut() {
      stop();
      stop = () => {};
    },
    sound(sound) {
      if (sound === wanted) return;
      wanted = sound;
      stopSound();
      stopSound = () => {};
      if (sound === null || fast) return;
      void recordings(sound).then((buffer) => {
        if (buffer && wanted === sound && open().context.state === 'running') stopSound = start(buffer, 0, true);
      });
    },
    setMuted(now) {
      muted = now;
      if (out) out.volume.gain.value = volumeOf(muted);
    },
    beep(key) {
      if (out?.context.state === 'running' && !fast) playTones(out.context, out.volume, key);
    },
    unlock() {
      void open().context.resume();
    },
  };
}

const volumeOf = (muted: boolean) => (muted ? 0 : 1);

function openOutput(muted: boolean) {
  const context = new AudioContext();
  const volume = new GainNode(context, { gain: volumeOf(muted) });
  volume.connect(context.destination);
  return { context, volume };
}

type Pause = (length: number, silence: () => void) => Promise<void>;

/** Runs something that can be cut at any moment: whatever sounds then is silent at once, and nothing of it comes later. */
function run(work: (pause: Pause, isCut: () => boolean) => Promise<void>): () => void {
  let cut = false;
  let silence = (): void => {};
  const pause: Pause = (length, hush) =>
    new Promise((resolve) => {
      silence = hush;
      setTimeout(resolve, length);
    });
  void work(pause, () => cut);
  return () => {
    cut = true;
    silence();
  };
}

/** ITU-T Q.23: a row and a column, so that a key sounds like a telephone's. */
const rows = [697, 770, 852, 941];
const columns = [1_209, 1_336, 1_477];
const keys = '123456789*0#';

function playTones(context: AudioContext, volume: GainNode, key: string): void {
  const place = keys.indexOf(key);
  const tones = [rows[Math.floor(place / 3)], columns[place % 3]];
  const soft = new GainNode(context, { gain: 0.06 });
  soft.connect(volume);
  for (const frequency of tones) {
    if (frequency === undefined) continue;
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(soft);
    tone.start();
    tone.stop(context.currentTime + 0.09);
  }
}
