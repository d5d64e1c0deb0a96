export const pinLength = 4;

/** Four equal digits or four in a row, up or down: 24 of 10,000 (K22, K29). */
export function isWeakPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  const [first = 0] = steps;
  return Math.abs(first) <= 1 && steps.every((step) => step === first);
}
