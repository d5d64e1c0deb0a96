import { type BoxState, type BoxStatus, listBoxes, makeBox, openBoxLocks, readBoxState } from '#authenticators/code-box';
import type { InPerson } from '#customers';
import { orderLetter } from '#letters';
import {
  type CredentialRecord,
  type CustomerRecord,
  drawId,
  type LetterContent,
  noticeTo,
  type StockedBox,
  type StockedSecret,
} from '#ports';
import { openBox } from '#stock';
import type { Core } from './core.ts';

export type BoxCore = Pick<Core, 'stores' | 'keys' | 'clock' | 'random' | 'signals' | 'policy' | 'node'>;

/** By whom at the bank, where it is not the customer; in which call, if in one. */
export type BoxBy = { readonly staff?: string; readonly call?: string };
/** In person by somebody who saw the customer, against which evidence (S17, T45): then it works at once. */
export type Handed = (BoxBy & { readonly evidence?: undefined }) | InPerson;
/**
 * 'out-of-dates': before the first day of the box or its keys, or after the last. 'taken': somebody has a box of this serial already,
 * which did not come from the stock. 'letter-waits': one of another box.
 */
export type Assigned = 'assigned' | 'not-in-stock' | 'out-of-dates' | 'taken' | 'no-customer' | 'no-address' | 'too-many' | 'letter-waits';
export type Gift = { readonly customer: string; readonly order: string | null; readonly handed: Handed };

/**
 * The letters first, the box in one update after them: where that update is not made, nothing is printed, since the letters
 * belong to a box that the customer does not have.
 */
export async function giveFromStock(core: BoxCore, box: StockedBox & StockedSecret, gift: Gift): Promise<Assigned | 'settled'> {
  const { stores, clock, policy } = core;
  const { customer, order, handed } = gift;
  if (!isWithinDates(box, clock.now())) return 'out-of-dates';
  const found = await stores.customers.find(customer);
  if (!found || !isInForce(found)) return 'no-customer';
  const ends = makeRoom(await listBoxes(core, customer), policy.boxes);
  if (ends === 'too-many') return 'too-many';
  const { record, startPin } = await makeRecord(core, box, gift);
  const letters = await orderLetters(core, record, { serial: box.serial, startPin, handed });
  if (typeof letters === 'string') return letters;
  const { staff, evidence } = handed;
  const given = { credential: record.id, serial: box.serial, status: statusOf(handed), ...(order === null ? {} : { order }) };
  const detail = { ...given, ...(evidence ? { evidence } : {}) };
  const audit = [{ at: clock.now(), node: core.node, what: 'code-box-given', customer, ...(staff === undefined ? {} : { staff }), detail }];
  // Of the others the letters tell.
  const outbox = evidence ? [noticeTo(customer, 'box-activated', { id: drawId(core.random), due: clock.now() })] : [];
  const done = await stores.stock.assign(box.serial, record, { audit, outbox, atMost: policy.boxes, ends, order });
  if (done === 'assigned' && handed.evidence) await openLocks(core, customer, box.serial, handed);
  if (done === 'assigned') core.signals.tell(`customer:${customer}`);
  else await cancelLetters(core, customer, record.id, 'box-not-given');
  return done === 'gone' ? 'not-in-stock' : done;
}

/** I6: who comes in person begins anew, whatever others have tried meanwhile. The evidence stands with it. */
export async function openLocks(core: BoxCore, customer: string, serial: string, { staff, evidence }: InPerson) {
  const about = { node: core.node, what: 'code-box-unlocked', customer, staff };
  return openBoxLocks(core, customer, (opened) => ({ at: core.clock.now(), ...about, detail: { serial, opened, evidence } }));
}

/** RFC 6030 §5: a key is used only on the days that its policy names. */
function isWithinDates({ from, until }: StockedBox, now: number): boolean {
  return (from === null || from <= now) && (until === null || until > now);
}

function isInForce({ blocked, closed }: CustomerRecord): boolean {
  return blocked === null && closed === null;
}

function statusOf({ evidence }: Handed): BoxStatus {
  return evidence ? 'active' : 'handed-out';
}

/** As the stock has it: how it makes codes and, if it does, answers. */
type Described = BoxState['box'] & { readonly answers?: { readonly suite: string; readonly next: number } };

async function makeRecord(core: BoxCore, box: StockedBox & StockedSecret, { customer, handed }: Gift) {
  const { secret, answerSecret, startPin } = await openBox(core.keys, box);
  const { answers, ...codes } = box.box as Described;
  const own = { serial: box.serial, secret, box: codes, status: statusOf(handed), until: box.until };
  const given = answers && answerSecret ? { ...own, answers: { ...answers, secret: answerSecret } } : own;
  const record = await makeBox(core, customer, given);
  for (const one of [secret, answerSecret]) one?.fill(0);
  return { record, startPin };
}

/** Boxes that work no more, the oldest first, until there is room for another one. */
function makeRoom(boxes: readonly CredentialRecord[], atMost: number): readonly string[] | 'too-many' {
  const over = boxes.length - atMost + 1;
  const useless = boxes.filter((box) => !isUsable(box)).reverse();
  if (over > useless.length) return 'too-many';
  return useless.slice(0, Math.max(0, over)).map(({ id }) => id);
}

export function isUsable({ state }: CredentialRecord): boolean {
  const { status } = readBoxState(state);
  return status === 'active' || status === 'handed-out';
}

type Enclosed = { readonly serial: string; readonly startPin: string | null; readonly handed: Handed };

function describeInLetter({ policy }: BoxCore, serial: string): LetterContent {
  return { kind: 'code-box', serial, ...(policy.boxActivation === 'in-a-session' ? { inSession: true } : {}) };
}

/** N10: the start PIN leaves on another day than the box, or than the customer has left with it. */
async function orderLetters(core: BoxCore, record: CredentialRecord, { serial, startPin, handed }: Enclosed) {
  const { staff, evidence } = handed;
  const contents: LetterContent[] = [
    ...(evidence ? [] : [describeInLetter(core, serial)]),
    ...(startPin === null ? [] : [{ kind: 'start-pin' as const, serial, startPin }]),
  ];
  for (const content of contents) {
    const by = staff === undefined ? {} : { staff };
    const { is } = await orderLetter(core, { customer: record.customer, content, credential: record.id, ...by });
    if (is === 'ordered') continue;
    await cancelLetters(core, record.customer, record.id, 'box-not-given');
    return is === 'no-address' ? is : 'letter-waits';
  }
  return contents;
}

export async function cancelLetters({ stores, clock, node }: BoxCore, customer: string, credential: string, why: string): Promise<void> {
  for (const letter of await stores.letters.of(customer)) {
    if (letter.credential !== credential || letter.printed !== null || letter.cancelled !== null) continue;
    const detail = { letter: letter.id, kind: letter.kind, why };
    await stores.letters.cancel(letter.id, clock.now(), {
      audit: [{ at: clock.now(), node, what: 'letter-cancelled', customer, detail }],
    });
  }
}
