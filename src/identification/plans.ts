import type { Plan, Step } from './flow.ts';

const claim = (...by: string[]): Step => ({ do: 'claim', by });
const prove = (by: string, more: { again?: number; with?: 'claim' } = {}): Step => ({ do: 'prove', by, ...more });

/** The table of all plans: which steps, over which channels, for which purposes, aiming at which assurance. */
export const plans: readonly Plan[] = [
  // name          channels                                purposes                      aims at       steps
  {
    name: 'app',
    channels: ['phone', 'web', 'api'],
    purposes: ['call', 'login'],
    acr: 'loa2',
    steps: [claim('user-code'), prove('app-approval')],
    instead: ['call-code'],
  },
  {
    name: 'call-code',
    channels: ['phone'],
    purposes: ['call'],
    acr: 'loa2',
    steps: [claim('call-code'), prove('call-code', { with: 'claim' })],
  },
  { name: 'enrol', channels: ['app'], purposes: ['enrol'], acr: 'loa1', steps: [claim('user-code'), prove('activation-code')] },
];
