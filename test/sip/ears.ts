import { countSame, findPlaces, gramLength, hashAt, type Recording, roll, toAlaw, type Voices } from './voices-by-ear.ts';

/** A recording that was heard, or is being heard. Times in ms since the ears were opened. */
export type Heard = {
  readonly file: string;
  /** Others that sound exactly so. */
  readonly others: readonly string[];
  readonly begun: number;
  /** The last time anything of it was heard. */
  readonly until: number;
  /** To its last sample. */
  readonly isWhole: boolean;
};

export type Ears = {
  /** What came out of the telephone, 8 kHz. */
  hear(samples: Int16Array): void;
  readonly heard: readonly Heard[];
  /** The longest time in which nothing at all was heard between these two, ms. What did not arrive was not heard. */
  measureSilence(from: number, until?: number): number;
  readonly now: number;
  /** What has come since the last thing that was known, ms of sound. */
  readonly unknown: number;
  /** Told of every recording that begins or ends. Answers with how to stop it. */
  listen(notice: () => void): () => void;
};

/** 10 ms are compared at a time. */
const block = 80;
/** So many of them are the same in a recording that goes on: of a lost packet they are not. */
const enough = 0.8;
/** What was lost on the way, samples: behind it the same recording goes on. */
const longestLoss = 1_600;
/** So much of a recording must be heard before it is believed, samples. */
const certain = 240;
/** Of 32768: nobody hears less. */
const faint = 120;

/** The recording in which this stands, and how far behind what was heard so far. */
type Guess = { readonly recording: Recording; readonly shift: number };
type Entry = { -readonly [Key in keyof Heard]: Heard[Key] };

/** Knows recordings again in what comes out of a telephone, while it comes. */
export function createEars(voices: Voices, now: () => number = () => performance.now()): Ears {
  const opened = now();
  const time = () => now() - opened;
  const heard: Heard[] = [];
  const loud: number[] = [0];
  const notices = new Set<() => void>();
  let sound = new Uint8Array(1 << 16);
  let length = 0;
  let place = 0;
  let known = 0;
  let hash: number | null = null;
  let since = 0;
  let begun = 0;
  /** Those that what is heard now may be; as soon as it is only one, it is known. */
  let guesses: readonly Guess[] = [];
  let entry: Entry | null = null;
  let cut: { guess: Guess; entry: Entry; place: number } | null = null;

  const tell = () => {
    for (const notice of notices) notice();
  };

  const know = (guess: Guess) => {
    const { recording, shift } = guess;
    const goesOn = cut?.guess.recording === recording && shift >= cut.guess.shift && place - cut.place < longestLoss;
    entry =
      goesOn && cut
        ? cut.entry
        : { file: recording.files[0] ?? '', others: recording.files.slice(1), begun: since, until: time(), isWhole: false };
    if (!goesOn) heard.push(entry);
    tell();
  };

  const end = (guess: Guess, isWhole: boolean) => {
    // What sounds alike for a moment only is not it.
    if (!entry && (isWhole || place - begun >= certain)) know(guess);
    if (entry) {
      entry.until = time();
      entry.isWhole = isWhole;
      cut = isWhole ? null : { guess, entry, place };
    }
    entry = null;
    guesses = [];
    hash = null;
    tell();
  };

  /** A block further in what is heard; false: there is no whole block yet. */
  const follow = ([first]: readonly [Guess, ...Guess[]]): boolean => {
    const rest = Math.min(...guesses.map(({ recording, shift }) => recording.sound.length - place - shift));
    const size = Math.min(block, rest);
    if (place + size > length) return false;
    const left = guesses.filter(({ recording, shift }) => countSame(recording.sound, place + shift, sound, place, size) >= enough * size);
    if (left.length === 0) end(first, false);
    else {
      guesses = left;
      place += size;
      known = place;
      if (entry) entry.until = time();
      const ended = left.find(({ recording, shift }) => place + shift === recording.sound.length);
      const [only] = left;
      if (ended && left.length === 1) end(ended, true);
      else if (ended) guesses = left.filter((guess) => guess !== ended);
      else if (only && left.length === 1 && !entry && place - begun >= certain) know(only);
    }
    return true;
  };

  /** A sample further in what nobody knows; false: there is not enough. */
  const seek = (): boolean => {
    if (place + gramLength > length) return false;
    hash = hash === null ? hashAt(sound, place) : roll(hash, sound[place - 1] ?? 0, sound[place + gramLength - 1] ?? 0);
    guesses = findPlaces(voices, hash, sound, place).map(({ recording, at }) => ({ recording, shift: at - place }));
    since = time();
    begun = place;
    if (guesses.length === 0) place += 1;
    return true;
  };

  return {
    hear(samples) {
      if (samples.some((sample) => Math.abs(sample) > faint)) loud.push(time());
      if (length + samples.length > sound.length) {
        const more = new Uint8Array(2 * (length + samples.length));
        more.set(sound);
        sound = more;
      }
      sound.set(toAlaw(samples), length);
      length += samples.length;
      while (isAny(guesses) ? follow(guesses) : seek());
    },
    heard,
    measureSilence(from, until = time()) {
      const times = [from, ...loud.filter((at) => at > from && at < until), until];
      return times.reduce((longest, at, place) => Math.max(longest, at - (times[place - 1] ?? at)), 0);
    },
    get unknown() {
      return (length - known) / 8;
    },
    get now() {
      return time();
    },
    listen(notice) {
      notices.add(notice);
      return () => notices.delete(notice);
    },
  };
}

function isAny<One>(all: readonly One[]): all is readonly [One, ...One[]] {
  return all.length > 0;
}
