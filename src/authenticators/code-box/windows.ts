/** How far a box may be from what the bank expects of it; counted in codes, which for TOTP are time steps. */
export type Windows = {
  /** HOTP: how many codes may have been made and not used (RFC 4226 §7.4, s). Each change of PIN makes one (K28, D10). */
  readonly ahead: number;
  /** TOTP: how much too early or too late a code may come (RFC 6238 §5.2: one). */
  readonly aside: number;
  /** TOTP: how far a box's clock may ever have drifted, fast or slow (RFC 6238 §6). */
  readonly drift: number;
  /** TOTP: in how many steps a clock goes wrong by one at worst; so two codes of half an hour ago are old ones, unless nobody used the box for long. */
  readonly pace: number;
  /** HOTP: how far ahead two codes in a row still bring a box back in step (RFC 4226 §7.4). */
  readonly wide: number;
  /** How many old codes the diagnosis knows again. */
  readonly old: number;
};

/**
 * A try guesses one of 21 codes of eight digits once in five million times. A hundred steps of half a minute are what a poor
 * quartz loses in two years; the pace is twice that.
 */
export const usualWindows: Windows = { ahead: 20, aside: 1, drift: 100, pace: 10_000, wide: 1000, old: 50 };
