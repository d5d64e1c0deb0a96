import { createHmac } from 'node:crypto';
import { type OcraSuite, type Time, takesChallenge } from '#ports';
import { readKey, truncate } from './hotp.ts';
import { countSteps } from './totp.ts';

/** What goes into a response beside the challenge; all that the suite names must be there. */
export type OcraInput = {
  readonly counter?: number;
  /** Hashed as the suite says: the PIN itself stays in the box. */
  readonly pinHash?: Uint8Array;
  readonly session?: Uint8Array;
  readonly now?: Time;
};

/** Both parties' challenges (RFC 6287 §7.2): the bank proves itself first, then the box. */
export type Challenges = { readonly client: string; readonly server: string };

/** RFC 6287 §7.1 and §7.3.1: the box's response to a challenge, or its signature under one. */
export function computeResponse(secret: Uint8Array, suite: OcraSuite, challenge: string, input: OcraInput = {}): string {
  return compute(secret, suite, [challenge], input);
}

/** RFC 6287 §7.2 and §7.3.2: with what the bank proves itself to the box. The suite is the bank's, without a PIN. */
export function computeServerProof(secret: Uint8Array, suite: OcraSuite, { client, server }: Challenges, input: OcraInput = {}): string {
  return compute(secret, suite, [client, server], input);
}

/** RFC 6287 §7.2 and §7.3.2: the box's response or signature, after the bank has proved itself. */
export function computeMutualResponse(secret: Uint8Array, suite: OcraSuite, { client, server }: Challenges, input: OcraInput = {}): string {
  return compute(secret, suite, [server, client], input);
}

function compute(secret: Uint8Array, suite: OcraSuite, challenges: readonly string[], input: OcraInput): string {
  if (!challenges.every((challenge) => takesChallenge(suite, challenge))) throw new Error(`a challenge does not fit ${suite.text}`);
  const parts = [
    Buffer.from(`${suite.text}\0`),
    suite.counter ? write64(need(input.counter, 'counter')) : nothing,
    writeChallenge(suite, challenges.join('')),
    writePin(suite, input),
    suite.session === null ? nothing : padLeft(need(input.session, 'session'), suite.session),
    suite.step === null ? nothing : write64(countSteps({ step: suite.step, start: 0 }, need(input.now, 'now'))),
  ];
  const mac = createHmac(suite.hash, readKey(secret)).update(Buffer.concat(parts)).digest();
  return suite.digits === 0 ? mac.toString('hex') : truncate(mac, suite.digits);
}

const nothing = Buffer.alloc(0);
const hashLength = { sha1: 20, sha256: 32, sha512: 64 } as const;

/** §5.1: 128 bytes, filled up at the right, half a byte for each sign of a number; so an odd one ends within a byte. */
function writeChallenge({ challenge: { format } }: OcraSuite, challenge: string): Buffer {
  const hex = { A: () => Buffer.from(challenge).toString('hex'), N: () => BigInt(challenge).toString(16), H: () => challenge }[format]();
  return Buffer.from(hex.padEnd(256, '0'), 'hex');
}

function writePin({ pin }: OcraSuite, input: OcraInput): Buffer {
  if (pin === null) return nothing;
  const hash = need(input.pinHash, 'pinHash');
  if (hash.length !== hashLength[pin]) throw new Error(`the PIN is not hashed by ${pin}`);
  return Buffer.from(hash);
}

function padLeft(bytes: Uint8Array, length: number): Buffer {
  if (bytes.length > length) throw new Error(`the session information is longer than ${length} bytes`);
  return Buffer.concat([Buffer.alloc(length - bytes.length), bytes]);
}

function write64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function need<Value>(value: Value | undefined, name: keyof OcraInput): Value {
  if (value === undefined) throw new Error(`the suite wants ${name}`);
  return value;
}
