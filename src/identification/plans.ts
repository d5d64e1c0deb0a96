import type { Plan, Step } from './flow.ts';

const claim = (...by: string[]): Step => ({ do: 'claim', by });
const prove = (by: string, more: { again?: number; with?: 'claim' } = {}): Step => ({ do: 'prove', by, ...more });

// biome-ignore format: the table is read down its columns
/** The table of all plans: over which channels, for which purposes, aiming at which assurance, which steps; and which ways may be meant instead. */
export const plans: readonly Plan[] = [
  { name: 'app',       channels: ['phone', 'api'], purposes: ['call', 'login'], acr: 'loa2', steps: [claim('user-code'), prove('app-approval')],                 instead: ['call-code'] },
  { name: 'call-code', channels: ['phone'],        purposes: ['call'],          acr: 'loa2', steps: [claim('call-code'), prove('call-code', { with: 'claim' })] },
  { name: 'enrol',     channels: ['app'],          purposes: ['enrol'],         acr: 'loa1', steps: [claim('user-code'), prove('activation-code')] },
];
