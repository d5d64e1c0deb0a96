/** Shorter numbers occur by chance; no number of so many digits does. */
export const canaryDigits = 24;

/**
 * Those of the canaries that stand in the text: as they are, with spaces or hyphens between, in hexadecimal, or in base64 by
 * themselves or within something longer. No digit of them can be hidden behind a keyed hash or a seal and found here.
 */
export function findCanaries(text: string, canaries: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const form of formsOf(text))
    for (const run of form.replace(/(?<=\d)[ -](?=\d)/g, '').match(longNumber) ?? [])
      for (let at = 0; at + canaryDigits <= run.length; at++) {
        const digits = run.slice(at, at + canaryDigits);
        if (canaries.has(digits)) found.add(digits);
      }
  return [...found];
}

const longNumber = new RegExp(`\\d{${canaryDigits},}`, 'g');

function* formsOf(text: string): Generator<string> {
  yield text;
  // Whatever stands before it, one of four beginnings is in step with it.
  for (const token of text.match(/[A-Za-z0-9+/_-]{32,}/g) ?? [])
    for (let skip = 0; skip < 4; skip++) yield Buffer.from(token.slice(skip), 'base64url').toString('latin1');
  for (const token of text.match(/(?:[0-9a-f]{2}){24,}/gi) ?? [])
    for (let skip = 0; skip < 2; skip++) yield Buffer.from(token.slice(skip), 'hex').toString('latin1');
}
