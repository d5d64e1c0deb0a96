import { Broken, type LegEars, type RingingCall, type Telephony } from '#ports';
import type { Ari, AriEvent } from './ari.ts';
import { isDone } from './ari.ts';
import { type Connection, openConnection } from './connection.ts';
import { createDelay } from './delay.ts';
import { createLeg, type RunningLeg } from './leg.ts';
import { freeOrphans } from './orphans.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';
import { createSoftphones } from './softphone.ts';

/** Q.850, as Asterisk tells them in SIP: 486 Busy Here, 404 Not Found, 488 Not Acceptable Here. */
const causes = { busy: '17', 'no-such-number': '1', unprotected: '58' } as const;

/**
 * Seconds. Until it is answered a call has only some (deploy/asterisk): Stasis keeps calls also while Styrka is away, and
 * then the dialplan gives the caller to a person.
 */
const longestCall = '14400';

/** As soon as it comes Asterisk tells what it had to keep for Styrka: that is late for another reason. ms. */
const keptAtMost = 1_000;

/** What is not listed is not told: some of it would only cost. Asterisk counts its own replies among them. */
const eventsHeard = [
  'RESTResponse',
  'StasisStart',
  'StasisEnd',
  'ChannelDestroyed',
  'ChannelDtmfReceived',
  'PlaybackContinuing',
  'PlaybackFinished',
];

/** Asterisk 22 as the telephone system: one Asterisk for one node (docs/telephone.md). */
export function createAsterisk(settings: AsteriskSettings, parts: AsteriskParts): Telephony & { readonly port: number } {
  const { clock } = parts;
  let delay = createDelay();
  let cameAt = clock.now();
  /** Those that ring, and those that were answered. */
  const ringing = new Set<string>();
  const legs = new Map<string, RunningLeg>();
  const hearers = new Map<string, (event: AriEvent) => void>();
  let connection: Connection | null = null;
  let arrive: (call: RingingCall) => void = () => {};
  const ari: Ari = {
    request: (...order) => connection?.request(...order) ?? Promise.resolve({ status: 0, body: null }),
  };
  const softphones = createSoftphones(settings, ari, parts);

  const listen = (channel: string, hear: (event: AriEvent) => void) => {
    hearers.set(channel, hear);
    return () => void hearers.delete(channel);
  };
  const endLeg = (channel: string, why: 'hung-up' | 'system-lost'): void => {
    ringing.delete(channel);
    const leg = legs.get(channel);
    legs.delete(channel);
    leg?.end(why);
  };
  const answer = async (channel: string, hears: LegEars) => {
    void ari.request('POST', `channels/${channel}/variable`, { variable: 'TIMEOUT(absolute)', value: longestCall });
    const reply = await ari.request('POST', `channels/${channel}/answer`);
    if (!isDone(reply) || !ringing.delete(channel)) throw new Broken('telephony-gone', 'The caller has hung up.', String(reply.status));
    const leg = createLeg({ ...parts, settings, ari, channel, listen, softphones }, hears);
    legs.set(channel, leg);
    return leg;
  };
  const ring = ({ channel, args }: AriEvent): void => {
    const arrived = readArguments(args);
    if (!channel || !arrived) return;
    ringing.add(channel.id);
    arrive({
      ...arrived,
      from: channel.caller?.number || null,
      answer: (hears) => answer(channel.id, hears),
      refuse: (why) => void ari.request('DELETE', `channels/${channel.id}`, { reason_code: causes[why] }),
    });
  };
  const hear = (event: AriEvent): void => {
    const now = clock.now();
    if (now >= cameAt + keptAtMost) delay.note(event.timestamp, now);
    const channel = event.channel?.id ?? event.playback?.target_uri.replace(/^channel:/, '') ?? event.peer?.id;
    if (!channel) return;
    if (event.type === 'StasisStart') ring(event);
    hearers.get(channel)?.(event);
    legs.get(channel)?.take(event);
    if (event.type === 'StasisEnd' || event.type === 'ChannelDestroyed') endLeg(channel, 'hung-up');
  };

  return {
    get port() {
      return connection?.port ?? settings.listen.port;
    },
    async open(arrives) {
      arrive = arrives;
      connection = await openConnection(settings, parts, {
        onUp() {
          delay = createDelay();
          cameAt = clock.now();
          const allowed = eventsHeard.map((type) => ({ type }));
          void ari.request('PUT', `applications/${settings.app}/eventFilter`, {}, { allowed });
          void freeOrphans({
            ari,
            settings,
            listen,
            complain: parts.complain,
            isKnown: (channel) => ringing.has(channel) || legs.has(channel),
          });
          softphones.renew();
        },
        onEvent: hear,
        onDown() {
          for (const channel of [...legs.keys(), ...ringing]) endLeg(channel, 'system-lost');
          hearers.clear();
        },
      });
    },
    look: () => ({ isThere: connection?.isUp ?? false, delay: delay.look(clock.now()) }),
    lendSoftphone: (advisor) => softphones.lend(advisor),
    endSoftphone: (advisor) => softphones.end(advisor),
    async close() {
      await Promise.all([...legs.keys(), ...ringing].map((channel) => ari.request('DELETE', `channels/${channel}`)));
      await connection?.close();
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
