import { Broken } from '#ports';

/** A secret from the environment. Throws Broken('keys-unreadable') naming the variable where there is none. */
export function readSecret(environment: string): string {
  const secret = process.env[environment];
  if (!secret)
    throw new Broken('keys-unreadable', 'The keys of this server cannot be read.', `the environment variable ${environment} is not set`);
  return secret;
}
