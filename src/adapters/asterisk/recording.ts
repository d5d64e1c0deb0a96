import type { LegParts } from './leg.ts';

/**
 * One file for each call (`<spool>/recording/styrka-<call>.wav`), of the bridge and never of a leg: there is nobody in the bridge
 * who is asked for keys, so none are in it, neither as tones nor as what an advisor repeats (I8).
 */
export type Recording = { begin(call: string): void; end(): void };

export function createRecording({ ari, settings }: LegParts, bridge: string): Recording {
  let name: string | null = null;
  return {
    begin(call) {
      if (!settings.isRecorded) return;
      name = `styrka-${call}`;
      void ari.request('POST', `bridges/${bridge}/record`, { name, format: 'wav', ifExists: 'append' });
    },
    end() {
      if (name !== null) void ari.request('POST', `recordings/live/${name}/stop`);
      name = null;
    },
  };
}
