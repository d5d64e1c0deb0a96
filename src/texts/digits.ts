const groupLength: Record<number, number> = { 4: 2, 6: 3, 8: 4 };

/** A code as it is spoken and written: four digits in pairs, six in threes, eight in fours; any other length in one group. */
export function groupDigits(code: string): string[] {
  if (!/^[0-9]+$/.test(code)) throw new RangeError('A code has digits only.');
  const length = groupLength[code.length] ?? code.length;
  return Array.from({ length: code.length / length }, (_, group) => code.slice(group * length, (group + 1) * length));
}

/** For the eye: `42 71`. */
export function writeDigits(code: string): string {
  return groupDigits(code).join(' ');
}

/** For a screen reader, which would make one number of a group: `4 2 7 1`. */
export function spellDigits(code: string): string {
  return groupDigits(code).join('').split('').join(' ');
}
