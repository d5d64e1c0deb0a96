import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export type SoftPasskey = {
  /** Set to false: the authenticator says that it saw somebody and not who. */
  userVerified: boolean;
  /** Rises by one with each use; null: stays 0, as a synced passkey's does. */
  counter: number | null;
  /** The user handle that it was made for, base64url; null: it is not discoverable, and names nobody. */
  user: string | null;
  /** It may be on several devices. */
  synced: boolean;
  register(challenge: string): object;
  assert(challenge: string): object;
};

/** A platform authenticator in software (WebAuthn L3 §6): an ES256 key, attestation 'none'. `challenge` in base64url. */
export function createSoftPasskey({ origin, rpId }: { readonly origin: string; readonly rpId: string }): SoftPasskey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(20);
  const clientData = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const passkey: SoftPasskey = {
    userVerified: true,
    counter: null,
    user: null,
    synced: false,
    register(challenge) {
      const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
      const data = writeAuthenticatorData(rpId, passkey, Buffer.concat([Buffer.alloc(16), length16(id), id, writeCoseKey(x, y)]));
      const attestation = Buffer.concat([map(3), text('fmt'), text('none'), text('attStmt'), map(0), text('authData'), bytes(data)]);
      const response = { clientDataJSON: encode(clientData('webauthn.create', challenge)), attestationObject: encode(attestation) };
      return { id: encode(id), rawId: encode(id), type: 'public-key', response, clientExtensionResults: {} };
    },
    assert(challenge) {
      if (passkey.counter !== null) passkey.counter++;
      const data = writeAuthenticatorData(rpId, passkey);
      const client = clientData('webauthn.get', challenge);
      const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey);
      const named = passkey.user === null ? {} : { userHandle: passkey.user };
      const response = { clientDataJSON: encode(client), authenticatorData: encode(data), signature: encode(signature), ...named };
      return { id: encode(id), rawId: encode(id), type: 'public-key', response, clientExtensionResults: {} };
    },
  };
  return passkey;
}

function writeAuthenticatorData(rpId: string, { userVerified, counter, synced }: SoftPasskey, attested?: Buffer): Buffer {
  const flags = 0x01 | (userVerified ? 0x04 : 0) | (synced ? 0x18 : 0) | (attested ? 0x40 : 0);
  const head = Buffer.alloc(5);
  head.writeUInt8(flags, 0);
  head.writeUInt32BE(counter ?? 0, 1);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), head, attested ?? Buffer.alloc(0)]);
}

/** COSE_Key (RFC 9053 §7.1): EC2, ES256, P-256. */
function writeCoseKey(x: string, y: string): Buffer {
  const coordinate = (key: number, value: string) => Buffer.concat([Buffer.from([key]), bytes(Buffer.from(value, 'base64url'))]);
  return Buffer.concat([map(5), Buffer.from([0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), coordinate(0x21, x), coordinate(0x22, y)]);
}

// CBOR (RFC 8949), as much of it as is needed here.
const map = (pairs: number) => Buffer.from([0xa0 + pairs]);
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Buffer) =>
  Buffer.concat([
    value.length < 256 ? Buffer.from([0x58, value.length]) : Buffer.from([0x59, value.length >> 8, value.length & 255]),
    value,
  ]);
const length16 = (value: Buffer) => Buffer.from([value.length >> 8, value.length & 255]);
const encode = (value: Buffer) => value.toString('base64url');
