import type { Identified, Json, Time } from '#ports';
import type { End, Ends } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import type { WebSession } from '../session/index.ts';
import type { Holdings } from './own-codes.ts';

/** What is confirmed. The number is sealed for its customer. */
export type Change =
  | { readonly change: 'phone-number'; readonly number: string }
  | { readonly change: 'code-table' }
  /** Those that were not in use when it began; two codes in a row take one into use as well (K26c, K27). */
  | { readonly change: 'activate-box' | 'synchronise'; readonly serials: readonly string[] }
  | { readonly change: 'one-time-password' }
  /** The browser makes it after that, on a page of its own (`passkey-new`). */
  | { readonly change: 'passkey' };

/** How long after the last proof a change may still be made, ms: whoever comes Back later confirms anew. */
export const goodFor = 5 * 60_000;

const confirmPlans = ['confirm-app', 'confirm-table', 'confirm-box', 'confirm-passkey'] as const;
type ConfirmPlan = (typeof confirmPlans)[number];

/** How this customer confirms a change; undefined for one who has nothing to do it with, and visits a service point. */
export function confirmPlanOf(parts: Pick<PersonalParts, 'ways'>, has: Holdings): ConfirmPlan | undefined {
  return listConfirmPlans(parts, has)[0];
}

/** All ways that this customer has, the recommended one first. */
export function listConfirmPlans({ ways }: Pick<PersonalParts, 'ways'>, has: Holdings): readonly ConfirmPlan[] {
  const bankHas = (wanted: string) => ways.some(({ way }) => way === wanted);
  const canType = has.password?.is === 'own' && !has.locked;
  const canAnswer = !has.boxLocks.includes('box') && has.boxes.some(({ status, answers }) => status === 'active' && answers);
  const can: Record<ConfirmPlan, boolean> = {
    'confirm-app': has.phones.length > 0 && bankHas('app'),
    'confirm-table': canType && has.hasNumber && (has.table?.left ?? 0) > 0 && bankHas('code-table'),
    'confirm-box': canType && canAnswer && bankHas('code-box'),
    'confirm-passkey': has.passkeys.length > 0,
  };
  return confirmPlans.filter((plan) => can[plan]);
}

/** S61, T41: begins a step-up of this session; `typed` is its first answer. Returns the place where it goes on. */
export async function beginChange(
  { identify }: Pick<PersonalParts, 'identify'>,
  { id, customer }: WebSession,
  plan: string,
  change: Change,
  typed?: string,
): Promise<string> {
  const { flow } = await identify.begin({ plan, channel: 'web', purpose: 'change', boundTo: { session: id }, about: change });
  const claimed = await identify.claimFor(flow, customer.id);
  if (typed !== undefined) await identify.answer(flow, typed, claimed.question);
  return `identify/${flow}`;
}

type Turn = 'first' | 'again' | 'late';

/** Once for each identification, and soon: 'again' also when it came to nothing the first time. */
export async function isFirstTime(
  { stores, clock }: Pick<PersonalParts, 'stores' | 'clock'>,
  flow: string,
  { at }: Pick<Identified, 'at'>,
): Promise<Turn> {
  const now: Time = clock.now();
  if ((await stores.sessions.use(`web-change ${flow}`, now + goodFor)) === 'spent') return 'again';
  return now < at + goodFor ? 'first' : 'late';
}

/**
 * As isFirstTime; 'late' as well when its customer has been blocked or has changed the password meanwhile: whoever had proved it
 * before may be why. Blocking does not ask this, or whoever changes passwords could hinder it.
 */
export async function isFirstUnlessEnded(
  parts: Pick<PersonalParts, 'stores' | 'clock'>,
  flow: string,
  identified: Pick<Identified, 'at' | 'customer'>,
): Promise<Turn> {
  const turn = await isFirstTime(parts, flow, identified);
  const ending = await parts.stores.audit.lastEnding(identified.customer);
  const isOver = ending !== undefined && ending.at > identified.at && ending.flow !== flow;
  return turn === 'first' && isOver ? 'late' : turn;
}

/** What follows the plans that confirm something. */
export const changeEnds: Ends = {
  'confirm-app': makeEnd('my'),
  'confirm-table': makeEnd('my'),
  'confirm-box': { ...makeEnd('my'), boxCodeNext: true },
  'confirm-passkey': makeEnd('my'),
  'activate-box': makeEnd('my/code-box'),
  synchronise: makeEnd('my/code-box'),
  'forgotten-password': makeEnd('password/forgotten'),
  'forgotten-by-app': makeEnd('password/forgotten'),
  'forgotten-by-passkey': makeEnd('password/forgotten'),
};

function makeEnd(begin: string): End {
  return {
    begin,
    failed: 'confirm',
    carryOut: async (parts, _, identified, { flow, about }) => {
      const change = readChange(about);
      if (change.change === 'passkey') return `my/passkeys/new?flow=${flow}`;
      const time = await isFirstUnlessEnded(parts, flow, identified);
      const said = time === 'first' ? await make(parts, identified.customer, change) : time === 'late' ? 'not-done' : undefined;
      const place = placeOf(change);
      return said === undefined ? place : `${place}?said=${said}`;
    },
  };
}

export function readChange(about: Json): Change {
  return about as Change;
}

type Made = Exclude<Change, { readonly change: 'passkey' }>;

function placeOf({ change }: Made): string {
  if (change === 'one-time-password') return 'password/forgotten/ordered';
  return change === 'activate-box' || change === 'synchronise' ? 'my/code-box' : `my/${change}`;
}

/** Returns the id of the sentence that says what was done. */
async function make({ codes }: PersonalParts, customer: string, change: Made): Promise<string> {
  switch (change.change) {
    case 'phone-number':
      await codes.proposeNumber(customer, change.number);
      return 'number-proposed';
    case 'code-table':
      return (await codes.activateTable(customer)) === 'activated' ? 'table-activated' : 'not-done';
    case 'activate-box':
      return (await isAnyInUse(codes, customer, change.serials)) ? 'box-activated' : 'box-not-activated';
    case 'synchronise':
      return (await isAnyInUse(codes, customer, change.serials)) ? 'box-activated' : 'box-synchronised';
    case 'one-time-password':
      return (await codes.orderPassword(customer)) === 'no-address' ? 'no-address' : 'ordered';
  }
}

/** The code may have come from another box, which was in use already. */
async function isAnyInUse(codes: PersonalParts['codes'], customer: string, serials: readonly string[]): Promise<boolean> {
  const { boxes } = await codes.look(customer);
  return boxes.some(({ serial, status }) => serials.includes(serial) && status === 'active');
}
