/**
 * How a new password is made with the box, each on a page of its own: by one code, or by two in a row, of a box that is out of step
 * (K26c). Each leads to the other, whoever comes (D6).
 */
export const newPasswordWays = [
  { plan: 'new-password', place: 'password/new', codes: 1 },
  { plan: 'new-by-two-codes', place: 'password/new/two-codes', codes: 2 },
] as const;

export type NewPasswordWay = (typeof newPasswordWays)[number];
