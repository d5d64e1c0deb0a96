import type { Policy } from '#policy';

/** What the box shows stands on it in one language, whatever its owner speaks (K18–K28). */
export const displays = {
  pin: 'ANGE PIN',
  newPin: 'NY PIN',
  verify: 'VERIFIERA',
  done: 'OK',
  change: 'BYT PIN',
  challenge: 'ANGE TAL',
  dark: '',
} as const;

/** A code of nobody's box, of the digits of the policy. */
export function inventBoxCode({ boxDigits }: Policy): string {
  return '83920174'.repeat(Math.ceil(boxDigits / 8)).slice(0, boxDigits);
}
