import { Broken, type Leg, type LegEars, type LegGone, type RingingCall } from '#ports';
import { type Ari, type AriEvent, isDone } from './ari.ts';
import { createLeg, type Listen, type RunningLeg } from './leg.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';
import type { Softphones } from './softphone.ts';

export type SwitchboardParts = AsteriskParts & {
  readonly settings: AsteriskSettings;
  readonly ari: Ari;
  readonly softphones: Softphones;
  readonly arrive: (call: RingingCall) => void;
};

/** Knows every call of this node: those that ring, and those that were answered. */
export type Switchboard = {
  hear(event: AriEvent): void;
  readonly listen: Listen;
  isKnown(channel: string): boolean;
  /** The way to Asterisk is lost, and all calls with it. */
  lose(): void;
  hangUp(): Promise<void>;
};

/** Q.850, as Asterisk tells them in SIP: 486 Busy Here, 404 Not Found, 488 Not Acceptable Here. */
const causes = { busy: '17', 'no-such-number': '1', unprotected: '58' } as const;

/**
 * Seconds. Until it is answered a call has only some (deploy/asterisk): Stasis keeps calls also while Styrka is away, and
 * then the dialplan gives the caller to a person.
 */
const longestCall = '14400';

export function createSwitchboard(parts: SwitchboardParts): Switchboard {
  const { ari, arrive } = parts;
  const ringing = new Set<string>();
  const legs = new Map<string, RunningLeg>();
  const hearers = new Map<string, (event: AriEvent) => void>();
  const listen: Listen = (channel, hear) => {
    hearers.set(channel, hear);
    return () => void hearers.delete(channel);
  };
  const calls = () => [...ringing, ...legs.keys()];
  const end = (channel: string, why: LegGone): void => {
    const leg = legs.get(channel);
    ringing.delete(channel);
    legs.delete(channel);
    leg?.end(why);
  };
  const answer = async (channel: string, hears: LegEars): Promise<Leg> => {
    // First, and both before anything plays: they wait for the channel's own thread.
    void ari.request('POST', `channels/${channel}/variable`, { variable: 'TIMEOUT(absolute)', value: longestCall });
    const reply = await ari.request('POST', `channels/${channel}/answer`);
    // Answered too late or not at all: nobody would speak to whoever is still there.
    if (!isDone(reply)) void ari.request('DELETE', `channels/${channel}`);
    if (!isDone(reply) || !ringing.delete(channel)) throw new Broken('telephony-gone', 'The caller has hung up.', String(reply.status));
    const leg = createLeg({ ...parts, channel, listen }, hears);
    legs.set(channel, leg);
    return leg;
  };
  const ring = ({ channel, args }: AriEvent): void => {
    const arrived = readArguments(args);
    if (!channel || !arrived) return;
    const { id, caller } = channel;
    ringing.add(id);
    arrive({
      ...arrived,
      from: caller?.number || null,
      answer: (hears) => answer(id, hears),
      refuse: (why) => void ari.request('DELETE', `channels/${id}`, { reason_code: causes[why] }),
    });
  };
  return {
    hear(event) {
      const channel = event.channel?.id ?? event.playback?.target_uri.replace(/^channel:/, '') ?? '';
      if (event.type === 'StasisStart') ring(event);
      hearers.get(channel)?.(event);
      legs.get(channel)?.take(event);
      if (event.type === 'StasisEnd' || event.type === 'ChannelDestroyed') end(channel, 'hung-up');
    },
    listen,
    isKnown: (channel) => ringing.has(channel) || legs.has(channel),
    lose() {
      for (const channel of calls()) end(channel, 'system-lost');
      hearers.clear();
    },
    async hangUp() {
      await Promise.all(calls().map((channel) => ari.request('DELETE', `channels/${channel}`)));
    },
  };
}

/**
 * `call,<number dialled>,<1: signalling by TLS>,<1: SRTP>`. The number is a caller's word and may hold commas: what the dialplan
 * says of the way is read from the end.
 */
function readArguments(args: readonly string[] = []): Pick<RingingCall, 'to' | 'isProtected'> | null {
  if (args[0] !== 'call' || args.length < 4) return null;
  return { to: args.slice(1, -2).join(), isProtected: args.at(-2) === '1' && args.at(-1) === '1' };
}
