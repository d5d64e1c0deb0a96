import type { Configuration } from 'oidc-provider';

/** D13: what a client may choose. Never `none`, and nothing with a shared secret: only its hash is known here. */
const signatures = ['ES256', 'PS256', 'RS256'] as const;
const keyEncryption = ['RSA-OAEP-256', 'ECDH-ES'] as const;
const contentEncryption = ['A256GCM', 'A128GCM', 'A128CBC-HS256'] as const;

export const algorithms = {
  clientAuthSigningAlgValues: [...signatures],
  idTokenSigningAlgValues: [...signatures],
  requestObjectSigningAlgValues: [...signatures],
  authorizationSigningAlgValues: [...signatures],
  userinfoSigningAlgValues: [...signatures],
  idTokenEncryptionAlgValues: [...keyEncryption],
  idTokenEncryptionEncValues: [...contentEncryption],
  authorizationEncryptionAlgValues: [],
  authorizationEncryptionEncValues: [],
  userinfoEncryptionAlgValues: [...keyEncryption],
  userinfoEncryptionEncValues: [...contentEncryption],
  requestObjectEncryptionAlgValues: [],
  requestObjectEncryptionEncValues: [],
  dPoPSigningAlgValues: ['ES256', 'Ed25519'],
} satisfies Configuration['enabledJWA'];
