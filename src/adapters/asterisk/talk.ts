import type { LegGone, Other } from '#ports';
import { type AriEvent, isDone } from './ari.ts';
import type { LegParts } from './leg.ts';
import { nameBridge, nameOther } from './names.ts';
import { createRecording } from './recording.ts';
import { createTrack, type Track } from './track.ts';

/** Puts a caller together with an advisor, and takes the caller back. */
export type Talk = {
  talk(other: Other): Promise<'talking' | 'away'>;
  takeBack(): void;
  hold(isHeld: boolean): void;
  /** Keys are the two's own. */
  readonly isTalking: boolean;
  /** The caller is gone: frees the other leg and the bridge. */
  end(why: LegGone): void;
};

/** The leg to the advisor, or to the bank's contact centre. */
type OtherLeg = {
  readonly phone: string;
  /** Of the call. */
  readonly name: string;
  readonly channel: string;
  readonly isPage: boolean;
  readonly track: Track;
  isAnswered: boolean;
  /** Answers `talk`, once. */
  readonly tell: (how: 'answered' | 'away') => void;
  readonly isThere: Promise<'answered' | 'away'>;
  readonly stopListening: () => void;
};

/** As the port says, and a guard of our own besides: Asterisk's word may be lost. */
const ringsFor = { seconds: '20', guard: 22_000 } as const;

/** With which call this is, for a contact centre; and a page's telephone answers by itself only the call that its advisor took. */
const callHeader = 'PJSIP_HEADER(add,X-Styrka-Call)';

/**
 * The two are in a bridge while they talk and in none while they do not: what is keyed then reaches nobody's telephone, neither
 * as a tone nor as an event (I8).
 */
export function createTalk(parts: LegParts): Talk {
  const { ari, channel: caller, track } = parts;
  const bridge = nameBridge(caller);
  let other: OtherLeg | null = null;
  /** What is wanted: the caller talks or keys, and both wait. */
  let isWanted = false;
  let isHeld = false;
  let isTogether = false;
  /** Who was put into the bridge and is there still, as far as is known: perhaps a former other. */
  let present: OtherLeg | null = null;
  let isOver = false;
  let work: Promise<void> = Promise.resolve();
  const recording = createRecording(parts, bridge);

  const arrange = (): Promise<void> => {
    work = work.then(arrangeNow);
    return work;
  };
  const shallTalk = (leg: OtherLeg): boolean => isWanted && !isHeld && leg.isAnswered && leg === other;
  const arrangeNow = async (): Promise<void> => {
    if (isOver) return;
    const next = other && shallTalk(other) ? other : null;
    if (isTogether && (next === null || next !== present)) await part(present);
    if (next && !isTogether && !isOver) await join(next);
  };
  const join = async (leg: OtherLeg): Promise<void> => {
    await Promise.all([track.stop(), leg.track.stop()]);
    // What is wanted may have changed meanwhile: nobody is put together even for a moment who is not to be.
    if (!shallTalk(leg)) return apart(leg);
    await ari.request('POST', `bridges/${bridge}`, { type: 'mixing' });
    isTogether = true;
    present = leg;
    const joined = await ari.request('POST', `bridges/${bridge}/addChannel`, { channel: `${caller},${leg.channel}` });
    // Whoever is gone is told of by an event; both are there, and Asterisk could not: then nobody waits for nothing.
    if (!isDone(joined) && joined.status !== 0) hangUp(leg.channel);
    else recording.begin(leg.name);
  };
  const part = async (leg: OtherLeg | null): Promise<void> => {
    recording.end();
    const both = leg ? [caller, leg.channel] : [caller];
    const removed = await Promise.all(both.map((channel) => ari.request('POST', `bridges/${bridge}/removeChannel`, { channel })));
    // Nobody is asked for keys while another may still be in the room: then the room goes, and the other with it (I8).
    if (leg && !removed.every(isDone)) {
      hangUp(leg.channel);
      await ari.request('DELETE', `bridges/${bridge}`);
    }
    isTogether = false;
    present = null;
    apart(leg);
  };
  /** Each hears their own. */
  const apart = (leg: OtherLeg | null): void => {
    if (isOver) return;
    track.start();
    leg?.track.sound('waiting');
    leg?.track.start();
  };
  const hangUp = (channel: string): void => void ari.request('DELETE', `channels/${channel}`);

  const leave = (left: OtherLeg): void => {
    left.stopListening();
    left.tell('away');
    if (present === left) present = null;
    if (other !== left) return;
    other = null;
    void arrange();
    if (left.isAnswered && !isOver) parts.onTalkOver(left.isPage ? 'lost' : 'hung-up');
  };
  const hearOther = (present: () => OtherLeg | null) => (event: AriEvent) => {
    const leg = present();
    if (!leg) return;
    leg.track.take(event);
    if (event.type === 'StasisStart') {
      leg.isAnswered = true;
      leg.tell('answered');
    }
    if (event.type === 'StasisEnd' || event.type === 'ChannelDestroyed') leave(leg);
  };

  const call = (phone: string, endpoint: string, name: string): OtherLeg => {
    const channel = nameOther(caller, parts.random);
    const { promise: isThere, resolve: tell } = Promise.withResolvers<'answered' | 'away'>();
    const { settings, listen } = parts;
    const own = createTrack({ ari, channel, recordings: settings.recordings });
    const stopListening = listen(
      channel,
      hearOther(() => leg),
    );
    const isPage = parts.softphones.isPage(phone);
    const leg: OtherLeg = { phone, name, channel, isPage, track: own, isAnswered: false, tell, isThere, stopListening };
    void ring(leg, endpoint, name);
    return leg;
  };
  const ring = async (leg: OtherLeg, endpoint: string, name: string): Promise<void> => {
    const { clock, settings, complain } = parts;
    const cancel = clock.at(clock.now() + ringsFor.guard, () => {
      hangUp(leg.channel);
      leave(leg);
    });
    void leg.isThere.then(cancel);
    const rung = await ari.request(
      'POST',
      `channels/${leg.channel}`,
      { endpoint, app: settings.app, appArgs: `other,${leg.channel}`, timeout: ringsFor.seconds },
      { variables: { [callHeader]: name } },
    );
    if (isDone(rung)) return;
    complain('telephony-no-phone', `${leg.phone} ${rung.status}`);
    // It may ring all the same: nobody picks up and hears nothing.
    hangUp(leg.channel);
    leave(leg);
  };
  /** Whom the caller talks with no longer, or never did. */
  const drop = (dropped: OtherLeg): void => {
    dropped.stopListening();
    dropped.tell('away');
    hangUp(dropped.channel);
    if (other === dropped) other = null;
  };

  return {
    async talk({ phone, call: name }) {
      if (other && other.phone !== phone) drop(other);
      const endpoint = parts.softphones.endpointOf(phone);
      if (!other && endpoint === null) return 'away';
      isWanted = true;
      // Nobody waits in silence for a telephone to be answered.
      if (!other) track.sound('waiting');
      other ??= call(phone, endpoint as string, name);
      const asked = other;
      if ((await asked.isThere) === 'away') return 'away';
      await arrange();
      return isOver || other !== asked ? 'away' : 'talking';
    },
    takeBack() {
      isWanted = false;
      isHeld = false;
      void arrange();
    },
    hold(held) {
      isHeld = held;
      if (held) track.sound('waiting');
      void arrange();
    },
    get isTalking() {
      return isTogether || (isWanted && other?.isAnswered === true);
    },
    end(why) {
      isOver = true;
      const last = other;
      other = null;
      last?.stopListening();
      last?.tell('away');
      if (why === 'system-lost') return;
      if (last) hangUp(last.channel);
      void ari.request('DELETE', `bridges/${bridge}`);
    },
  };
}
