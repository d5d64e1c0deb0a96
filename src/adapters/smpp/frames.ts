import { type Frame, headerLength, longestFrame } from './pdu.ts';

/**
 * Cuts a stream into frames. Give it what comes, in whatever pieces; it gives back the frames that are whole. Throws
 * RangeError at a length that no frame has: from there on nothing can be understood, and the connection must go.
 */
export function createCutter(): (piece: Uint8Array) => readonly Frame[] {
  let kept = Buffer.alloc(0);
  return (piece) => {
    kept = Buffer.concat([kept, piece]);
    const frames: Frame[] = [];
    for (let length = lengthOf(kept); length !== undefined && kept.length >= length; length = lengthOf(kept)) {
      frames.push(readFrame(kept.subarray(0, length)));
      kept = kept.subarray(length);
    }
    return frames;
  };
}

function lengthOf(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readUInt32BE(0);
  if (length < headerLength || length > longestFrame) throw new RangeError('This is no SMPP.');
  return length;
}

function readFrame(bytes: Buffer): Frame {
  const [command, status, sequence] = [4, 8, 12].map((at) => bytes.readUInt32BE(at)) as [number, number, number];
  return { command, status, sequence, body: Uint8Array.from(bytes.subarray(headerLength)) };
}
