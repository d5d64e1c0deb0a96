import {
  type Answer,
  type Authenticator,
  budgetAlone,
  budgetInSession,
  type Context,
  type Credential,
  type Prompt,
  type Verdict,
} from '#identification';
import type { Policy } from '#policy';
import type { Use } from '#ports';
import { aboutBox, askDigits, boxKind } from './about-box.ts';
import type { Box, Moved } from './box.ts';
import { diagnose } from './diagnose.ts';
import { diagnosePair } from './diagnose-pair.ts';
import { findCode } from './find-code.ts';
import { burn, type OpenBox, openBoxes } from './open-box.ts';
import { synchronise } from './synchronise.ts';
import { chooseWindows, type Windows } from './windows.ts';
import { writeDiagnosis } from './written-diagnosis.ts';

/** K3, K24: the eight digits that the customer's box shows. Any of their boxes in use may answer. */
export function createCodeBox(): Authenticator<null> {
  return {
    ...asked('box-code', ({ boxDigits }) => boxDigits),
    name: boxKind,
    check: (_, credentials, answer, context) => check(credentials, answer, context, { find: findCode, diagnose }),
  };
}

/** K26c: two codes of the same box in a row, typed as one answer, bring it back in step and prove as much as one. */
export function createCodeBoxPair(): Authenticator<null> {
  return {
    ...asked('box-codes', ({ boxDigits }) => 2 * boxDigits),
    name: 'code-box-pair',
    of: boxKind,
    check: (_, credentials, answer, context) => check(credentials, answer, context, { find: findPair, diagnose: diagnosePair }),
  };
}

function asked(message: string, digits: (policy: Policy) => number) {
  return {
    ...aboutBox,
    ask: (_: null, { policy }: Context): Prompt => ({ message: { id: message }, format: askDigits(digits(policy)) }),
  };
}

type Find = (secret: Uint8Array, box: Box, typed: string, now: number, windows: Windows) => Moved | undefined;

/** What is typed as one answer: how it is found among the codes of a box, and what it was when it is not. */
type Kind = { readonly find: Find; readonly diagnose: typeof diagnose };

const findPair: Find = (secret, box, typed, now, windows) => {
  const half = typed.length / 2;
  return synchronise(secret, box, [typed.slice(0, half), typed.slice(half)], now, windows);
};

/**
 * As many codes are computed whoever it is: for as many boxes as a customer may have, and for a wrong code those of the
 * doctor, whose word goes to the audit (K26).
 */
async function check(credentials: readonly Credential[], answer: Answer, context: Context, kind: Kind): Promise<Verdict> {
  if (answer.by !== 'channel' || typeof answer.value !== 'string') return { is: 'rejected', why: 'by the wrong door' };
  const { now, policy } = context;
  const windows = chooseWindows(policy);
  const typed = answer.value;
  const { own, padded } = await openBoxes(credentials, context);
  const found = padded.flatMap((one) => {
    const moved = kind.find(one.secret, one.box, typed, now, windows);
    return moved && mayBeUsed(one, context) ? [{ one, moved }] : [];
  })[0];
  if (found) return accept(found.one, found.moved, context);
  return { is: 'rejected', why: writeDiagnosis(kind.diagnose(own, typed, now, { windows, boxes: policy.boxes })) };
}

/**
 * One that was handed out begins to work by a code of its own, where its owner says that it is here (K5–K8, K27): logged in, or where the
 * policy takes the letters alone. Asked of every box that is compared, those that nobody has too (I7).
 */
function mayBeUsed({ status }: OpenBox, { purpose, inSession, policy }: Context): boolean {
  return status === 'active' || (status === 'handed-out' && purpose === 'change' && (inSession || policy.boxActivation === 'by-its-code'));
}

/** A box that was handed out works once all is right. */
function accept({ credential, status, box }: OpenBox, moved: Moved, context: Context): Verdict {
  const used = burn(credential, { box: { ...box, ...moved } });
  const activate: Use = { ...used, version: used.version + 1, state: { ...used.state, status: 'active' } };
  const isNew = status !== 'active';
  // T12: on the pages that follow it may be reported lost, and it is kept then.
  const stays: Use = { is: 'held', credential: credential.id, now: context.now, state: { status } };
  const still = isNew ? [activate] : context.purpose === 'change' ? [stays] : [];
  // T48: whoever has somebody else's post is seen by its owner.
  const messages = isNew ? [{ kind: 'sms', body: { is: 'notice', notice: 'box-activated' } } as const] : [];
  const later = { uses: [...still, ...openLocks(context)], messages };
  return { is: 'accepted', credential: credential.id, uses: [used], later, elements: ['possession'], amr: ['otp'] };
}

/**
 * I6: where no password is asked, the box opens the locks that wrong passwords have closed, and wrong codes of somebody who knows the
 * right one; beside the password, the one of *new password*, which anybody can fill. Its own, where this try is counted, opens by itself.
 */
function openLocks({ customer, purpose, inSession, now }: Context): Use[] {
  const [alone, session] = [budgetAlone(boxKind), budgetInSession(boxKind)];
  const kinds = inSession ? ['strangers', boxKind, alone] : purpose === 'change' ? ['strangers', boxKind, session] : [alone, session];
  return customer === null ? [] : kinds.map((kind): Use => ({ is: 'open-lock', of: customer, kind, now }));
}
