import type { Plan, Step, When } from './flow.ts';

const claim = (...by: string[]): Step => ({ do: 'claim', by });
const prove = (by: string, more: { again?: number; with?: 'claim'; together?: true; when?: When } = {}): Step => ({
  do: 'prove',
  by,
  ...more,
});
const password = prove('password', { together: true });
const boxOwner = claim('personal-number', 'customer-number');
const give = (what: string): Step => ({ do: 'give', what });
const agree = (to: string): Step => ({ do: 'agree', to });
const renewNoted = (what: string): Step => ({ do: 'renew', what, when: { noted: `${what} must change` } });
const renew = (what: string): Step => ({ do: 'renew', what });
const sms = (when?: When): Step => prove('sms-code', { again: 3, ...(when ? { when } : {}) });
const byRisk: When = { drawn: 'sms' };
/** A passkey says itself whose it is; after a claim by other means it is asked for like anything else. */
const passkey: readonly Step[] = [claim('passkey'), prove('passkey', { with: 'claim' })];

// biome-ignore format: the table is read down its columns
/** The table of all plans: over which channels, for which purposes, aiming at which assurance, which steps; and which ways may be meant instead. */
export const plans: readonly Plan[] = [
  { name: 'app',                channels: ['phone', 'web', 'api'], purposes: ['call', 'login'], acr: 'loa2', steps: [claim('user-code'), prove('app-approval')], instead: ['call-code', 'code-table', 'passkey'] },
  { name: 'call-code',          channels: ['phone'],               purposes: ['call'],          acr: 'loa2', steps: [claim('call-code'), prove('call-code', { with: 'claim' })] },
  { name: 'code-table',         channels: ['phone', 'web'],        purposes: ['call', 'login'], acr: 'loa2', steps: [claim('user-code'), password, prove('code-table'), sms(byRisk), renewNoted('password')], instead: ['app', 'passkey'] },
  { name: 'code-box',           channels: ['phone', 'web'],        purposes: ['call', 'login'], acr: 'loa2', steps: [boxOwner, password, prove('code-box')], instead: ['two-codes', 'box-answer', 'passkey'] },
  { name: 'two-codes',          channels: ['phone', 'web'],        purposes: ['call', 'login'], acr: 'loa2', steps: [boxOwner, password, prove('code-box-pair')], instead: ['code-box', 'passkey'] },
  { name: 'box-answer',         channels: ['phone'],               purposes: ['call'],          acr: 'loa2', steps: [boxOwner, password, prove('code-box-answer')], instead: ['code-box'] },
  { name: 'passkey',            channels: ['web'],                 purposes: ['login'],         acr: 'loa2', steps: passkey },
  { name: 'new-password',       channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [boxOwner, prove('code-box'), give('password'), agree('terms')] },
  { name: 'new-by-two-codes',   channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [boxOwner, prove('code-box-pair'), give('password'), agree('terms')] },
  { name: 'first-login',        channels: ['web'],                 purposes: ['login'],         acr: 'loa2', steps: [boxOwner, password, renew('password'), prove('code-box')], after: ['new-password', 'new-by-two-codes'] },
  { name: 'join',               channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [claim('session'), agree('web-bank'), prove('password')] },
  { name: 'activate-box',       channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [claim('session'), prove('code-box')] },
  { name: 'synchronise',        channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [claim('session'), prove('code-box-pair')] },
  { name: 'enrol',              channels: ['app'],                 purposes: ['enrol'],         acr: 'loa1', steps: [claim('user-code'), prove('activation-code')] },
  { name: 'block',              channels: ['phone', 'web'],        purposes: ['block'],         acr: 'loa1', steps: [claim('user-code', 'personal-number', 'customer-number'), password], instead: ['block-by-cell', 'block-by-app', 'block-by-passkey'] },
  { name: 'block-by-cell',      channels: ['web'],                 purposes: ['block'],         acr: 'loa1', steps: [claim('user-code'), prove('code-table')], instead: ['block', 'block-by-app', 'block-by-passkey'] },
  { name: 'block-by-app',       channels: ['web'],                 purposes: ['block'],         acr: 'loa1', steps: [claim('user-code'), prove('app-approval')], instead: ['block', 'block-by-cell', 'block-by-passkey'] },
  { name: 'block-by-passkey',   channels: ['web'],                 purposes: ['block'],         acr: 'loa2', steps: passkey, instead: ['block', 'block-by-cell', 'block-by-app'] },
  { name: 'change-password',    channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [claim('session'), prove('password'), renew('password')] },
  { name: 'forgotten-password', channels: ['web'],                 purposes: ['change'],        acr: 'loa1', steps: [claim('user-code'), prove('code-table'), sms()], instead: ['forgotten-by-app', 'forgotten-by-passkey'] },
  { name: 'forgotten-by-app',   channels: ['web'],                 purposes: ['change'],        acr: 'loa2', steps: [claim('user-code'), prove('app-approval')], instead: ['forgotten-password', 'forgotten-by-passkey'] },
  { name: 'forgotten-by-passkey', channels: ['web'],               purposes: ['change'],        acr: 'loa2', steps: passkey, instead: ['forgotten-password', 'forgotten-by-app'] },
  { name: 'confirm-table',      channels: ['web'],                 purposes: ['change'],        acr: 'loa2', steps: [claim('session'), prove('password'), prove('code-table'), sms()], instead: ['confirm-app', 'confirm-passkey'] },
  { name: 'confirm-app',        channels: ['web'],                 purposes: ['change'],        acr: 'loa2', steps: [claim('session'), prove('app-approval')], instead: ['confirm-table', 'confirm-passkey'] },
  { name: 'confirm-box',        channels: ['web'],                 purposes: ['change'],        acr: 'loa2', steps: [claim('session'), prove('password'), prove('code-box-answer')], instead: ['confirm-passkey'] },
  { name: 'confirm-passkey',    channels: ['web'],                 purposes: ['change'],        acr: 'loa2', steps: [claim('session'), prove('passkey')], instead: ['confirm-app', 'confirm-table'] },
  { name: 'transaction-app',    channels: ['web'],                 purposes: ['pay', 'change'], acr: 'loa2', steps: [claim('session'), prove('app-approval')], instead: ['transaction-table', 'transaction-box'] },
  { name: 'transaction-table',  channels: ['web'],                 purposes: ['pay', 'change'], acr: 'loa2', steps: [claim('session'), prove('password'), prove('code-table'), sms()], instead: ['transaction-app'] },
  { name: 'transaction-box',    channels: ['web'],                 purposes: ['pay', 'change'], acr: 'loa2', steps: [claim('session'), prove('password'), prove('code-box-answer')], instead: ['transaction-app'] },
  { name: 'ciba',               channels: ['ciba'],                purposes: ['identify', 'pay'], acr: 'loa2', steps: [claim('user-code', 'personal-number', 'customer-number'), prove('app-approval')] },
  { name: 'ciba-call-code',     channels: ['ciba'],                purposes: ['identify', 'pay'], acr: 'loa2', steps: [claim('user-code', 'personal-number', 'customer-number'), prove('call-code'), prove('app-approval')] },
];
