import { createHmac } from 'node:crypto';
import type { Keys } from '#ports';
import { Broken } from '#ports';

/** Keys for tests: sealed values can be read by eye, and are still bound to their context. Never for a bank. */
export function createPlainKeys(): Keys {
  return {
    async seal(plain, context) {
      return `${Buffer.from(context).toString('base64url')}.${Buffer.from(plain).toString('base64url')}`;
    },
    async open(sealed, context) {
      const [about, plain = ''] = sealed.split('.');
      if (about !== Buffer.from(context).toString('base64url'))
        throw new Broken('sealed-value-damaged', 'Something stored here was changed.', context);
      return Buffer.from(plain, 'base64url');
    },
    async digest(purpose, value) {
      return createHmac('sha256', `test key for ${purpose}`).update(value).digest();
    },
  };
}
