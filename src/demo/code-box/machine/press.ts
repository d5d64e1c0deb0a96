import { type Box, type Display, type Key, tries } from './box.ts';
import { lookAt } from './light.ts';
import { isWeakPin, pinLength } from './pin.ts';

/** N5: so many digits are keyed in of what the bank shows or says. */
const challengeLength = 8;

/**
 * One key pressed at `now` (ms). A key that means nothing on this display changes nothing but the time it stays lit.
 * MENU takes back a digit while one keys; the box has no key of its own for that.
 */
export function press(before: Box, key: Key, now: number): Box {
  const box = lookAt(before, now);
  return { ...pressLit(box, key), pressed: now };
}

function pressLit(box: Box, key: Key): Box {
  if (key === 'OK') return pressOk(box);
  if (key === 'MENU') return pressMenu(box);
  return pressDigit(box, key);
}

function pressDigit(box: Box, digit: string): Box {
  const { display } = box;
  if (!('keyed' in display) || display.keyed.length === lengthOf(display)) return box;
  const keyed = display.keyed + digit;
  // The first digit puts the word of the question back where the box had said what was wrong.
  if (display.is === 'verify' || display.is === 'challenge') return show(box, { ...display, keyed });
  if (display.is !== 'pin' && display.is !== 'wrong-pin') return show(box, { is: 'new-pin', keyed });
  // K19 names no OK after the start PIN: it counts with its last digit.
  return box.isStart && keyed.length === pinLength ? tryPin(box, keyed) : show(box, { is: 'pin', keyed });
}

function lengthOf({ is }: Display): number {
  return is === 'challenge' ? challengeLength : pinLength;
}

/** The lists name the first line of the menu; what else a box can do comes after it (N5). */
function pressMenu(box: Box): Box {
  const { display, answered } = box;
  if (display.is === 'code') return show(box, { is: 'menu' });
  if (display.is === 'menu' && answered !== undefined) return show(box, { is: 'challenge', keyed: '' });
  return 'keyed' in display ? show(box, { ...display, keyed: display.keyed.slice(0, -1) }) : box;
}

function pressOk(box: Box): Box {
  const { display } = box;
  if (display.is === 'dark') return show(box, box.wrong < tries ? { is: 'pin', keyed: '' } : { is: 'locked' });
  if (display.is === 'menu') return show(box, { is: 'new-pin', keyed: '' });
  // Put out by hand: whoever needs the next code need not wait (K14).
  if (!('keyed' in display)) return show(box, { is: 'dark' });
  if (display.keyed.length < lengthOf(display)) return box;
  if (display.is === 'challenge') return answer(box, display.keyed);
  if (display.is === 'verify') return verify(box, display);
  return display.is === 'pin' ? tryPin(box, display.keyed) : choose(box, display.keyed);
}

function tryPin(box: Box, keyed: string): Box {
  if (keyed !== box.pin) {
    const wrong = box.wrong + 1;
    return { ...box, wrong, display: wrong < tries ? { is: 'wrong-pin', keyed: '' } : { is: 'locked' } };
  }
  const right = { ...box, wrong: 0 };
  if (box.isStart) return show(right, { is: 'new-pin', keyed: '' });
  // Shown is burnt, typed or not (K28, D10).
  return { ...right, counter: box.counter + 1, display: { is: 'code', counter: box.counter } };
}

/** Counted as codes are: what was shown is never shown again. */
function answer(box: Box, challenge: string): Box {
  const counter = box.answered ?? 0;
  return { ...box, answered: counter + 1, display: { is: 'answer', challenge, counter } };
}

/** K2: the PIN is one that the customer chose, so not the one in the letter either. */
function choose(box: Box, chosen: string): Box {
  const isOther = isWeakPin(chosen) || (box.isStart && chosen === box.pin);
  return show(box, isOther ? { is: 'other-pin', keyed: '' } : { is: 'verify', chosen, keyed: '' });
}

function verify(box: Box, { chosen, keyed }: Extract<Display, { is: 'verify' }>): Box {
  if (keyed !== chosen) return show(box, { is: 'unlike', keyed: '' });
  return { ...box, pin: chosen, isStart: false, display: { is: 'done' } };
}

function show(box: Box, display: Display): Box {
  return { ...box, display };
}
