/** Swapped: two neighbours have changed places. Mistyped: one digit is another. Every digit is looked at, whatever comes before it. */
export function compareDigits(code: string, typed: string): 'same' | 'swapped' | 'mistyped' | 'different' {
  if (code.length !== typed.length) return 'different';
  const wrong = [...code].flatMap((digit, at) => (digit === typed[at] ? [] : [at]));
  const [one = 0, other = 0] = wrong;
  if (wrong.length === 0) return 'same';
  if (wrong.length === 1) return 'mistyped';
  const areSwapped = wrong.length === 2 && other === one + 1 && code[one] === typed[other] && code[other] === typed[one];
  return areSwapped ? 'swapped' : 'different';
}
