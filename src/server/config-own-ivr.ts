import { type Static, Type } from 'typebox';
import type { OwnIvrSettings } from '#channels/phone';
import { readSecret } from './read-secret.ts';

const strict = { additionalProperties: false } as const;

export const TwilioSchema = Type.Object(
  {
    account: Type.String({ pattern: '^AC[0-9a-fA-F]{32}$', description: 'Account SID' }),
    tokenEnvironment: Type.String({
      pattern: '^[A-Z][A-Z0-9_]*$',
      description: "Name of the environment variable that holds the account's auth token, with which its requests are signed",
    }),
    contactCentre: Type.String({
      pattern: '^(sips?:[^\\s<>]+|\\+[0-9]{3,15})$',
      description: 'Where callers are put through: a SIP address, which is sent X-Styrka-Call, or a number',
    }),
  },
  { ...strict, description: 'The telephone door for IVRs that speak TwiML. See docs/integrating/twilio.md' },
);

export const VoiceXmlSchema = Type.Object(
  {
    contactCentre: Type.String({
      pattern: '^(sips?:[^\\s<>]+|(tel:)?\\+[0-9]{3,15})$',
      description: 'Where callers are put through, by `transfer`; the name of the call travels as `aai`',
    }),
  },
  { ...strict, description: 'The telephone door for IVRs that speak VoiceXML 2.1. See docs/integrating/voicexml.md' },
);

type OwnIvrConfig = {
  readonly twilio?: Static<typeof TwilioSchema>;
  readonly voicexml?: Static<typeof VoiceXmlSchema>;
};

/** Throws Broken('keys-unreadable') where a secret is missing. */
export function readOwnIvr({ twilio, voicexml }: OwnIvrConfig = {}): OwnIvrSettings {
  return {
    ...(twilio
      ? { twilio: { account: twilio.account, token: readSecret(twilio.tokenEnvironment), contactCentre: twilio.contactCentre } }
      : {}),
    ...(voicexml ? { voicexml } : {}),
  };
}
