import { type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Details } from './provider.ts';

type Expected = {
  readonly issuer: string;
  readonly client: string;
  /** Who is logged in here. */
  readonly sub: string;
  /** What was asked to be confirmed. */
  readonly details: Details;
  readonly now: number;
};

const oldest = 10 * 60;

/**
 * What the customer confirmed, signed by the provider: a proof that the bank keeps (RTS art. 5, dynamic linking). It counts only if it
 * is for us, of this customer, of now, seen for the first time, and names exactly what was asked. Gives the reason if it does not.
 */
export async function findFault(
  statement: string | undefined,
  keys: JWTVerifyGetKey,
  expected: Expected,
  isNew: (id: string) => boolean,
): Promise<string | undefined> {
  if (statement === undefined) return 'There is no statement.';
  let said: JWTPayload;
  try {
    const { payload } = await jwtVerify(statement, keys, {
      issuer: expected.issuer,
      audience: expected.client,
      subject: expected.sub,
      typ: 'styrka-confirmation+jwt',
      algorithms: ['ES256', 'PS256'],
      requiredClaims: ['iat', 'jti'],
      maxTokenAge: oldest,
      clockTolerance: 60,
      currentDate: new Date(expected.now),
    });
    said = payload;
  } catch (error) {
    return (error as Error).message;
  }
  const confirmed: unknown = said['authorization_details'];
  if (!Array.isArray(confirmed) || confirmed.length !== 1) return 'It does not name one thing.';
  if (!isSame(expected.details, confirmed[0])) return 'It names something else.';
  // Last, so that a statement that counts for nothing uses up nothing.
  return isNew(said.jti ?? '') ? undefined : 'It was used before.';
}

/** All that was asked stands there, to the letter, and nothing is added but what the provider adds to every one. */
function isSame(asked: unknown, confirmed: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return asked === confirmed;
  if (typeof confirmed !== 'object' || confirmed === null) return false;
  const [wanted, given] = [asked as Details, confirmed as Details];
  const names = new Set([...Object.keys(wanted), ...Object.keys(given)]);
  names.delete('statement');
  return [...names].every((name) => Object.hasOwn(wanted, name) && Object.hasOwn(given, name) && isSame(wanted[name], given[name]));
}
