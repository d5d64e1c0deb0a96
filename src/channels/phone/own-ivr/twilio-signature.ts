import { createHmac, timingSafeEqual } from 'node:crypto';

/** Parameters of a form; a name that came twice has a list. */
export type Form = { readonly [name: string]: string | readonly string[] };

/**
 * X-Twilio-Signature: HMAC-SHA1 over the address and every parameter, sorted by name. It has no time and no nonce: what is sent
 * twice is harmless here because each address names a step, and a step is answered once.
 */
export function isSignedByTwilio(token: string, url: string, form: Form, signature: string | undefined): boolean {
  const data = Object.keys(form)
    .sort()
    .map((name) => writeParameter(name, form[name]))
    .join('');
  const right = createHmac('sha1', token)
    .update(url + data)
    .digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return given.length === right.length && timingSafeEqual(given, right);
}

function writeParameter(name: string, value: Form[string] | undefined): string {
  if (typeof value === 'string') return name + value;
  return [...new Set(value)]
    .sort()
    .map((one) => name + one)
    .join('');
}
