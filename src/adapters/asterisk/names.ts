import { drawId, type Random } from '#ports';

/**
 * What Styrka calls its own things in Asterisk. The names say to which caller they belong, so that whoever finds them
 * after a breakdown knows who was in conversation.
 */
const prefix = 'styrka';

export function nameOther(caller: string, random: Random): string {
  return `${prefix}-other-${caller}-${drawId(random)}`;
}

export function isOther(channel: string): boolean {
  return channel.startsWith(`${prefix}-other-`);
}

/** Whether this leg was called for that caller. */
export function isOtherOf(channel: string, caller: string): boolean {
  return channel.startsWith(`${prefix}-other-${caller}-`);
}

export function nameBridge(caller: string): string {
  return `${prefix}-talk-${caller}`;
}

export function isBridge(bridge: string): boolean {
  return bridge.startsWith(`${prefix}-talk-`);
}

/** Names are used again, so that whoever knows the channel alone can stop what plays there. By then the earlier one is long over. */
const tracks = 16;

export function nameTrack(caller: string, number: number): string {
  return `${prefix}-${caller}-${number % tracks}`;
}

export function nameTracks(caller: string): readonly string[] {
  return Array.from({ length: tracks }, (_, number) => nameTrack(caller, number));
}
