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

/** What is not listed is not told: some of it would only cost. Asterisk counts its own replies among them. */
const eventsHeard = [
  'RESTResponse',
  'StasisStart',
  'StasisEnd',
  'ChannelDestroyed',
  'ChannelDtmfReceived',
  'PlaybackStarted',
  'PlaybackContinuing',
  'PlaybackFinished',
  'ChannelEnteredBridge',
  'ChannelLeftBridge',
  'Dial',
];

/** Asterisk 22 as the telephone system: one Asterisk for one node (docs/telephone.md). */
export function createAsterisk(settings: AsteriskSettings, parts: AsteriskParts): Telephony & { readonly port: number } {
  const { clock } = parts;
  const delay = createDelay();
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
    if (!channel || args?.[0] !== 'call') return;
    const [, to = '', isTls, isSrtp] = args;
    ringing.add(channel.id);
    arrive({
      to,
      from: channel.caller?.number || null,
      isProtected: isTls === '1' && isSrtp === '1',
      answer: (hears) => answer(channel.id, hears),
      refuse: (why) => void ari.request('DELETE', `channels/${channel.id}`, { reason_code: causes[why] }),
    });
  };
  const hear = (event: AriEvent): void => {
    delay.note(event.timestamp, clock.now());
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
