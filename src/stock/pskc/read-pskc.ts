import { endWithFault, type StockItem } from '../box.ts';
import { refuse } from '../faults.ts';
import type { Openers } from './encryption.ts';
import { joinPackages } from './join-keys.ts';
import { xmlSignature } from './namespaces.ts';
import { checkRoot, readContainer } from './read-container.ts';
import { readXml } from './read-xml.ts';
import { type Signer, verifySignature } from './verify-signature.ts';

export type { Signer };

/** Opens the file from its beginning; called twice, so that a file longer than memory can be looked through first. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** What the bank and the maker of the boxes have exchanged by another way than the file. */
export type FileKeys = Openers & {
  readonly signer?: Signer;
};

/** A signed file is held in memory as a tree, some thirty times its size. */
const mostSignedBytes = 20_000_000;

/**
 * The boxes of a PSKC file (RFC 6030), one after the other. Before the first one comes out, the whole file has been found
 * well-formed, harmless, and signed by `signer` if one is given; a signed file is not read without. What is wrong is a value
 * with a line; of a signed file that is the line of what was signed (canonical XML), which has no XML declaration.
 */
export function readPskc(open: OpenFile, { signer, ...openers }: FileKeys = {}): AsyncGenerator<StockItem> {
  return joinPackages(endWithFault(signer ? readSigned(open, openers, signer) : readUnsigned(open, openers)));
}

async function* readUnsigned(open: OpenFile, openers: Openers): AsyncGenerator<StockItem> {
  const { signedAt } = await lookThrough(open());
  if (signedAt !== undefined) refuse('signer-needed', signedAt);
  yield* readContainer(open(), { openers, isSigned: false });
}

async function* readSigned(open: OpenFile, openers: Openers, signer: Signer): AsyncGenerator<StockItem> {
  const file = await collect(open());
  const { signedAt } = await lookThrough(split(file));
  if (signedAt === undefined) return refuse('not-signed', 1);
  // What was signed is read, not what stands around it: so nothing can be wrapped round a true signature.
  const signed = verifySignature(new TextDecoder().decode(file), signer, signedAt);
  yield* readContainer(split(Buffer.from(signed, 'utf8')), { openers, isSigned: true });
}

/** Throws Refused at whatever no file of boxes may hold. `signedAt`: the line of the signature. */
async function lookThrough(bytes: AsyncIterable<Uint8Array>): Promise<{ readonly signedAt: number | undefined }> {
  let signedAt: number | undefined;
  for await (const { is, element } of readXml(bytes)) {
    if (is === 'root') checkRoot(element);
    else if (element.space === xmlSignature && element.name === 'Signature') signedAt ??= element.line;
  }
  return { signedAt };
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > mostSignedBytes) refuse('too-large', 1);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* split(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
