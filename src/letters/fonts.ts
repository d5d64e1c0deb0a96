/** The files that the letters are set in; `extended` has the letters of names that are not of western Europe. */
export type Fonts = {
  readonly text: Uint8Array;
  readonly textExtended: Uint8Array;
  readonly bold: Uint8Array;
  readonly mono: Uint8Array;
  readonly monoBold: Uint8Array;
};

export const fontNames = ['text', 'textExtended', 'bold', 'mono', 'monoBold'] as const satisfies readonly (keyof Fonts)[];

/** The basic file of a font has Latin-1 and punctuation; the rest of the Latin letters lie in the extended one. */
export function splitByFont(line: string): { readonly font: 'text' | 'textExtended'; readonly text: string }[] {
  return [...line.matchAll(/[\u0100-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]+|[^\u0100-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]+/g)].map(([text]) => ({
    font: /^[\u0100-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]/.test(text) ? 'textExtended' : 'text',
    text,
  }));
}
