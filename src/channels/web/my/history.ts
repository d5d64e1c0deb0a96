import { type BoxLock, readBoxLock } from '#authenticators';
import { plans } from '#identification';
import type { AuditEvent } from '#ports';
import type { historyTexts, howTexts } from './history-texts.ts';

/** A line of the customer's history: what happened, and how or by whom. The words are elsewhere; nothing secret is in either. */
export type HistoryLine = {
  readonly at: number;
  readonly what: keyof typeof historyTexts;
  readonly how: readonly (keyof typeof howTexts)[];
};

type How = HistoryLine['how'];
type Tell = (event: AuditEvent) => Omit<HistoryLine, 'at'> | undefined;

const line = (what: HistoryLine['what'], how: How = []) => ({ what, how });
const tellAs =
  (what: HistoryLine['what'], how: How = []): Tell =>
  () =>
    line(what, how);

/** What wrong codes have closed, and what is opened again. */
const locked = { others: 'locked', box: 'box-locked', 'new-password': 'new-password-locked', 'in-session': 'box-page-locked' } as const;
const opened = { box: 'box-unlocked', 'new-password': 'new-password-unlocked', 'in-session': 'box-page-unlocked' } as const;

/** What a customer is told of, by the audit's word. What is not listed is the machinery's own (a question asked, a code sent). */
const tellings: Readonly<Record<string, Tell>> = {
  'flow-identified': tellIdentified,
  'flow-refused': (event) => line('refused', placeOf(event)),
  'flow-done': ({ detail }) => line(detail?.['give'] === undefined ? 'password-changed' : 'temporary-password', ['web']),
  'codes-locked': ({ detail }) => line(locked[readBoxLock(detail?.['kind']) ?? 'others']),
  'password-issued': ({ detail }) => (detail?.['is'] === 'posted' ? undefined : line('password-given', ['bank'])),
  'code-table-issued': ({ detail }) => (detail?.['activated'] === true ? line('table-given', ['bank']) : line('table-made')),
  'code-table-activated': tellAs('table-activated'),
  'code-box-given': ({ detail }) => line(detail?.['status'] === 'active' ? 'box-given' : 'box-sent', ['bank']),
  'code-box-activated': (event) => line('box-activated', byWhom(event)),
  'code-box-unlocked': (event) => line(opened[event.detail?.['opened'] as BoxLock] ?? 'box-unlocked', byWhom(event)),
  'code-box-blocked': (event) => line(event.detail?.['as'] === 'lost' ? 'box-lost' : 'box-blocked', byWhom(event)),
  'code-box-ordered': (event) => line('box-ordered', byWhom(event)),
  'code-box-order-cancelled': tellAs('box-order-cancelled'),
  'letter-ordered': (event) => line(letterOf(event.detail?.['kind']), byWhom(event)),
  'letter-printed': tellAs('letter-posted', ['post']),
  'number-registered': (event) => line('number-registered', byWhom(event)),
  'number-proposed': tellAs('number-proposed', ['web']),
  'number-undone': tellAs('number-undone', ['web']),
  'number-changed': tellAs('number-changed'),
  'agreement-blocked': (event) => line('blocked', byWhom(event)),
  'agreement-unblocked': (event) => line('unblocked', byWhom(event)),
  'activation-code-issued': tellAs('activation-code', ['bank']),
  'call-code-issued': tellAs('call-code', ['app']),
  'phone-ended': tellAs('phone-ended'),
  'phone-stopped': tellAs('phone-stopped'),
  'passkey-registered': tellAs('passkey-added', ['web']),
  'passkey-ended': tellAs('passkey-ended', ['web']),
  'web-logged-out': tellAs('logged-out', ['web']),
  'customer-added': tellAs('became-customer', ['bank']),
  'customer-changed': tellAs('customer-changed', ['bank']),
  'customer-looked-up': tellAs('looked-up', ['staff']),
  'customer-read': tellAs('looked-up', ['staff']),
};

export const toldEvents: readonly string[] = Object.keys(tellings);

/** Undefined for an event of which a customer is told nothing. */
export function tellEvent(event: AuditEvent): HistoryLine | undefined {
  const told = tellings[event.what]?.(event);
  return told && { at: event.at, ...told };
}

function tellIdentified(event: AuditEvent): Omit<HistoryLine, 'at'> | undefined {
  const how = [...placeOf(event), ...shownOf(event)];
  switch (event.detail?.['purpose'] ?? (event.call ? 'call' : undefined)) {
    case 'call':
      return line('identified-in-call', how);
    case 'login':
      return line('logged-in', how);
    case 'enrol':
      return line('phone-enrolled', ['app']);
    case 'identify':
      return line('identified', how);
    case 'pay':
      return line('paid', how);
    case 'change':
      return tellChange(String(event.detail?.['plan']), how);
    default:
      return undefined;
  }
}

/** What some plans are for is told in their own words. */
const changes: Readonly<Record<string, HistoryLine['what']>> = {
  'activate-box': 'box-activated',
  synchronise: 'box-synchronised',
  join: 'joined',
};

function tellChange(plan: string, how: How): Omit<HistoryLine, 'at'> | undefined {
  // A new password says so itself.
  if (plans.find(({ name }) => name === plan)?.steps.some((step) => step.do === 'renew' || step.do === 'give')) return undefined;
  return line(changes[plan] ?? 'confirmed', how);
}

function placeOf({ call, detail }: AuditEvent): How {
  if (call) return ['phone'];
  return detail?.['channel'] === 'api' || detail?.['channel'] === 'ciba' ? ['service'] : ['web'];
}

/** What was shown, in the order in which it was asked. */
function shownOf({ detail }: AuditEvent): How {
  const shown = (detail?.['shown'] ?? []) as readonly { readonly by?: string }[];
  return shown.flatMap(({ by = '' }) => names[by] ?? []);
}

const names: Readonly<Record<string, keyof typeof howTexts>> = {
  password: 'password',
  'code-table': 'code-table',
  'sms-code': 'sms',
  'app-approval': 'app',
  'call-code': 'app',
  'code-box': 'code-box',
  'code-box-pair': 'code-box',
  'code-box-answer': 'code-box',
  passkey: 'passkey',
};

function byWhom({ staff, detail }: AuditEvent): How {
  if (staff !== undefined || detail?.['by'] === 'staff') return ['staff'];
  const by = detail?.['by'];
  if (by === 'bank' || by === 'import' || by === 'renewal') return ['bank'];
  return by === 'customer' ? ['yourself'] : [];
}

function letterOf(kind: unknown): HistoryLine['what'] {
  switch (kind) {
    case 'code-table':
      return 'letter-code-table';
    case 'one-time-password':
      return 'letter-password';
    default:
      return 'letter';
  }
}
