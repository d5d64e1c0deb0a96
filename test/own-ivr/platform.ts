import { readFileSync } from 'node:fs';
import { phoneSettings } from '../telephone/bank.ts';
import { type Door, openDoor, origin } from '../telephone/door.ts';

type Manifest = Record<string, Record<string, { ms: number }>>;
const manifest = JSON.parse(readFileSync(new URL('../../voices/manifest.json', import.meta.url), 'utf8')) as Manifest;

/** What a bank's own IVR does with a caller: a platform that runs documents, and a caller who presses keys. */
export type Platform = {
  readonly door: Door;
  readonly owner: string;
  /** Recordings that began, by name, since this was last asked. */
  news(): string[];
  call(change?: { to?: string; from?: string }): Promise<void>;
  /** All at once, while the present question is asked. */
  press(keys: string): Promise<void>;
  /** Nothing is pressed until the platform has waited for so long. */
  silence(ms: number): Promise<void>;
  /** Whom the caller is talking with: the address, with the name of the call. */
  readonly talkingTo: { readonly address: string; readonly call: string } | null;
  endTalk(how: 'hung-up' | 'nobody-answered'): Promise<void>;
  hangUp(): Promise<void>;
  readonly isOver: boolean;
  /** Every document, as it came. */
  readonly documents: string[];
};

export const swedish = '+46846500410';
export const contactCentre = 'sip:queue@acd.example';

/** A bank whose numbers are written as platforms write them. */
export function openIvrDoor(change: Parameters<typeof openDoor>[0]): Promise<Door> {
  const numbers = [
    { number: swedish, language: 'sv' as const },
    { number: '+46846500420', language: 'fi' as const },
    { number: '+46846500430', language: 'en' as const },
  ];
  return openDoor({ settings: { ...phoneSettings, numbers }, ...change });
}

/** The name of a recording by its address, `sv/menu-app`. */
export function nameOf(address: string): string {
  const [, name = ''] = new RegExp(`^${origin}/voices/(.+)\\.wav$`).exec(address) ?? [];
  if (name === '') throw new Error(`this is no recording: ${address}`);
  return name;
}

/** How long it takes, ms. */
export function lengthOf(name: string): number {
  if (name === 'waiting') return 2_500;
  const [folder = '', file = ''] = name.split('/');
  return folder === 'pause' ? Number(file) : (manifest[file]?.[folder]?.ms ?? 1_000);
}
