import type { SoftphoneAccount } from '#ports';
import type { Ari } from './ari.ts';
import type { AsteriskParts, AsteriskSettings } from './settings.ts';

export type Softphones = {
  lend(advisor: string): Promise<SoftphoneAccount | null>;
  end(advisor: string): Promise<void>;
  /** The endpoint to ring for this phone (`Other.phone`), or null: there is none. */
  endpointOf(phone: string): string | null;
  /** Asterisk is there anew, and has forgotten all accounts. */
  renew(): void;
};

export function createSoftphones(_settings: AsteriskSettings, _ari: Ari, _parts: AsteriskParts): Softphones {
  return { lend: async () => null, end: async () => {}, endpointOf: () => null, renew() {} };
}
