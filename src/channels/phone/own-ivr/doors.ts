import type { FastifyInstance } from 'fastify';
import type { Line } from '../line.ts';
import { addTwilioDoor, type TwilioSettings } from './twilio-door.ts';
import { addVoiceXmlDoor, type VoiceXmlDoorParts, type VoiceXmlSettings } from './voicexml-door.ts';

/** Which dialects a bank's own IVR speaks here. */
export type OwnIvrSettings = { readonly twilio?: TwilioSettings; readonly voicexml?: VoiceXmlSettings };

/** Thin doors: they say the contract of steps in a dialect, and know nothing that it does not say. */
export async function addOwnIvrDoors(
  server: FastifyInstance,
  given: VoiceXmlDoorParts,
  line: Line,
  { twilio, voicexml }: OwnIvrSettings,
): Promise<void> {
  if (!twilio && !voicexml) return;
  const parts = { ...given, origin: new URL(given.origin).origin };
  if (twilio) await addTwilioDoor(server, parts, line, twilio);
  if (voicexml) await addVoiceXmlDoor(server, parts, line, voicexml);
}
