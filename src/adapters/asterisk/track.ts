import type { Sound } from '#ports';
import type { Ari, AriEvent } from './ari.ts';
import { nameTrack } from './names.ts';

/**
 * All that one channel hears from Styrka. As long as it goes on there is always something playing, if only silence: a
 * key that Asterisk reads while it plays a file is told once, another one sometimes twice.
 */
export type Track = {
  /** Before `start`, and after `stop`: when it goes on again. */
  play(sounds: readonly Sound[], onPlayed: () => void): void;
  cut(): void;
  sound(sound: 'waiting' | null): void;
  start(): void;
  /** Nothing plays any more when this is done: then the channel can be put into a bridge. Never rejects. */
  stop(): Promise<void>;
  take(event: AriEvent): void;
};

export type TrackParts = {
  readonly ari: Ari;
  readonly channel: string;
  readonly recordings: string;
};

/** What is heard under everything, and how often in one order: for a minute at least. */
const grounds = { silence: 2, waiting: 24 } as const;
type Ground = keyof typeof grounds;

/** Asterisk takes 128 sounds in one order. */
const soundsAtMost = 100;
const stopsAtMost = 5;

/** One order to play. `left`: sounds before the ground is reached; `toCome`: all that are not over. */
type Playing = { readonly id: string; readonly ground: Ground; left: number; toCome: number; readonly onPlayed: () => void };
type Wanted = { readonly sounds: readonly Sound[]; readonly onPlayed: () => void };
const nothing: Wanted = { sounds: [], onPlayed: () => {} };

export function createTrack({ ari, channel, recordings }: TrackParts): Track {
  let ground: Ground = 'silence';
  let isOn = false;
  let count = 0;
  let present: Playing | null = null;
  /** Ordered already, and follows `present` without a gap. */
  let next: Playing | null = null;
  let wanted: Wanted = nothing;

  const begin = ({ sounds, onPlayed }: Wanted): Playing => {
    const playing = { id: nameTrack(channel, ++count), ground, left: sounds.length, toCome: 0, onPlayed };
    const media = [...sounds, ...Array.from({ length: grounds[ground] }, () => ({ file: ground }))].map(pathOf);
    playing.toCome = media.length;
    void ari.request('POST', `channels/${channel}/play/${playing.id}`, {
      media: media.map((path) => `sound:${recordings}/${path}`).join(','),
    });
    return playing;
  };
  // The one that waits goes first: it would begin when the other stops, and cannot be stopped at that moment.
  const end = async (ending: readonly (Playing | null)[]): Promise<void> => {
    await Promise.all(ending.map((one) => one && stopPlayback(ari, one.id)));
  };
  const replace = (by: Wanted): void => {
    const ending = [next, present];
    present = begin(by);
    next = null;
    void end(ending);
  };
  const finishSaying = (playing: Playing): void => {
    playing.left = 0;
    if (isOn && playing.ground !== ground) replace(nothing);
    playing.onPlayed();
  };
  const finish = (playing: Playing, isFailed: boolean): void => {
    present = next;
    next = null;
    // The caller is hanging up, or a recording is missing (which Asterisk's log says): begun again it would fail again at once.
    if (!isFailed) present ??= begin(nothing);
    if (playing.left > 0) finishSaying(playing);
  };

  return {
    play(sounds, onPlayed) {
      wanted = { sounds: sounds.slice(0, soundsAtMost), onPlayed };
      if (isOn) replace(wanted);
      // Later, as if it had been played: whoever orders it does not expect to be told at once.
      if (isOn && sounds.length === 0) queueMicrotask(onPlayed);
    },
    cut() {
      wanted = nothing;
      if (present && present.left > 0) replace(nothing);
    },
    sound(sound) {
      ground = sound ?? 'silence';
      if (present && present.left === 0 && present.ground !== ground) replace(nothing);
    },
    start() {
      if (isOn) return;
      isOn = true;
      replace(wanted);
      if (wanted.sounds.length === 0) queueMicrotask(wanted.onPlayed);
    },
    async stop() {
      const ending = [next, present];
      isOn = false;
      wanted = nothing;
      present = null;
      next = null;
      await end(ending);
    },
    take({ type, playback }) {
      if (!playback || !present) return;
      if (playback.id === next?.id) [present, next] = [next, null];
      if (playback.id !== present.id) return;
      if (type === 'PlaybackFinished') return finish(present, playback.state === 'failed');
      if (type !== 'PlaybackContinuing') return;
      const playing = present;
      if (--playing.toCome === 1) next ??= begin(nothing);
      if (playing.left > 0 && --playing.left === 0) finishSaying(playing);
    },
  };
}

function pathOf(sound: Sound): string {
  return 'file' in sound ? sound.file : `pause/${sound.pause}`;
}

/** Between two sounds of one order there is a moment when Asterisk cannot stop it, and says so. */
export async function stopPlayback(ari: Ari, playback: string): Promise<void> {
  for (let tries = 0; tries < stopsAtMost; tries++) {
    const { status } = await ari.request('DELETE', `playbacks/${playback}`);
    if (status < 500) return;
  }
}
