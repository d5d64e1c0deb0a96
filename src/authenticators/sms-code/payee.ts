/** What of a name every telephone shows in one septet (3GPP TS 23.038 §6.2.1). */
const shownAsItIs = /^[A-Za-z0-9 &'()+,\-./:;!?*%"ÄÖÑÜäöñüàÅåÆæØøßÉéèùìòÇ]$/;
/** Letters that are no other letter with a mark. */
const written: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', œ: 'oe', Œ: 'OE' };
const cut = '..';
/** What would look as if something was added here: such a name never stands alone, or it would bring another's account with it. */
const looksAdded = /[()]|\.\./;
/** Fewer of its letters would say nothing. */
const leastOfName = 4;

/**
 * A payee as an SMS names it, in at most `room` characters. A name that stands there to the letter stands alone. One that does not, for it
 * is too long or has letters that telephones do not have, is never the only thing that is said: the account comes with it, whole, so that
 * nobody else's name looks alike (RTS art. 5). What must be said is said, even if `room` is too small.
 */
export function writePayee({ payee, account }: { readonly payee: string; readonly account: string }, room: number): string {
  const shown = [...payee].map(showLetter).join('');
  if (shown === payee && payee.length <= room && !looksAdded.test(payee)) return payee;
  const left = room - account.length - 3;
  if (shown.length <= left) return `${shown} (${account})`;
  const name = shown.slice(0, Math.max(left - cut.length, leastOfName)).trimEnd();
  return `${name}${cut} (${account})`;
}

function showLetter(letter: string): string {
  if (shownAsItIs.test(letter)) return letter;
  const bare = written[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Za-z]+$/.test(bare) ? bare : '?';
}
