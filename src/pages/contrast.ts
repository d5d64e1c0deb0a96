export type Tokens = Record<string, string>;

/** Text on its ground (WCAG 1.4.3). Edges and signs on theirs (WCAG 1.4.11). */
const textPairs: readonly [text: string, ground: string][] = [
  ['ink', 'paper'],
  ['ink', 'sky'],
  ['ink', 'glow'],
  ['sky', 'ink'],
  ['ink', 'line'],
  ['soft', 'paper'],
  ['soft', 'sky'],
  ['spruce', 'paper'],
  ['spruce', 'sky'],
  ['on-spruce', 'spruce'],
  ['on-lantern', 'lantern'],
  ['stop', 'paper'],
  ['stop', 'sky'],
];
const borderPairs: readonly [border: string, ground: string][] = [
  ['edge', 'paper'],
  ['edge', 'sky'],
  ['stop', 'paper'],
  ['spruce', 'paper'],
  ['spruce', 'sky'],
];

/**
 * What is wrong with a bank's colours: text under 4.5:1, a border under 3:1, a colour that is missing or not `#rrggbb`.
 * Each sentence names the two colours. Empty: they may be shipped.
 */
export function checkTokens(tokens: { light: Tokens; dark: Tokens }): string[] {
  return Object.entries(tokens).flatMap(([theme, colours]) => [
    ...checkPairs(theme, colours, textPairs, 4.5, 'text'),
    ...checkPairs(theme, colours, borderPairs, 3, 'a border'),
  ]);
}

function checkPairs(theme: string, colours: Tokens, pairs: readonly [string, string][], least: number, what: string): string[] {
  return pairs.flatMap(([over, under]) => {
    const pair = `${theme}: --${over} (${colours[over]}) on --${under} (${colours[under]})`;
    const ratio = contrast(colours[over], colours[under]);
    if (ratio === undefined) return [`${pair} cannot be compared: colours are written #rrggbb`];
    return ratio < least ? [`${pair} has ${ratio.toFixed(1)}:1, ${what} needs ${least}:1`] : [];
  });
}

/** Contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string | undefined, other: string | undefined): number | undefined {
  const [a, b] = [luminance(one), luminance(other)];
  if (a === undefined || b === undefined) return undefined;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string | undefined): number | undefined {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '')?.slice(1);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => linear(Number.parseInt(channel, 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** The colours of a token file: what stands before the dark theme is light; the dark theme overrides it. */
export function readTokens(css: string): { light: Tokens; dark: Tokens } {
  const dark = /@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? '';
  const light = css.slice(0, css.indexOf('@media'));
  const colours = readColours(light);
  return { light: colours, dark: { ...colours, ...readColours(dark) } };
}

function readColours(css: string): Tokens {
  return Object.fromEntries([...css.matchAll(/--([\w-]+):\s*(#\w+)/g)].map(([, name, colour]) => [name, colour]));
}
