/** The default alphabet of GSM 03.38 (3GPP TS 23.038 §6.2.1), by its codes; the place of the escape (0x1B) is never met. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** The extension table (§6.2.1.1): an escape goes before. */
const extended: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

const escapeCode = 0x1b;

const codes = new Map<string, readonly number[]>([
  ...[...basic].map((sign, code) => [sign, [code]] as const).filter(([sign]) => sign !== '\u001b'),
  ...Object.entries(extended).map(([sign, code]) => [sign, [escapeCode, code]] as const),
]);

/** One entry for each sign: one code, or two with the escape. Undefined if the alphabet lacks one of them. */
export function toGsm7(text: string): readonly (readonly number[])[] | undefined {
  const signs = [...text].map((sign) => codes.get(sign));
  return signs.every((one) => one !== undefined) ? signs : undefined;
}

/** What a telephone shows for these codes, one in each byte; a code that means nothing is a question mark. */
export function fromGsm7(bytes: Uint8Array): string {
  const shown = new Map([...codes].map(([sign, code]) => [code.join(), sign]));
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] === escapeCode ? [escapeCode, bytes[++at]] : [bytes[at]];
    text += shown.get(code.join()) ?? '?';
  }
  return text;
}
