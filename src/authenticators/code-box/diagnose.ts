import type { Time } from '#ports';
import { type Box, expectPlace, findWindow, listCodes, mayCount } from './box.ts';
import { compareDigits } from './compare-digits.ts';
import { usualWindows, type Windows } from './windows.ts';

/** Handed out: not activated yet. */
export type BoxStatus = 'handed-out' | 'active' | 'blocked' | 'lost';

export type KnownBox = { readonly serial: string; readonly status: BoxStatus; readonly secret: Uint8Array; readonly box: Box };

/** What a code that was not accepted was. It holds no code, and does not say which digit was wrong or how near it was. */
export type Diagnosis =
  /** It would be accepted now: something else was wrong. */
  | { readonly is: 'right'; readonly serial: string }
  /** Right, but of a box that is not meant, or of one that cannot be used (K26a, K26c). */
  | { readonly is: 'other-box' | 'handed-out' | 'blocked' | 'lost'; readonly serial: string }
  /** It was used, or a later one was. */
  | { readonly is: 'old'; readonly serial: string }
  /** How many codes the box is ahead; below zero: a clock that is slow, or a code of some time ago (K26c, K28). */
  | { readonly is: 'out-of-step'; readonly serial: string; readonly steps: number }
  /** One digit is wrong, or two neighbours have changed places (K26b). */
  | { readonly is: 'mistyped' | 'swapped'; readonly serial: string }
  | { readonly is: 'unknown' };

export type Rules = { readonly boxes: number; readonly meant?: string; readonly windows?: Windows };

/** What a code can be found to be, the likelier the earlier. */
export const findings = ['right', 'other-box', 'handed-out', 'blocked', 'lost', 'old', 'out-of-step', 'swapped', 'mistyped'] as const;

/**
 * The wrong-code doctor (K26): why a code was not accepted. Only for whoever is identified, about their own boxes (D6, T17).
 * `typed`: normalised (T4). `meant`: the serial of the box that it must be of; undefined: any active one.
 *
 * As many codes are computed for every customer: `boxes` times `old + wide + 1`, for boxes they do not have too; those
 * beyond so many are not looked at, first of all those that are not active. By chance eight digits are taken for something once in
 * 37,000 times for each box.
 */
export function diagnose(known: readonly KnownBox[], typed: string, now: Time, { meant, windows = usualWindows, boxes }: Rules): Diagnosis {
  const rank = ({ serial, status }: KnownBox) => (serial === meant ? 0 : status === 'active' ? 1 : 2);
  const looked = [...known].sort((one, other) => rank(one) - rank(other)).slice(0, boxes);
  for (let at = looked.length; at < boxes; at++) compareRow(nobodys, typed, now, windows);
  const found = looked.flatMap((one) => {
    const isMeant = meant === undefined ? one.status === 'active' : one.serial === meant;
    return compareRow(one, typed, now, windows).flatMap((likeness) => judge(one, isMeant, likeness, now, windows) ?? []);
  });
  const [likeliest = { is: 'unknown' }] = findings.flatMap((is) => found.filter((one) => one.is === is));
  return likeliest;
}

const nobodys: KnownBox = {
  serial: '',
  status: 'lost',
  secret: new Uint8Array(20),
  box: { kind: 'hotp', digits: 8, next: 0 },
};

type Likeness = { readonly place: number; readonly is: 'same' | 'swapped' | 'mistyped' };

/** Compares with `old + wide + 1` codes: of HOTP the last ones and those to come, of TOTP as many on both sides of now. */
function compareRow({ secret, box }: KnownBox, typed: string, now: Time, { old, wide }: Windows): Likeness[] {
  const first = expectPlace(box, now) - (box.kind === 'hotp' ? old : Math.ceil((old + wide) / 2));
  return listCodes(secret, box, first, first + old + wide).flatMap((code, at) => {
    const is = compareDigits(code, typed);
    return is === 'different' ? [] : [{ place: first + at, is }];
  });
}

function judge(known: KnownBox, isMeant: boolean, likeness: Likeness, now: Time, windows: Windows): Diagnosis | undefined {
  const { serial, status, box } = known;
  const { place, is } = likeness;
  const [first, last] = findWindow(box, now, windows);
  const isInWindow = place >= first && place <= last && mayCount(box, place, now, windows);
  const canBeUsed = status === 'active' || status === 'handed-out';
  if (is !== 'same') return isInWindow && isMeant && canBeUsed ? { is, serial } : undefined;
  if (status === 'blocked' || status === 'lost') return { is: status, serial };
  if (!isMeant) return { is: status === 'active' ? 'other-box' : status, serial };
  if (place < box.next) return { is: 'old', serial };
  return isInWindow ? { is: 'right', serial } : { is: 'out-of-step', serial, steps: place - expectPlace(box, now) };
}
