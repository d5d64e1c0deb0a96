import type { Calls } from '#calls';
import type { Identify } from '#identification';
import type { PageAssets } from '#pages';
import type { Clock, Random, Signals, Stores } from '#ports';
import type { LineLimits } from './line.ts';
import type { OwnIvrSettings } from './own-ivr/doors.ts';
import type { PhoneSettings } from './settings.ts';
import type { SigningKey } from './signed/signing-keys.ts';

export type DoorLimits = {
  /** Messages a second on one socket, inputs a second in one call. */
  readonly messages: number;
  /** Characters in one message. */
  readonly message: number;
  /** Refusals after which a socket is closed. */
  readonly refusals: number;
  /** Sockets at once of one browser's address, with or without a call. */
  readonly sockets: number;
};

export type PhoneParts = {
  readonly calls: Calls;
  readonly identify: Identify;
  /** Blocks the agreement of this customer; false: there is none. */
  readonly block: (customer: string) => Promise<boolean>;
  readonly stores: Pick<Stores, 'staff'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly settings: PhoneSettings;
  /** This server's own origin: no other page may speak here. */
  readonly origin: string;
  readonly assets: (page: string) => PageAssets;
  /** The client whose bearer token this is; undefined for nobody's. */
  readonly findClient: (token: string, may: 'phone') => string | undefined;
  /** The keys by which this client signs each of its requests; undefined or none: it does not sign. */
  readonly signingKeysOf?: (client: string) => readonly SigningKey[] | undefined;
  /** Doors for IVRs that speak another dialect. */
  readonly ownIvr?: OwnIvrSettings;
  readonly demo: boolean;
  /** Whether anybody may call from a browser; else only clients with a token. */
  readonly browserPhone: boolean;
  /** A folder whose recordings go before ours, file by file. Absolute. */
  readonly recordings?: string;
  readonly limits?: Partial<LineLimits & DoorLimits>;
  readonly complain?: (code: string, detail: string) => void;
};

export const doorLimits: DoorLimits = { messages: 20, message: 2_048, refusals: 20, sockets: 40 };
