import type { RingingCall, Telephony } from '#ports';
import { type Ari, lost } from './ari.ts';
import { type Connection, openConnection } from './connection.ts';
import { createDelay } from './delay.ts';
import { freeOrphans } from './orphans.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';
import { createSoftphones } from './softphone.ts';
import { createSwitchboard } from './switchboard.ts';

/** As soon as it comes Asterisk tells what it had to keep for Styrka: that is late for another reason. ms. */
const keptAtMost = 1_000;

/** What is not listed is not told: some of it would only cost. Asterisk counts its own replies among them, and its greeting. */
const eventsHeard = [
  'RESTResponse',
  'ApplicationRegistered',
  'StasisStart',
  'StasisEnd',
  'ChannelDestroyed',
  'ChannelDtmfReceived',
  'PlaybackContinuing',
  'PlaybackFinished',
];

/** Asterisk 22 as the telephone system: one Asterisk for one node (docs/telephone.md). */
export function createAsterisk(settings: AsteriskSettings, parts: AsteriskParts): Telephony & { readonly port: number } {
  const { clock, complain } = parts;
  let delay = createDelay();
  let cameAt = clock.now();
  let isClosing = false;
  let connection: Connection | null = null;
  let arrive: (call: RingingCall) => void = () => {};
  const ari: Ari = { request: (...order) => connection?.request(...order) ?? Promise.resolve(lost) };
  const softphones = createSoftphones(settings, ari, parts);
  const switchboard = createSwitchboard({ ...parts, settings, ari, softphones, arrive: (call) => arrive(call) });
  const ears = {
    onUp() {
      delay = createDelay();
      cameAt = clock.now();
      void ari.request('PUT', `applications/${settings.app}/eventFilter`, {}, { allowed: eventsHeard.map((type) => ({ type })) });
      void freeOrphans({ ...switchboard, ari, settings, complain });
      softphones.renew();
    },
    onEvent(event: Parameters<typeof switchboard.hear>[0]) {
      const now = clock.now();
      if (now >= cameAt + keptAtMost) delay.note(event.timestamp, now);
      switchboard.hear(event);
    },
    onDown() {
      if (!isClosing) complain('telephony-lost', 'until it connects again');
      switchboard.lose();
    },
  };
  return {
    get port() {
      return connection?.port ?? settings.listen.port;
    },
    async open(arrives) {
      arrive = arrives;
      connection = await openConnection(settings, parts, ears);
    },
    look: () => ({ isThere: connection?.isUp ?? false, delay: delay.look(clock.now()) }),
    lendSoftphone: softphones.lend,
    endSoftphone: softphones.end,
    async close() {
      isClosing = true;
      await switchboard.hangUp();
      await connection?.close();
    },
  };
}
