import type { Clock, Random } from '#ports';

/** Files and environment are read by whoever gives these: here stand their contents. */
export type AsteriskSettings = {
  /** Where Asterisk's WebSocket arrives. Port 0: any free one. */
  readonly listen: { readonly host: string; readonly port: number };
  /** PEM. `clients`: the authority whose certificates are let in, and no others. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clients?: string };
  /** What Asterisk shows, with `app` as its name (RFC 7617). */
  readonly password: string;
  /** The Stasis application. */
  readonly app: string;
  /** The folder of our recordings, under Asterisk's sounds. */
  readonly recordings: string;
  /** `PJSIP/{advisor}`: the phone of an advisor who has no softphone. */
  readonly advisors: string;
  readonly softphone?: { readonly address: string; readonly domain: string };
  readonly contactCentre?: string;
  /** What caller and advisor say to each other, and nothing else of a call, is recorded by Asterisk. */
  readonly isRecorded?: boolean;
};

export type AsteriskParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly complain: (code: string, detail: string) => void;
};
