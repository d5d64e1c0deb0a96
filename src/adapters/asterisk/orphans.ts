import { type Ari, type AriBridge, type AriChannel, isDone } from './ari.ts';
import type { Listen } from './leg.ts';
import { isBridge, isOther, isOtherOf, nameTracks } from './names.ts';
import type { AsteriskSettings } from './settings.ts';
import { stopPlayback } from './track.ts';

export type OrphanParts = {
  readonly ari: Ari;
  readonly settings: AsteriskSettings;
  readonly listen: Listen;
  readonly complain: (code: string, detail: string) => void;
  readonly isKnown: (channel: string) => boolean;
};

/** The dialplan's way to a person, who knows nothing of the call. */
const person = { context: 'styrka-lost', extension: 'lost', priority: '1' } as const;
const languages: readonly unknown[] = ['sv', 'fi', 'en'];

/**
 * Calls that nobody here knows: Styrka or the way to it died under them, and their identification with it. Who was
 * talking hears that the call ends for safety (nobody goes on with an advisor who believes to know who it is); who was
 * not, hears that it does not work now, and is given to a person.
 */
export async function freeOrphans(parts: OrphanParts): Promise<void> {
  const { ari, isKnown } = parts;
  const channels = listOf<AriChannel>(await ari.request('GET', 'channels'));
  const bridges = listOf<AriBridge>(await ari.request('GET', 'bridges')).filter(({ id }) => isBridge(id));
  const others = channels.filter(({ id }) => isOther(id) && !isKnown(id));
  const callers = channels.filter((one) => isCaller(one, parts.settings) && !isKnown(one.id));
  for (const { id } of bridges) void ari.request('DELETE', `bridges/${id}`);
  for (const { id } of others) void ari.request('DELETE', `channels/${id}`);
  await Promise.all(
    callers.map(({ id }) =>
      freeCaller(
        parts,
        id,
        others.some((other) => isOtherOf(other.id, id)),
      ),
    ),
  );
  if (callers.length > 0) parts.complain('telephony-orphans', String(callers.length));
}

async function freeCaller({ ari, settings, listen }: OrphanParts, channel: string, wasTalking: boolean): Promise<void> {
  const said = await ari.request('GET', `channels/${channel}/variable`, { variable: 'STYRKA_LANGUAGE' });
  const value = isDone(said) ? (said.body as { value?: unknown } | null)?.value : null;
  const language = languages.includes(value) ? value : 'sv';
  await Promise.all(nameTracks(channel).map((id) => stopPlayback(ari, id)));
  const playback = `styrka-orphan-${channel}`;
  const stop = listen(channel, (event) => {
    if (event.type !== 'PlaybackFinished' || event.playback?.id !== playback) return;
    stop();
    if (wasTalking) return void ari.request('DELETE', `channels/${channel}`);
    void ari.request('POST', `channels/${channel}/variable`, { variable: 'STYRKA_TOLD', value: '1' });
    void ari.request('POST', `channels/${channel}/continue`, person);
  });
  const file = wasTalking ? 'ended-for-safety' : 'not-working';
  await ari.request('POST', `channels/${channel}/play/${playback}`, { media: `sound:${settings.recordings}/${language}/${file}` });
}

function isCaller({ dialplan }: AriChannel, { app }: AsteriskSettings): boolean {
  return dialplan?.app_name === 'Stasis' && (dialplan.app_data ?? '').startsWith(`${app},call,`);
}

function listOf<T>({ body }: { readonly body: unknown }): readonly T[] {
  return Array.isArray(body) ? body : [];
}
