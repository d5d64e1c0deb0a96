import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Broken, type Clock } from '#ports';
import { checkSignature, type SignatureFault } from './check-signature.ts';
import { createNonces } from './nonces.ts';
import type { SigningKey } from './signing-keys.ts';

const sentences: { readonly [fault in SignatureFault]: string } = {
  missing: 'This client signs its requests: Signature-Input and Signature are missing.',
  malformed: 'Signature-Input or Signature cannot be read.',
  'unknown-key': 'No signature names a key of this client (keyid).',
  incomplete: 'The signature does not cover all it must, or has no created or no nonce of 16 to 128 characters.',
  'too-old': 'The signature was not made within the last minute.',
  'wrong-digest': 'Content-Digest is not that of the body.',
  wrong: 'The signature is not right.',
  used: 'This signature has been used.',
};

export type DemandParts = {
  readonly clock: Clock;
  /** This server's public address: the authority that requests are sent to. */
  readonly origin: string;
  /** The keys of a client that signs; undefined for one that does not. */
  readonly keysOf: (request: FastifyRequest) => readonly SigningKey[] | undefined;
  /** Bytes in one body. */
  readonly most: number;
};

/** Refuses what a client that signs has not signed, before its body is read as anything. Throws Broken('signature-wrong'), which says what is wrong. */
export function demandSignatures(door: FastifyInstance, { clock, origin, keysOf, most }: DemandParts): void {
  const nonces = createNonces();
  const since = clock.now();
  door.addHook('preParsing', async (request, _reply, payload) => {
    const keys = keysOf(request);
    if (!keys) return payload;
    const { method = '', url: target = '', headersDistinct: headers } = request.raw;
    // Without these two there is no body (RFC 9112 §6.3), and a request for a WebSocket never ends.
    const hasBody = 'content-length' in headers || 'transfer-encoding' in headers;
    const body = hasBody ? await readAll(payload, most) : Buffer.alloc(0);
    const sent = { method, origin: new URL(origin).origin, target, headers, body };
    const fault = checkSignature(sent, { keys, nonces, now: clock.now(), since });
    if (fault) throw new Broken('signature-wrong', sentences[fault]);
    if (!hasBody) return payload;
    return Object.assign(Readable.from(body.length > 0 ? [body] : []), { receivedEncodedLength: body.length });
  });
}

async function readAll(payload: AsyncIterable<Uint8Array | string>, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of payload) {
    length += piece.length;
    if (length > most) throw new Broken('bad-request', 'This message is too long.');
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}
