import type { Leg, LegEars, LegGone, TalkOver } from '#ports';
import type { Ari, AriEvent } from './ari.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';
import type { Softphones } from './softphone.ts';
import { createTalk, type Talk } from './talk.ts';
import { createTrack, type Track } from './track.ts';

/** Who hears what happens to a channel; the returned function ends it. */
export type Listen = (channel: string, hear: (event: AriEvent) => void) => () => void;

/** What the two halves of a leg have in common: what is heard, and whom the caller talks with. */
export type LegParts = AsteriskParts & {
  readonly settings: AsteriskSettings;
  readonly ari: Ari;
  /** The caller's channel. */
  readonly channel: string;
  readonly track: Track;
  readonly listen: Listen;
  readonly softphones: Softphones;
  /** The other end has gone, after it had answered. */
  readonly onTalkOver: (why: TalkOver) => void;
};

export type RunningLeg = Leg & {
  take(event: AriEvent): void;
  /** Told once; nothing is told after it. */
  end(why: LegGone): void;
};

export type LegAround = Omit<LegParts, 'track' | 'onTalkOver'>;

const keys = /^[0-9*#]$/;

/** A caller who was answered. What keys are pressed is told to `hears` and to nobody else (I8). */
export function createLeg(around: LegAround, hears: LegEars): RunningLeg {
  const { ari, channel, settings } = around;
  const track = createTrack({ ari, channel, recordings: settings.recordings });
  let isOver = false;
  const talk: Talk = createTalk({ ...around, track, onTalkOver: (why) => isOver || hears.onTalkOver(why) });
  const leg: RunningLeg = {
    play: (sounds, onPlayed) => isOver || track.play(sounds, () => isOver || onPlayed()),
    cut: () => isOver || track.cut(),
    sound: (sound) => isOver || track.sound(sound),
    talk: async (other) => (isOver ? 'away' : talk.talk(other)),
    takeBack: () => isOver || talk.takeBack(),
    hold: (isHeld) => isOver || talk.hold(isHeld),
    hangUp() {
      if (isOver) return;
      void ari.request('DELETE', `channels/${channel}`);
    },
    take(event) {
      if (isOver) return;
      if (event.type === 'ChannelDtmfReceived' && !talk.isTalking && keys.test(event.digit ?? '')) hears.onKey(event.digit as string);
      track.take(event);
    },
    end(why) {
      if (isOver) return;
      isOver = true;
      talk.end(why);
      hears.onGone(why);
    },
  };
  track.start();
  return leg;
}
