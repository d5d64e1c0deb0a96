import type { Policy } from '#policy';
import {
  type AuditEvent,
  type Clock,
  type CredentialRecord,
  digestText,
  drawId,
  type Json,
  type Keys,
  noticeTo,
  type Random,
  type Stores,
  sealBoxKeys,
  type Time,
} from '#ports';
import { boxKind } from './about-box.ts';
import { type Answers, readAnswerSuite } from './answers.ts';
import type { Box } from './box.ts';
import type { BoxStatus } from './diagnose.ts';
import { type BoxState, readState, sealedAs } from './open-box.ts';

export type BoxParts = {
  readonly stores: Pick<Stores, 'credentials'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
};

/**
 * `secret` is the box's key, from its maker (RFC 6030). `answers`: what it answers challenges with, a key and a count that are not those
 * of its codes (docs/decisions/0018).
 */
export type GivenBox = {
  readonly serial: string;
  readonly secret: Uint8Array;
  readonly box: Box;
  readonly status: BoxStatus;
  /** The end of its battery, or of what its maker allows; it works no longer. */
  readonly until?: Time | null;
  readonly answers?: { readonly suite: string; readonly secret: Uint8Array; readonly next: number };
};

/**
 * What makes a box the customer's. It is found by its serial, so nobody else can have it (I1); until it is activated by a code of
 * its own it works nowhere else (K27). Throws where the bank cannot use its suite.
 */
export async function makeBox(
  parts: Omit<BoxParts, 'stores' | 'policy' | 'node'>,
  customer: string,
  given: GivenBox,
): Promise<CredentialRecord> {
  const { keys, clock, random } = parts;
  const id = drawId(random);
  const { serial, status, box, secret, answers, until = null } = given;
  const state: BoxState = { serial, status, box, ...(answers ? { answers: countAnswers(answers) } : {}) };
  const sealed = await sealBoxKeys(keys, sealedAs(id), { secret, ...(answers ? { answerSecret: answers.secret } : {}) });
  const lookup = await digestSerial(keys, serial);
  return { id, customer, kind: boxKind, version: 0, state, sealed, lookup, added: clock.now(), expires: until };
}

function countAnswers({ suite, next }: Required<GivenBox>['answers']): Answers {
  readAnswerSuite(suite);
  return { suite, next, drift: 0 };
}

/** By which a box is found without its owner. */
export function digestSerial(keys: Pick<Keys, 'digest'>, serial: string): Promise<string> {
  return digestText(keys, 'serial of a code box', serial);
}

/** 'too-many': the customer has as many as the policy allows. 'taken': somebody has this box already. */
export async function giveBox(parts: BoxParts, customer: string, given: GivenBox): Promise<'added' | 'too-many' | 'taken'> {
  const { stores, clock, policy } = parts;
  const record = await makeBox(parts, customer, given);
  const audit = [note(parts, customer, 'code-box-given', record.id, { serial: given.serial, status: given.status })];
  return stores.credentials.add(record, { atMost: policy.boxes, now: clock.now(), audit });
}

/** All boxes that the customer has, the blocked ones too, the newest first. */
export async function listBoxes(
  { stores, clock }: Pick<BoxParts, 'stores' | 'clock'>,
  customer: string,
): Promise<readonly CredentialRecord[]> {
  const held = await stores.credentials.of(customer, boxKind, clock.now());
  return [...held].sort((a, b) => b.added - a.added);
}

/**
 * One that was handed out works from now on, without a code of its own: somebody has seen its owner, `staff`, against what (S17). The
 * customer is told (T48).
 */
export async function activateBox(
  parts: BoxParts,
  customer: string,
  serial: string,
  seen: { readonly staff: string; readonly evidence: Json },
): Promise<'activated' | 'unchanged'> {
  const { staff, evidence } = seen;
  const box = await findBox(parts, customer, serial, ({ status }) => status === 'handed-out');
  if (!box) return 'unchanged';
  const event = { ...note(parts, customer, 'code-box-activated', box.id, { serial, evidence }), staff };
  const done = await turn(parts, box, 'active', event, 'box-activated');
  // Changed meanwhile, by a code that was used or by somebody who was first: looked at again.
  return done === 'changed' ? 'activated' : activateBox(parts, customer, serial, seen);
}

/** K37: takes effect at once, and the customer is told. The box is kept, so that its codes are known again when somebody types them (K26). */
export async function blockBox(
  parts: BoxParts,
  customer: string,
  serial: string,
  as: 'blocked' | 'lost',
  by: { readonly staff?: string; readonly call?: string } = {},
): Promise<'blocked' | 'unchanged'> {
  const box = await findBox(parts, customer, serial, ({ status }) => status !== 'blocked' && status !== 'lost');
  if (!box) return 'unchanged';
  const event = { ...note(parts, customer, 'code-box-blocked', box.id, { serial, as }), ...by };
  const done = await turn(parts, box, as, event, 'box-blocked');
  // As above.
  return done === 'changed' ? 'blocked' : blockBox(parts, customer, serial, as, by);
}

async function findBox(parts: BoxParts, customer: string, serial: string, which: (box: BoxState) => boolean) {
  return (await listBoxes(parts, customer)).find(({ state }) => readState(state).serial === serial && which(readState(state)));
}

/** From the version that was looked at, with what the audit and its owner are told of it. */
function turn(
  { stores, clock, random }: BoxParts,
  { id, customer, version, state }: CredentialRecord,
  status: BoxStatus,
  event: AuditEvent,
  notice: 'box-activated' | 'box-blocked',
) {
  const now = clock.now();
  const outbox = [noticeTo(customer, notice, { id: drawId(random), due: now })];
  return stores.credentials.change(id, version, { ...readState(state), status }, { audit: [event], outbox, now });
}

function note(
  { clock, node }: Pick<BoxParts, 'clock' | 'node'>,
  customer: string,
  what: string,
  credential: string,
  detail = {},
): AuditEvent {
  return { at: clock.now(), node, customer, what, detail: { credential, ...detail } };
}
