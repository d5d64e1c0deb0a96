import type { Person } from './authenticator.ts';

/**
 * Whether they say who they are by a user code (S6). Who has none has come with a code box and says it by a number (K3): how long their
 * password is, what it must not be made of, and where they block and make a new one depend on this alone.
 */
export function hasUserCode({ identifiers }: Pick<Person, 'identifiers'>): boolean {
  return identifiers.some(({ kind }) => kind === 'user-code');
}
